import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readAdvice } from '../dependencies/advisories.ts';
import { findOrInstallBrowser } from '../lib/browser.ts';
import { ROOT } from '../lib/root.ts';
import { capture, type Listener, runHere } from '../lib/run.ts';
import { type Counts, type Report, readJest, readPlaywright } from './reports.ts';
import { freshResult } from './results.ts';

export interface Outcome extends Partial<Report> {
  readonly counts: Counts;
  /** Why a step was skipped. */
  readonly whySkipped?: string;
}

export interface Selection {
  /** They select tests of the step by their paths. */
  readonly patterns: readonly string[];
  /** Write snapshots anew. */
  readonly updates: boolean;
}

export interface Step {
  /** Its name in `npm test -- <name>`. */
  readonly name: string;
  readonly title: string;
  /** Output goes to the listener, or to our console. */
  run(selection: Selection, listener?: Listener): Promise<Outcome>;
}

const PASSED: Outcome = { counts: { passed: 1, failed: 0, skipped: 0 } };
const FAILED: Outcome = { counts: { passed: 0, failed: 1, skipped: 0 } };
const AUDIT_WITHIN_MS = 60_000;
const WORDING_CHECK = join(ROOT, '..', 'shared', 'tools', 'copied.mjs');

/** In the order of running: quick failures first, the browser last. */
export const STEPS: readonly Step[] = [
  check('lint', 'Format and lint', ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.']),
  check('layers', 'Layers', ['scripts/layers-check.ts']),
  check('unused', 'Unused files, exports and packages', ['knip/bin/knip.js', '--no-progress']),
  check('types', 'Types', ['typescript/bin/tsc', '-p', '.']),
  check('spec', 'Every rule has a test', ['scripts/spec-check.ts']),
  check('licences', 'Licences of the packages', ['scripts/licences-check.ts']),
  { name: 'advisories', title: 'Known advisories of the packages', run: checkAdvisories },
  { name: 'wording', title: "No sentence of the publisher's deck", run: checkWording },
  check('manifest', 'Teams app package', ['scripts/package.ts', '--env', 'local', '--check']),
  check('build', 'Production build and budgets', ['scripts/build/main.ts', '--if-stale']),
  jest('unit', 'Unit tests'),
  jest('contract', 'Contract suites of the ports'),
  // They wait for processes, databases and networks for a good part of their time.
  jest('integration', 'Integration tests', ['--maxWorkers', String(availableParallelism() + 1)]),
  jest('attack', 'Attacks on a running server'),
  { name: 'e2e', title: 'Browser tests', run: runBrowserTests },
];

/** A script of ours, or the program of a package. */
function check(name: string, title: string, [program = '', ...args]: readonly string[]): Step {
  return {
    name,
    title,
    run: async (_, listener) =>
      (await runHere(process.execPath, [programPath(program), ...args], { listener })) === 0
        ? PASSED
        : FAILED,
  };
}

function programPath(program: string): string {
  return program.startsWith('scripts/') ? join(ROOT, program) : join(ROOT, 'node_modules', program);
}

const LEAVE_AT_ONCE = pathToFileURL(join(ROOT, 'scripts/test/leaveAtOnce.ts')).href;
/** Fluid loads its summarizer with a dynamic import, which Jest's modules can do with the first only. */
const NODE_OPTIONS = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  '--import',
  LEAVE_AT_ONCE,
];

function jest(name: string, title: string, options: readonly string[] = []): Step {
  return {
    name,
    title,
    async run({ patterns, updates }, listener) {
      const report = freshResult(`${name}.json`);
      const folder = `tests/${name}/`;
      const paths = patterns.length > 0 ? patterns.map((pattern) => `${folder}.*${pattern}`) : [folder];
      const program = programPath('jest/bin/jest.js');
      const update = updates ? ['--updateSnapshot'] : [];
      const args = [
        ...NODE_OPTIONS,
        program,
        '--json',
        `--outputFile=${report}`,
        ...update,
        ...options,
        ...paths,
      ];
      return readJest(report, await runHere(process.execPath, args, { listener }));
    },
  };
}

async function runBrowserTests({ patterns }: Selection, listener?: Listener): Promise<Outcome> {
  const report = freshResult('e2e.json');
  const say = listener ? (line: string) => listener(`${line}\n`) : console.log;
  let browser: string;
  try {
    const found = await findOrInstallBrowser(say);
    say(`Browser: ${found.path} (${found.from})`);
    browser = found.path;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return FAILED;
  }
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const exitCode = await runHere(
    process.execPath,
    [programPath('@playwright/test/cli.js'), 'test', ...patterns],
    { env, listener },
  );
  return readPlaywright(report, exitCode);
}

/** Of the delivered packages. A registry that does not answer is reported and does not fail the run. */
async function checkAdvisories(): Promise<Outcome> {
  const { output } = await capture('npm', ['audit', '--json', '--omit=dev'], { withinMs: AUDIT_WITHIN_MS });
  const advice = readAdvice(output);
  if ('silent' in advice) {
    return { counts: { passed: 0, failed: 0, skipped: 1 }, whySkipped: advice.silent };
  }
  if (advice.problems.length === 0) return PASSED;
  return { ...FAILED, failures: advice.problems.map((title) => ({ title, message: '' })) };
}

/** The publisher's text must not be copied; checked where it is available beside the project. */
async function checkWording(): Promise<Outcome> {
  if (!existsSync(WORDING_CHECK)) {
    return {
      counts: { passed: 0, failed: 0, skipped: 1 },
      whySkipped: 'the text to compare with is not on this machine',
    };
  }
  const { exitCode, output } = await capture(process.execPath, [WORDING_CHECK]);
  if (exitCode === 0 && !output.trim()) return PASSED;
  return { ...FAILED, failures: [{ title: 'Sentences of the original', message: output.trim() }] };
}
