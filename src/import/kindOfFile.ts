/**
 * Finds a file's kind by its first bytes and by an archive's contents; the file name decides only where these do not.
 */
import type { UnreadFormat } from '../domain/import/failure.ts';
import type { Archive } from './office/archive.ts';
import { SLIDES_PART } from './office/readSlides.ts';
import { WORD_PART } from './office/readWord.ts';
import { WORKBOOK_PART } from './office/readWorkbook.ts';

export type ArchiveKind =
  | 'workbook'
  | 'word'
  | 'powerpoint'
  | 'odf-text'
  | 'odf-sheets'
  | 'odf-slides'
  | { readonly unread: UnreadFormat };

/** How files begin that are not read, as bytes in Latin-1; from a place further in where the format has it so. */
const UNREAD_HEADS: readonly (readonly [string, UnreadFormat, number?])[] = [
  ['\u0089PNG', 'picture'],
  ['\u00ff\u00d8\u00ff', 'picture'],
  ['GIF8', 'picture'],
  ['II*\u0000', 'picture'],
  ['MM\u0000*', 'picture'],
  ['WEBP', 'picture', 8],
  ['ftyphei', 'picture', 4],
  ['ftypmif', 'picture', 4],
  ['ftypavif', 'picture', 4],
  ['\u00e4\u0052\u005c\u007b\u008c\u00d8\u00a7\u004d', 'note'],
  ['\u0006\u0006\u00ed\u00f5\u00d8\u001d\u0046\u00e5', 'layout'],
  ['L\u0000\u0000\u0000\u0001\u0014\u0002\u0000', 'shortcut'],
  ['\u001f\u008b', 'archive'],
  ['7z\u00bc\u00af', 'archive'],
  ['Rar!\u001a', 'archive'],
];

/** The format of a file that is known but not read; undefined if its first bytes say nothing of the kind. */
export function unreadFormatOf(head: string): UnreadFormat | undefined {
  if (/^BM[\s\S]{4}\0{4}/u.test(head) || /^\s*(?:<[?!][^>]*>\s*)*<svg[\s>]/u.test(head)) return 'picture';
  return UNREAD_HEADS.find(([start, , from = 0]) => head.startsWith(start, from))?.[1];
}

/** Streams that a compound file of old Office holds (MS-CFB), and what they say about it. */
const OLD_STREAMS: readonly (readonly [string, UnreadFormat])[] = [
  ['EncryptedPackage', 'locked'],
  ['WordDocument', 'word-old'],
  ['PowerPoint Document', 'powerpoint-old'],
  ['Workbook', 'excel-old'],
  ['Book', 'excel-old'],
  ['Quill', 'publisher'],
  ['VisioDocument', 'drawing'],
  ['__substg1.0_', 'mail'],
];

/** A compound file without a known stream: its name shows its kind. */
const OLD_NAMES: readonly (readonly [RegExp, UnreadFormat])[] = [
  // A new format's name on an old container: that is how Office locks a document.
  [/\.(?:doc|xls|ppt)[xm]$/iu, 'locked'],
  [/\.do[ct]$/iu, 'word-old'],
  [/\.xl[st]$/iu, 'excel-old'],
  [/\.p(?:pt|ps|ot)$/iu, 'powerpoint-old'],
  [/\.pub$/iu, 'publisher'],
  [/\.vsd$/iu, 'drawing'],
  [/\.msg$/iu, 'mail'],
];

export const OLD_OFFICE_HEAD = '\u00d0\u00cf\u0011\u00e0';

export function oldOfficeFormatOf(bytes: Uint8Array, name: string): UnreadFormat {
  const text = new TextDecoder('latin1').decode(bytes);
  const wide = (word: string) => [...word].join('\u0000');
  const byStream = OLD_STREAMS.find(([stream]) => text.includes(wide(stream)))?.[1];
  return byStream ?? OLD_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? 'office-old';
}

const OPEN_DOCUMENTS: readonly (readonly [RegExp, ArchiveKind])[] = [
  [/opendocument\.text/u, 'odf-text'],
  [/opendocument\.spreadsheet/u, 'odf-sheets'],
  [/opendocument\.presentation/u, 'odf-slides'],
  [/opendocument\./u, { unread: 'drawing' }],
  [/epub/u, { unread: 'book' }],
  [/indesign/u, { unread: 'layout' }],
];

const PARTS: readonly (readonly [RegExp, ArchiveKind])[] = [
  [/(?:^|\/)workbook\d*\.bin$/iu, { unread: 'excel-binary' }],
  [WORKBOOK_PART, 'workbook'],
  [WORD_PART, 'word'],
  [SLIDES_PART, 'powerpoint'],
  [/^visio\//iu, { unread: 'drawing' }],
];

const MIME_CHARS = 200;

export function kindOfArchive(archive: Archive, name: string): ArchiveKind {
  const mime = archive.has('mimetype')
    ? new TextDecoder().decode(archive.read('mimetype')?.subarray(0, MIME_CHARS))
    : '';
  const open = OPEN_DOCUMENTS.find(([pattern]) => pattern.test(mime));
  if (open) return open[1];
  const part = PARTS.find(([pattern]) => archive.names.some((each) => pattern.test(each)));
  if (part) return part[1];
  if (archive.names.some((each) => /\.iwa$|^index\.(?:xml|apxl)$|^Index\.zip$/iu.test(each))) {
    return { unread: /\.key/iu.test(name) ? 'keynote' : /\.numbers/iu.test(name) ? 'numbers' : 'pages' };
  }
  return { unread: 'archive' };
}

/** Kinds of text that are no text of cards. */
const TEXT_KINDS: readonly (readonly [RegExp, UnreadFormat])[] = [
  [/^\s*\[InternetShortcut\]/iu, 'shortcut'],
  [/^\s*<\?xml[^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist[\s\S]*<key>URL<\/key>/iu, 'shortcut'],
  [/^\s*\{[^{}]*"(?:doc_id|url)"\s*:\s*"[^"]*"[^{}]*\}\s*$/iu, 'shortcut'],
  [/^\s*<\?xml/iu, 'xml'],
];

/** The headers that any mail has, one of them in the first line. */
const MAIL_HEADERS =
  /^(?:From|To|Subject|Date|MIME-Version|Received|Return-Path|Message-ID|Delivered-To|X-[\w-]+):\s/imu;
const MAIL_HEADERS_LEAST = 3;

export function unreadTextFormat(text: string): UnreadFormat | undefined {
  return TEXT_KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? (isMail(text) ? 'mail' : undefined);
}

function isMail(text: string): boolean {
  const head = text.trimStart().split(/\r?\n\r?\n/u)[0] ?? '';
  const lines = head.split(/\r?\n/u).filter((line) => !/^\s/u.test(line));
  const headers = lines.filter((line) => MAIL_HEADERS.test(line));
  return (
    headers.length >= MAIL_HEADERS_LEAST &&
    headers.length * 2 > lines.length &&
    MAIL_HEADERS.test(lines[0] ?? '')
  );
}
