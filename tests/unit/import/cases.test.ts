/** Files as other people's programs wrote them, with the cards they hold. Each stands for a kind that other tests make themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { importFile } from '../../../src/import/readFile.ts';
import { type CaseCard, expectCase } from '../../support/import/caseExpectations.ts';

const CASES = join(__dirname, '../../support/import/cases');
const TWELVE: readonly CaseCard[] = JSON.parse(readFileSync(join(CASES, 'expected.json'), 'utf8'));

const files = readdirSync(CASES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'expected.json')
  .map(({ parentPath, name }) => relative(CASES, join(parentPath, name)))
  .sort();

test.each(files)('%s gives its cards or reports the problem [IMPORT-37]', async (file) => {
  const bytes = new Uint8Array(readFileSync(join(CASES, file)));
  const name = file.slice(file.lastIndexOf('/') + 1);
  await expectCase(file, importFile({ name, bytes }), TWELVE);
});
