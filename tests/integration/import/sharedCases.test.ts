/** All files of the shared cases, where this machine has them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ImportFailure } from '../../../src/domain/import/failure.ts';
import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { type CaseCard, expectCase } from '../../support/import/caseExpectations.ts';
import type { Outcome } from '../../support/import/readFiles.ts';

// All files are read before the first test.
jest.setTimeout(120_000);

const CASES = resolve(__dirname, '../../../../shared/cases/import');
const READER = resolve(__dirname, '../../support/import/readFiles.ts');

/** Files that are read wrongly today, each with what is wrong. A file that is right must leave the list. */
const KNOWN_WRONG: Readonly<Record<string, string>> = {};

if (existsSync(CASES)) holdCases();
else {
  process.stderr.write(`Skipped the shared cases: there is no ${CASES} on this machine.\n`);
  // biome-ignore lint/suspicious/noSkippedTests: the cases stand on the machines of those who work on the importer
  test.skip('the shared cases [IMPORT-37]', () => {});
}

function holdCases(): void {
  const twelve: readonly CaseCard[] = JSON.parse(readFileSync(join(CASES, 'expected.json'), 'utf8'));
  const files = readdirSync(CASES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
    .map(({ parentPath, name }) => relative(CASES, join(parentPath, name)))
    .sort();
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    outcomes = await outcomesOf(files.map((file) => join(CASES, file)));
  });
  const hold = (file: string) => expectCase(file, readingOf(outcomes[files.indexOf(file)]), twelve);

  test('the list of what is known to be wrong names files that are there [IMPORT-37]', () => {
    expect(files).toEqual(expect.arrayContaining(Object.keys(KNOWN_WRONG)));
  });

  test.each(files.filter((file) => !Object.hasOwn(KNOWN_WRONG, file)))(
    '%s gives its cards or reports the problem [IMPORT-37]',
    hold,
  );

  const wrong = Object.entries(KNOWN_WRONG);
  if (wrong.length > 0)
    test.each(wrong)('%s is off the list once it is right: %s [IMPORT-37]', async (file) => {
      await expect(hold(file)).rejects.toThrow();
    });
}

function outcomesOf(paths: readonly string[]): Promise<readonly Outcome[]> {
  return new Promise((resolveAll, reject) => {
    const outcomes: Outcome[] = [];
    const worker = new Worker(READER, { workerData: paths, stdout: true });
    worker.on('message', (outcome: Outcome) => outcomes.push(outcome));
    worker.on('error', reject);
    worker.on('exit', () => resolveAll(outcomes));
  });
}

async function readingOf(outcome: Outcome | undefined): Promise<ImportedDeck> {
  if (!outcome) throw new Error('The file was not read.');
  if ('problem' in outcome) throw new ImportFailure(outcome.problem);
  return outcome.imported;
}
