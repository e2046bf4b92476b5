import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAdvice } from '../dependencies/advisories.ts';
import { findOrInstallBrowser } from '../lib/browser.ts';
import { ROOT } from '../lib/root.ts';
import { capture, runHere } from '../lib/run.ts';
import { type Counts, countJest, countPlaywright } from './counts.ts';

export interface Outcome {
  readonly counts: Counts;
  /** Why nothing was run, for a step that was skipped. */
  readonly skipped?: string;
}

export interface Step {
  /** What `npm test -- <name>` calls it. */
  readonly name: string;
  readonly title: string;
  /** `patterns` narrow down which tests of the step are run. */
  run(patterns: readonly string[]): Promise<Outcome>;
}

const PASSED: Outcome = { counts: { passed: 1, failed: 0, skipped: 0 } };
const FAILED: Outcome = { counts: { passed: 0, failed: 1, skipped: 0 } };
const AUDIT_WITHIN_MS = 60_000;
const WORDING_CHECK = join(ROOT, '..', 'shared', 'tools', 'copied.mjs');

/** In the order in which they are run: what fails fast comes first, the browser last. */
export const STEPS: readonly Step[] = [
  check('lint', 'Format and lint', ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.']),
  check('layers', 'Layers', ['scripts/layers-check.ts']),
  check('types', 'Types', ['typescript/bin/tsc', '-p', '.']),
  check('spec', 'Every rule has a test', ['scripts/spec-check.ts']),
  check('licences', 'Licences of the packages', ['scripts/licences-check.ts']),
  { name: 'advisories', title: 'Known advisories of the packages', run: checkAdvisories },
  { name: 'wording', title: "No sentence of the publisher's deck", run: checkWording },
  check('manifest', 'Teams app package', ['scripts/package.ts', '--env', 'local', '--check']),
  check('build', 'Production build and budgets', ['scripts/build/main.ts', '--if-stale']),
  jest('unit', 'Unit tests'),
  jest('contract', 'Contract suites of the ports'),
  jest('integration', 'Integration tests'),
  jest('attack', 'Attacks on a running server'),
  { name: 'e2e', title: 'Browser tests', run: runBrowserTests },
];

/** A script of ours, or the program of a package. */
function check(name: string, title: string, [program = '', ...args]: readonly string[]): Step {
  return {
    name,
    title,
    run: async () =>
      (await runHere(process.execPath, [programPath(program), ...args])) === 0 ? PASSED : FAILED,
  };
}

function programPath(program: string): string {
  return program.startsWith('scripts/') ? join(ROOT, program) : join(ROOT, 'node_modules', program);
}

/** Fluid loads its summarizer with a dynamic import, which Jest's modules can do with this only. */
const NODE_OPTIONS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

function jest(name: string, title: string): Step {
  return {
    name,
    title,
    async run(patterns) {
      const report = freshReport(name);
      const folder = `tests/${name}/`;
      const paths = patterns.length > 0 ? patterns.map((pattern) => `${folder}.*${pattern}`) : [folder];
      const program = programPath('jest/bin/jest.js');
      const exitCode = await runHere(process.execPath, [
        ...NODE_OPTIONS,
        program,
        '--json',
        `--outputFile=${report}`,
        // Fluid's clients keep timers of two minutes after they are disposed of; nothing of a test waits for them.
        '--forceExit',
        ...paths,
      ]);
      return { counts: countJest(report, exitCode) };
    },
  };
}

async function runBrowserTests(patterns: readonly string[]): Promise<Outcome> {
  const report = freshReport('e2e');
  let browser: string;
  try {
    const found = await findOrInstallBrowser(console.log);
    console.log(`Browser: ${found.path} (${found.from})`);
    browser = found.path;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return FAILED;
  }
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await runHere(
    process.execPath,
    [programPath('@playwright/test/cli.js'), 'test', ...patterns],
    { env },
  );
  return { counts: countPlaywright(report, exitCode) };
}

/** Of what is delivered. A registry that does not answer keeps nobody from working, and is told. */
async function checkAdvisories(): Promise<Outcome> {
  const { output } = await capture('npm', ['audit', '--json', '--omit=dev'], { withinMs: AUDIT_WITHIN_MS });
  const advice = readAdvice(output);
  if ('silent' in advice) {
    return { counts: { passed: 0, failed: 0, skipped: 1 }, skipped: advice.silent };
  }
  for (const problem of advice.problems) console.error(problem);
  console.log(`${advice.problems.length} severe, ${advice.others} others`);
  return advice.problems.length > 0 ? FAILED : PASSED;
}

/** The publisher's own text is no part of the project; where it lies beside it, nothing of it may have come in. */
async function checkWording(): Promise<Outcome> {
  if (!existsSync(WORDING_CHECK)) {
    return {
      counts: { passed: 0, failed: 0, skipped: 1 },
      skipped: 'the text to compare with is not on this machine',
    };
  }
  const { exitCode, output } = await capture(process.execPath, [WORDING_CHECK]);
  if (output.trim()) console.error(output.trim());
  return exitCode === 0 && !output.trim() ? PASSED : FAILED;
}

/** Where a runner is to write its figures; those of the last time are gone. */
function freshReport(name: string): string {
  const file = join(ROOT, 'test-results', `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}
