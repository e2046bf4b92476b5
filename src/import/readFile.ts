import { ImportFailure } from '../domain/import/failure.ts';
import type { ImportedDeck } from '../domain/import/imported.ts';
import { importSource } from '../domain/import/importSource.ts';
import { IMPORT_LIMITS } from '../domain/import/limits.ts';
import type { Source } from '../domain/import/source.ts';
import { looksLikeCsv, readCsv } from './csv.ts';
import { decodeText } from './decodeText.ts';
import { readPdf } from './pdf/readPdf.ts';
import type { ReadingOptions } from './reading.ts';
import { readWorkbook } from './workbook/readWorkbook.ts';

export interface GivenFile {
  /** With its ending. What is in the file counts more, though. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the deck in a file: PDF, plain text, CSV, Excel or JSON. Needs neither a page nor Node; meant for a worker, which
 * whoever started it can end.
 * @throws ImportFailure if there is no deck to be had; the signal's reason if that was aborted
 */
export async function importFile(file: GivenFile, options: ReadingOptions = {}): Promise<ImportedDeck> {
  const source = await readSource(file, options);
  options.signal?.throwIfAborted();
  options.onProgress?.({ phase: 'understanding', done: 0, total: 0 });
  return importSource(source, file.name);
}

/** What a file holds, by its first bytes and, among kinds of text, by its name and how it reads. */
export async function readSource({ name, bytes }: GivenFile, options: ReadingOptions = {}): Promise<Source> {
  options.signal?.throwIfAborted();
  if (bytes.length === 0) throw new ImportFailure({ code: 'file-empty' });
  if (bytes.length > IMPORT_LIMITS.fileBytes) {
    throw new ImportFailure({
      code: 'file-too-large',
      bytes: bytes.length,
      maxBytes: IMPORT_LIMITS.fileBytes,
    });
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  if (head.includes('%PDF-')) return readPdf(bytes, options);
  if (head.startsWith('PK\u0003\u0004')) return readArchive(bytes);
  // Old Office files, and new ones with a password, are such containers.
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    throw new ImportFailure({ code: 'file-old-office', format: /\.doc/i.test(name) ? 'word' : 'excel' });
  }
  return readText(name, bytes);
}

/** A PDF may begin a little later. */
const HEAD_BYTES = 1024;

function readArchive(bytes: Uint8Array): Source {
  const names = new TextDecoder('latin1').decode(bytes);
  if (names.includes('xl/workbook.xml')) return readWorkbook(bytes);
  if (names.includes('word/document.xml'))
    throw new ImportFailure({ code: 'file-old-office', format: 'word' });
  throw new ImportFailure({ code: 'file-unknown' });
}

function readText(name: string, bytes: Uint8Array): Source {
  const text = decodeText(bytes);
  if (text === undefined) throw new ImportFailure({ code: 'file-unknown' });
  if (text.trim() === '') throw new ImportFailure({ code: 'file-empty' });
  if (text.length > IMPORT_LIMITS.textChars) {
    throw new ImportFailure({ code: 'text-too-long', maxChars: IMPORT_LIMITS.textChars });
  }
  if (/^\s*<(?:!doctype\s+html|html|head|body|script|\?xml)/i.test(text)) {
    throw new ImportFailure({ code: 'file-web-page' });
  }
  if (/\.json$/i.test(name) || /^\s*[{[]/.test(text)) return readJson(text);
  if (/\.(?:csv|tsv)$/i.test(name) || looksLikeCsv(text)) return readCsv(text);
  return { kind: 'text', text };
}

function readJson(text: string): Source {
  try {
    return { kind: 'json', json: JSON.parse(text) };
  } catch (error) {
    throw new ImportFailure({
      code: 'json-broken',
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
