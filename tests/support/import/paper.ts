/** The paper original, where the machine has it. Its wording is read here and never written down. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeUnless } from '../describeUnless.ts';

const FOLDER = resolve(__dirname, '../../../../shared/source');

export const PAPER_TXT = join(FOLDER, 'kl-dialogkort.txt');
export const PAPER_PDF = join(FOLDER, 'kl-dialogkort.pdf');

export interface PaperCard {
  /** From 1. */
  readonly sheet: number;
  readonly question: string;
  readonly examples: string;
}

/** `describe`, or a skipped one that says why, where the paper original is missing. */
export function describeWithPaper(name: string, tests: () => void): void {
  const missing = [PAPER_TXT, PAPER_PDF].filter((path) => !existsSync(path));
  const why = missing.length > 0 ? `there is no ${missing.join(' and no ')}` : undefined;
  describeUnless(why, name, tests);
}

/**
 * The cards by a reading that knows this one file: sheets stand five blank lines apart, their backs and fronts three, and
 * only a front has three paragraphs. The hyphen that a line break left behind is mended, those that hang in the air
 * ("ud- og") are not.
 */
export function paperCards(): PaperCard[] {
  const [, ...sheets] = readFileSync(PAPER_TXT, 'utf8').trim().split(/\n{6}/);
  return sheets.flatMap((text, index) =>
    text
      .split(/\n{4}/)
      .map((card) => card.trim().split('\n\n'))
      .filter((paragraphs) => paragraphs.length === 3)
      .map(([question = '', examples = '']) => ({
        sheet: index + 1,
        question: mended(question),
        examples: mended(examples),
      })),
  );
}

export function paperGuide(): string[] {
  const [guide = ''] = readFileSync(PAPER_TXT, 'utf8').trim().split(/\n{6}/);
  return guide.split(/\n{2,}/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
}

function mended(text: string): string {
  return text
    .replace(/(\p{Ll})- (?!og |eller )(?=\p{Ll})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
