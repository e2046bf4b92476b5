import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countJest, countPlaywright } from '../../../../scripts/test/counts.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-counts-'));
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
  expect(countJest(report(JEST), 0)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };
  expect(countPlaywright(report({ stats }), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

test('[CHECK-5] a file of tests that cannot be loaded has failed', () => {
  expect(countJest(report({ ...JEST, numRuntimeErrorTestSuites: 2 }), 1).failed).toBe(2);
});

test('[CHECK-5] a flaky test has failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  expect(countPlaywright(report({ stats }), 0).failed).toBe(2);
});

test('[CHECK-5] a runner that ends badly or leaves no report has failed, even with no test to blame', () => {
  expect(countJest(report(JEST), 1).failed).toBe(1);
  expect(countPlaywright(join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
