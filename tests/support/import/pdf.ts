/** A small writer of PDFs: text at places in a font whose every character is half as wide as high, and nothing else. */
import { deflateSync } from 'node:zlib';
import { CHAR_EM, type PlacedPage, type PlacedText } from './placed.ts';

export interface PdfOptions {
  readonly title?: string;
  /** Degrees clockwise that a viewer turns each page. */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Entries of the trailer, such as that of an encrypted file. */
  readonly trailer?: string;
  /** Objects that follow the others, numbered from `firstExtraObject`. */
  readonly extra?: readonly string[];
  /** Content to use in place of the page's texts. */
  readonly content?: Uint8Array;
}

export const firstExtraObject = 9;

export function writePdf(pages: readonly PlacedPage[], options: PdfOptions = {}): Uint8Array {
  const { rotate = 0, extra = [] } = options;
  const chars = [...new Set(pages.flatMap(({ texts }) => texts.flatMap(({ text }) => [...text])))];
  const firstPage = firstExtraObject + extra.length;
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`);
  const objects: (string | Uint8Array)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /F1 4 0 R /F2 5 0 R >>',
    fontObject('Regular'),
    fontObject('Bold'),
    stream(new TextEncoder().encode(toUnicode(chars))),
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${CHAR_EM * 1000} /FontDescriptor 8 0 R >>`,
    '<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...extra,
  ];
  for (const [index, page] of pages.entries()) {
    const size = `[0 0 ${page.width} ${page.height}]`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${size} /Rotate ${rotate} /Resources << /Font 3 0 R >> /Contents ${firstPage + 2 * index + 1} 0 R >>`,
      stream(options.content ?? new TextEncoder().encode(contentOf(page, chars))),
    );
  }
  const info = options.title === undefined ? '' : `/Info << /Title (${options.title}) >>`;
  return assemble(objects, `/Root 1 0 R ${info} ${options.trailer ?? ''}`);
}

function fontObject(name: string): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /Test-${name} /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>`;
}

function contentOf({ height, texts }: PlacedPage, chars: readonly string[]): string {
  return texts.map((text) => textOperators(text, height, chars)).join('\n');
}

function textOperators(
  { text, x, y, size, bold }: PlacedText,
  height: number,
  chars: readonly string[],
): string {
  const codes = [...text].map((char) => hex(chars.indexOf(char) + 1)).join('');
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x.toFixed(3)} ${(height - y).toFixed(3)} Tm <${codes}> Tj ET`;
}

function toUnicode(chars: readonly string[]): string {
  const lines = chars.map((char, index) => {
    const units = Array.from({ length: char.length }, (_, at) => hex(char.charCodeAt(at)));
    return `1 beginbfchar <${hex(index + 1)}> <${units.join('')}> endbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n${lines.join('\n')}\nendcmap end`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function stream(content: Uint8Array): Uint8Array {
  const packed = deflateSync(content);
  return concat([
    latin(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
    packed,
    latin('\nendstream'),
  ]);
}

function assemble(objects: readonly (string | Uint8Array)[], trailer: string): Uint8Array {
  const parts: Uint8Array[] = [latin('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const push = (part: Uint8Array): void => {
    parts.push(part);
    at += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(at);
    push(latin(`${index + 1} 0 obj\n`));
    push(typeof object === 'string' ? latin(object) : object);
    push(latin('\nendobj\n'));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const start = at;
  push(
    latin(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return concat(parts);
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
