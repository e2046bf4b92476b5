// @ts-check
// How `npm run mutate` changes sources and runs tests against each change. See scripts/mutate.ts.
import { availableParallelism } from 'node:os';
import jestConfig from './jest.config.js';

const { MUTATE = '', MUTATE_TESTS = '[]' } = process.env;
const testMatch = JSON.parse(MUTATE_TESTS).map((/** @type {string} */ glob) => `<rootDir>/${glob}`);

export default {
  mutate: [MUTATE],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: { ...jestConfig, testMatch, maxWorkers: 1 },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  // What runs once when a file is loaded would need all tests for each change.
  ignoreStatic: true,
  concurrency: Math.max(1, availableParallelism() - 1),
  // Stryker would rewrite the file with a programming interface that TypeScript 7 lacks; nothing here is compiled.
  tsconfigFile: 'none',
  tempDirName: 'test-results/mutation',
  ignorePatterns: ['/data', '/dist', '/test-results', '/docs', '/bench', '/.cache'],
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'test-results/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
