/** The recap as files: what each is called and how it is made. */
import { dayOf } from '../../../../domain/recap/dates.ts';
import { toCsv } from '../../../../domain/recap/export/csv.ts';
import { toMarkdown } from '../../../../domain/recap/export/markdown.ts';
import type { Recap } from '../../../../domain/recap/recap.ts';
import { recapWords } from '../../../../domain/recap/words.ts';

export const FORMATS = ['word', 'markdown', 'table'] as const;
export type Format = (typeof FORMATS)[number];

export interface RecapFile {
  readonly name: string;
  readonly contents: Blob;
}

const ENDINGS: Readonly<Record<Format, string>> = { word: 'docx', markdown: 'md', table: 'csv' };

/** Rejects if the library for Word cannot be fetched. */
export async function recapFile(recap: Recap, format: Format): Promise<RecapFile> {
  const name = `${recapWords(recap.language).fileName(dayOf(recap.startedAt))}.${ENDINGS[format]}`;
  return { name, contents: await contentsOf(recap, format) };
}

async function contentsOf(recap: Recap, format: Format): Promise<Blob> {
  if (format === 'markdown') return new Blob([toMarkdown(recap)], { type: 'text/markdown;charset=utf-8' });
  if (format === 'table') return new Blob([toCsv(recap)], { type: 'text/csv;charset=utf-8' });
  const { toDocx } = await import(/* webpackChunkName: "optional-word" */ './toDocx.ts');
  return toDocx(recap);
}
