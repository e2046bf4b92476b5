// Measures importing a PDF against reading its text with pdf.js alone. Both are measured in one run, alternating,
// so that a busy machine slows both.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/lib/root.ts';
import { openPdf } from '../src/import/pdf/openPdf.ts';
import { importFile } from '../src/import/readFile.ts';
import { writePdf } from '../tests/support/import/pdf.ts';
import { Dice } from '../tests/support/import/random.ts';
import { printSheets } from '../tests/support/import/sheets.ts';
import { examples, guide, question } from '../tests/support/import/wording.ts';
import { type Figure, type Figures, figure, median } from './support/figures.ts';
import type { SuiteOptions } from './support/suite.ts';

export const name = 'import';

/** With the limit on arrays, which takes half of it from a large deck; see src/import/pdf/allocationLimit.ts. */
const MOST_TIMES = 6;
const ROUNDS = 15;
const QUICK_ROUNDS = 2;
const PAPER = join(ROOT, '../shared/source/kl-dialogkort.pdf');

interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A deck of 300 cards on a hundred pages. */
function largeDeck(): Case {
  const dice = new Dice(1);
  const cards = Array.from({ length: 300 }, (_, index) => ({
    area: Math.floor(index / 100),
    question: question(dice),
    examples: examples(dice, 'For eksempel:'),
  }));
  const style = {
    rows: 2,
    columns: 3,
    page: [842, 595],
    margin: 20,
    backs: 'before',
    areaPerSheet: true,
    size: 10,
    mark: 'BY',
    guide: guide(),
  } as const;
  const pages = printSheets({ areas: [['Samarbejde'], ['Trivsel'], ['Faglighed']], cards }, style, dice);
  return { name: 'large', bytes: writePdf(pages) };
}

async function readTextAlone(bytes: Uint8Array): Promise<void> {
  const { task, close } = await openPdf(bytes);
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    await (await document.getPage(number)).getTextContent();
  }
  await close();
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function measure({ bytes }: Case, rounds: number): Promise<Figure> {
  const alone: number[] = [];
  const whole: number[] = [];
  // The first round warms both up.
  for (let round = 0; round <= rounds; round++) {
    const aloneMs = await timeOf(() => readTextAlone(bytes));
    const wholeMs = await timeOf(() => importFile({ name: 'bench.pdf', bytes }));
    if (round === 0) continue;
    alone.push(aloneMs);
    whole.push(wholeMs);
  }
  return figure(median(whole), median(alone), 'ms');
}

/** @throws if an import takes more than six times what pdf.js alone does */
export async function run({ quick, say }: SuiteOptions): Promise<Figures> {
  const paper = existsSync(PAPER) ? [{ name: 'paper', bytes: new Uint8Array(readFileSync(PAPER)) }] : [];
  const figures: Record<string, Figure> = {};
  for (const each of [...paper, largeDeck()]) {
    const measured = await measure(each, quick ? QUICK_ROUNDS : ROUNDS);
    say(`${each.name}: ${measured.value} ms, pdf.js alone ${measured.baseline} ms`);
    if (!quick && measured.ratio > MOST_TIMES) {
      throw new Error(
        `Importing takes ${measured.ratio} times as long as reading the text, more than ${MOST_TIMES}.`,
      );
    }
    figures[`import.overPdfJs.${each.name}`] = measured;
  }
  return figures;
}
