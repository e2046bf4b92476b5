import { ImportFailure, type UnreadFormat } from '../domain/import/failure.ts';
import type { ImportedDeck } from '../domain/import/imported.ts';
import { importSource } from '../domain/import/importSource.ts';
import { IMPORT_LIMITS } from '../domain/import/limits.ts';
import type { Source } from '../domain/import/source.ts';
import type { GuessedEncoding } from '../domain/import/warning.ts';
import { looksLikeCsv, readCsv } from './csv.ts';
import { decodeText, type TextEncoding } from './decodeText.ts';
import {
  kindOfArchive,
  OLD_OFFICE_HEAD,
  oldOfficeFormatOf,
  unreadFormatOf,
  unreadTextFormat,
} from './kindOfFile.ts';
import { Archive } from './office/archive.ts';
import { readOpenDocument } from './office/readOpenDocument.ts';
import { readOpenSheets } from './office/readOpenSheets.ts';
import { readSlides } from './office/readSlides.ts';
import { readWord } from './office/readWord.ts';
import { readWorkbook } from './office/readWorkbook.ts';
import { readPdf } from './pdf/readPdf.ts';
import type { ReadingOptions } from './reading.ts';
import { readRtf } from './readRtf.ts';

export interface GivenFile {
  /** With its extension. The file's content takes precedence. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the deck in a file: PDF, plain text, CSV, Excel or JSON. Needs neither a page nor Node; meant for a worker
 * that can be terminated.
 * @throws ImportFailure if there is no deck; the signal's reason if that was aborted
 */
export async function importFile(file: GivenFile, options: ReadingOptions = {}): Promise<ImportedDeck> {
  const source = await readSource(file, options);
  options.signal?.throwIfAborted();
  options.onProgress?.({ phase: 'understanding', done: 0, total: 0 });
  return importSource(source, file.name);
}

/** Parses a file by its first bytes and, among kinds of text, by its name and form. */
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
  // Not by TextDecoder, whose Latin-1 is Windows-1252.
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
  if (head.includes('%PDF-')) return readPdf(bytes, options);
  if (head.startsWith('PK\u0003\u0004')) return readArchive(name, bytes);
  if (head.startsWith(OLD_OFFICE_HEAD)) throw notRead(oldOfficeFormatOf(bytes, name));
  const unread = unreadFormatOf(head);
  if (unread) throw notRead(unread);
  if (head.startsWith('{\\rtf')) return readRtf(bytes);
  return readText(name, bytes);
}

/** A PDF may begin a little later. */
const HEAD_BYTES = 1024;

function notRead(format: UnreadFormat): ImportFailure {
  return new ImportFailure({ code: 'file-not-read', format });
}

function readArchive(name: string, bytes: Uint8Array): Source {
  const archive = new Archive(bytes);
  const kind = kindOfArchive(archive, name);
  switch (kind) {
    case 'workbook':
      return readWorkbook(archive);
    case 'word':
      return readWord(archive);
    case 'powerpoint':
      return readSlides(archive);
    case 'odf-text':
    case 'odf-slides':
      return readOpenDocument(archive);
    case 'odf-sheets':
      return readOpenSheets(archive);
    default:
      throw notRead(kind.unread);
  }
}

function readText(name: string, bytes: Uint8Array): Source {
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new ImportFailure({ code: 'file-unknown' });
  const { text, encoding } = decoded;
  if (text.trim() === '') throw new ImportFailure({ code: 'file-empty' });
  if (text.length > IMPORT_LIMITS.textChars) {
    throw new ImportFailure({ code: 'text-too-long', maxChars: IMPORT_LIMITS.textChars });
  }
  if (
    /^\s*<(?:!doctype\s+html|html|head|body|script)|^\s*<\?xml[^>]*>\s*<(?:!doctype\s+html|html)/iu.test(text)
  ) {
    throw new ImportFailure({ code: 'file-web-page' });
  }
  const unread = unreadTextFormat(text);
  if (unread) throw notRead(unread);
  const json = readJson(name, text);
  if (json) return json;
  const source: Source =
    /\.(?:csv|tsv)$/iu.test(name) || looksLikeCsv(text) ? readCsv(text) : { kind: 'text', text };
  return isGuess(encoding) ? { ...source, doubts: [{ code: 'encoding-guessed', encoding }] } : source;
}

/** True if a person should check the letters. */
function isGuess(encoding: TextEncoding): encoding is GuessedEncoding {
  return encoding !== 'utf-8' && encoding !== 'utf-16' && encoding !== 'windows-1252';
}

/** Only a file with that extension must be JSON; other text may begin with a bracket. */
function readJson(name: string, text: string): Source | undefined {
  const isNamed = /\.json$/iu.test(name);
  if (!isNamed && !/^\s*[{[]/u.test(text)) return undefined;
  try {
    return { kind: 'json', json: JSON.parse(text) };
  } catch (error) {
    if (!isNamed) return undefined;
    throw new ImportFailure({
      code: 'json-broken',
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
