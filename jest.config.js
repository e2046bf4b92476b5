import { availableParallelism } from 'node:os';
import { bundledPackages } from './scripts/test/packageBundles.ts';

/** Jest runs the TypeScript as it is written; swc only strips types and turns modules into CommonJS. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2024',
  },
  module: { type: 'commonjs' },
};

// Packages that ship ES modules only.
const ESM_ONLY = ['httpxy', 'jose', 'saxen'];

export default {
  testEnvironment: 'node',
  // Packages as Node takes them, in tests with a DOM too: their builds for browsers are ES modules.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  // Most of what takes time here waits for something else; Jest would leave a machine with two cores half idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Only what hangs is cut off: how long a test takes says nothing on a machine that does other things besides.
  testTimeout: 30_000,
  setupFiles: ['<rootDir>/tests/support/unrefLongTimers.ts'],
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/tests/e2e/'],
  // One file instead of thousands for each test file to read.
  moduleNameMapper: await bundledPackages(),
  transform: { '\\.m?[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ESM_ONLY.join('|')})/)`, '/\\.cache/'],
};
