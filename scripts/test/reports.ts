import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface FailedTest {
  readonly title: string;
  /** Without colours. */
  readonly message: string;
}

export interface Report {
  readonly counts: Counts;
  readonly failures: readonly FailedTest[];
  /** Titles of the tests that were skipped, or of the suite that they are in. */
  readonly skipped: readonly string[];
}

/** The used parts of the runners' reports. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites?: readonly PlaywrightSuite[];
}
interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[];
      readonly results: readonly { readonly errors?: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A file of tests that could not be loaded counts as failed. */
export function readJest(reportFile: string, exitCode: number): Report {
  const report = read<JestReport>(reportFile);
  const failures: FailedTest[] = [];
  const skipped = new Set<string>();
  for (const { name, status, message, assertionResults } of report?.testResults ?? []) {
    for (const test of assertionResults) {
      if (test.status === 'failed')
        failures.push(failed(test.fullName, (test.failureMessages ?? []).join('\n')));
      if (test.status === 'pending') skipped.add(test.ancestorTitles[0] ?? test.fullName);
    }
    if (status === 'failed' && assertionResults.length === 0) failures.push(failed(name, message));
  }
  const counts = consistent(exitCode, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
  return { counts, failures, skipped: [...skipped] };
}

/** A flaky test counts as failed. */
export function readPlaywright(reportFile: string, exitCode: number): Report {
  const report = read<PlaywrightReport>(reportFile);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const specs = (report?.suites ?? []).flatMap(specsOf);
  const withStatus = (...wanted: readonly string[]) =>
    specs.filter(({ tests }) => tests.some(({ status }) => wanted.includes(status)));
  return {
    counts: consistent(exitCode, { passed: expected, failed: unexpected + flaky, skipped }),
    failures: withStatus('unexpected', 'flaky').map(({ title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap(({ errors = [] }) => errors));
      return failed(title, errors.map(({ message = '' }) => message).join('\n'));
    }),
    skipped: withStatus('skipped').map(({ title, tests }) => {
      const notes = tests.flatMap(({ annotations = [] }) => annotations);
      const why = notes.find(({ type }) => type === 'skip')?.description;
      return why ? `${title}: ${why}` : title;
    }),
  };
}

function specsOf({ suites = [], specs = [] }: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...specs, ...suites.flatMap(specsOf)];
}

function failed(title: string, message: string): FailedTest {
  return { title, message: stripVTControlCharacters(message) };
}

/** A runner that fails without a failed test (no test found, a crash, a broken set-up) counts as one failure. */
function consistent(exitCode: number, counts: Counts): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function read<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
