/** PDFs that are made to cost their reader time or memory, in the thread that reads files, one after the other. */
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { problemInDanish } from '../../../src/domain/import/messages/danish.ts';
import { Folder } from '../../support/import/files.ts';
import { READ, REFUSED } from '../../support/import/hostilePdfs.ts';
import type { Outcome } from '../../support/import/readFiles.ts';

// All files are read before the first test.
jest.setTimeout(120_000);

const READER = resolve(__dirname, '../../support/import/readFiles.ts');
const HEAP_MB = 512;
const folder = new Folder();
afterAll(() => folder.remove());

const refused = Object.entries(REFUSED).flatMap(([code, kinds]) =>
  kinds.map(([name, make]) => ({ name, make, code })),
);
const outcomes: Outcome[] = [];

beforeAll(async () => {
  const files = [...refused.map(({ make }) => make), ...READ.map(([, make]) => make)];
  const workerData = files.map((make, index) => folder.write(`${index}.pdf`, make()));
  await new Promise<void>((ended, reject) => {
    const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB };
    const worker = new Worker(READER, { workerData, stdout: true, resourceLimits });
    worker.on('message', (outcome: Outcome) => outcomes.push(outcome));
    worker.on('error', reject);
    worker.on('exit', () => ended());
  });
});

test.each(refused.map(({ name, code }, index) => ({ name, code, index })))(
  'PdfReader: refuses $name, $code [IMPORT-54]',
  ({ code, index }) => {
    const outcome = outcomes[index];
    expect(outcome).toMatchObject({ problem: { code } });
    expect(outcome && 'problem' in outcome && problemInDanish(outcome.problem)).toMatch(
      /^[A-ZÆØÅ].{20,}\.$/u,
    );
  },
);

test.each(READ.map(([name], index) => ({ name, index })))(
  'PdfReader: reads a question beside $name [IMPORT-54]',
  ({ index }) => {
    expect(outcomes[refused.length + index]).toMatchObject({
      imported: { cards: [{ question: 'Hvad giver ro?' }] },
    });
  },
);
