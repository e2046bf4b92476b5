import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJest, readPlaywright } from '../../../../scripts/test/reports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function report(content: object): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const JEST = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
};

test('a good run is counted as its runner counts it', () => {
  expect(readJest(report(JEST), 0).counts).toEqual({ passed: 7, failed: 0, skipped: 2 });
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };
  expect(readPlaywright(report({ stats }), 0).counts).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

test('[CHECK-5] a file of tests that cannot be loaded has failed', () => {
  expect(readJest(report({ ...JEST, numRuntimeErrorTestSuites: 2 }), 1).counts.failed).toBe(2);
});

test('[CHECK-5] a flaky test has failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  expect(readPlaywright(report({ stats }), 0).counts.failed).toBe(2);
});

test('[CHECK-5] a runner that ends badly or leaves no report has failed, even with no test to blame', () => {
  expect(readJest(report(JEST), 1).counts.failed).toBe(1);
  expect(readPlaywright(join(folder, 'none.json'), 1).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('[CHECK-10] failed tests are named with their messages, skipped ones by their suite', () => {
  const red = '\u001b[31m';
  const testResults = [
    {
      name: '/tests/a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { ancestorTitles: ['a'], fullName: 'a one', status: 'passed', failureMessages: [] },
        { ancestorTitles: ['a'], fullName: 'a two', status: 'failed', failureMessages: [`${red}2 is not 3`] },
        { ancestorTitles: ['no disk'], fullName: 'no disk x', status: 'pending', failureMessages: null },
        { ancestorTitles: ['no disk'], fullName: 'no disk y', status: 'pending', failureMessages: null },
      ],
    },
    { name: '/tests/b.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
  ];
  const { failures, skipped } = readJest(report({ ...JEST, testResults }), 1);
  expect(failures).toEqual([
    { title: 'a two', message: '2 is not 3' },
    { title: '/tests/b.test.ts', message: 'cannot be read' },
  ]);
  expect(skipped).toEqual(['no disk']);
});

test('[CHECK-10] so are browser tests, also in suites within suites', () => {
  const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 1 };
  const skipNote = (status: string) =>
    status === 'skipped' ? [{ type: 'skip', description: 'no small disk' }] : [];
  const spec = (title: string, status: string, message: string) => ({
    title,
    tests: [{ status, annotations: skipNote(status), results: [{ errors: [{ message }] }] }],
  });
  const suites = [
    {
      specs: [spec('fine', 'expected', ''), spec('left out', 'skipped', '')],
      suites: [{ specs: [spec('broken', 'unexpected', 'not seen')] }],
    },
  ];
  const { failures, skipped } = readPlaywright(report({ stats, suites }), 1);
  expect(failures).toEqual([{ title: 'broken', message: 'not seen' }]);
  expect(skipped).toEqual(['left out: no small disk']);
});
