/**
 * A small writer of PDFs: text at places in a font whose every character is half as wide as high, drawn in the ways that programs
 * draw text, and nothing else.
 */
import { deflateSync } from 'node:zlib';
import { CHAR_EM, type PlacedPage, type PlacedText, widthOf } from './placed.ts';

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
  /** How content is packed: names of filters, the outermost first, and what does it. */
  readonly packed?: { readonly filters: string; readonly pack: (content: Uint8Array) => Uint8Array };
  /** Layers that a viewer does not show. */
  readonly hiddenLayers?: readonly string[];
  /** How far within its edge each page is cut, in points. */
  readonly trim?: number;
  /** What the fonts say their signs are: nothing, or other signs than are seen. */
  readonly names?: 'none' | ((char: string) => string);
  /** Only the bold font says so. */
  readonly namesOf?: 'bold';
}

export const firstExtraObject = 9;

export function writePdf(pages: readonly PlacedPage[], options: PdfOptions = {}): Uint8Array {
  const { rotate = 0, extra = [], hiddenLayers = [], trim, names } = options;
  const texts = pages.flatMap((page) => page.texts);
  const chars = [...new Set(texts.flatMap(({ text }) => [...text]))];
  const layers = [...new Set(texts.flatMap(({ drawn }) => drawn?.layer ?? []))];
  const firstLayer = firstExtraObject + extra.length;
  const firstPage = firstLayer + layers.length;
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`);
  const layerRef = (name: string) => `${firstLayer + layers.indexOf(name)} 0 R`;
  const catalog = `/OCProperties << /OCGs [${layers.map(layerRef).join(' ')}] /D << /OFF [${hiddenLayers.map(layerRef).join(' ')}] >> >>`;
  const said = typeof names === 'function' ? names : (char: string) => char;
  const objects: (string | Uint8Array)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${layers.length > 0 ? catalog : ''} >>`,
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /F1 4 0 R /F2 5 0 R >>',
    fontObject('Regular', names === 'none' && options.namesOf !== 'bold'),
    fontObject('Bold', names === 'none'),
    stream(new TextEncoder().encode(toUnicode(chars, said))),
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${CHAR_EM * 1000} /FontDescriptor 8 0 R >>`,
    '<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ...extra,
    ...layers.map((name) => `<< /Type /OCG /Name (${name}) >>`),
  ];
  const properties = layers.map((name, index) => `/L${index} ${layerRef(name)}`).join(' ');
  for (const [index, page] of pages.entries()) {
    const size = `[0 0 ${page.width} ${page.height}]`;
    const cut =
      trim === undefined ? '' : `/TrimBox [${trim} ${trim} ${page.width - trim} ${page.height - trim}]`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${size} ${cut} /Rotate ${rotate} /Resources << /Font 3 0 R /Properties << ${properties} >> >> /Contents ${firstPage + 2 * index + 1} 0 R >>`,
      stream(options.content ?? new TextEncoder().encode(contentOf(page, chars, layers)), options.packed),
    );
  }
  const info = options.title === undefined ? '' : `/Info << /Title (${options.title}) >>`;
  return assemble(objects, `/Root 1 0 R ${info} ${options.trailer ?? ''}`);
}

function fontObject(name: string, unnamed: boolean): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /Test-${name} /Encoding /Identity-H /DescendantFonts [7 0 R] ${unnamed ? '' : '/ToUnicode 6 0 R'} >>`;
}

function contentOf(
  { height, texts }: PlacedPage,
  chars: readonly string[],
  layers: readonly string[],
): string {
  return texts.map((text) => operatorsOf(text, { height, chars, layers })).join('\n');
}

interface OnPage {
  readonly height: number;
  readonly chars: readonly string[];
  readonly layers: readonly string[];
}

function operatorsOf(text: PlacedText, page: OnPage): string {
  const { layer, within, twice } = text.drawn ?? {};
  const pieces = text.drawn?.bySign ? signsOf(text) : [text];
  const again = ([dx, dy]: readonly [number, number], piece: PlacedText) => ({
    ...piece,
    x: piece.x + dx,
    y: piece.y + dy,
  });
  let drawn = pieces
    .flatMap((piece) => (twice ? [again(twice, piece), piece] : [piece]))
    .map((piece) => textOperators(piece, page))
    .join('\n');
  if (layer !== undefined) drawn = `/OC /L${page.layers.indexOf(layer)} BDC ${drawn} EMC`;
  if (!within) return drawn;
  const [left, top, right, bottom] = within;
  return `q ${left} ${page.height - bottom} ${right - left} ${bottom - top} re W n ${drawn} Q`;
}

function signsOf(text: PlacedText): PlacedText[] {
  const step = widthOf('x', text.size) + (text.drawn?.spaced ?? 0);
  return [...text.text].map((sign, index) => ({ ...text, text: sign, x: text.x + index * step }));
}

const TURNS = { 0: '1 0 0 1', 90: '0 -1 1 0', 180: '-1 0 0 -1', 270: '0 1 -1 0' } as const;

function textOperators(
  { text, x, y, size, bold, drawn = {} }: PlacedText,
  { height, chars }: OnPage,
): string {
  const { spaced = 0, spacedBy, turn = 0 } = drawn;
  const codes = [...text].map((char) => hex(chars.indexOf(char) + 1));
  const step = ((-1000 * spaced) / size).toFixed(1);
  const isAdjusted = spacedBy === 'TJ' && spaced > 0;
  const show = isAdjusted
    ? `[${codes.map((code) => `<${code}>`).join(` ${step} `)}] TJ`
    : `<${codes.join('')}> Tj`;
  const spacing = spacedBy === 'Tc' ? `${spaced} Tc` : '0 Tc';
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${spacing} ${TURNS[turn]} ${x.toFixed(3)} ${(height - y).toFixed(3)} Tm ${show} ET`;
}

function toUnicode(chars: readonly string[], said: (char: string) => string): string {
  const lines = chars.map((char, index) => {
    const name = said(char);
    const units = Array.from({ length: name.length }, (_, at) => hex(name.charCodeAt(at)));
    return `1 beginbfchar <${hex(index + 1)}> <${units.join('')}> endbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n${lines.join('\n')}\nendcmap end`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

const FLATE = {
  filters: '/FlateDecode',
  pack: (content: Uint8Array) => new Uint8Array(deflateSync(content)),
};

/** @param entries further entries of its dictionary */
export function stream(
  content: Uint8Array,
  { filters, pack }: PdfOptions['packed'] & object = FLATE,
  entries = '',
): Uint8Array {
  const packed = pack(content);
  return concat([
    latin(`<< /Length ${packed.length} /Filter ${filters} ${entries} >>\nstream\n`),
    packed,
    latin('\nendstream'),
  ]);
}

/** A file of these objects, numbered from 1. */
export function assemble(objects: readonly (string | Uint8Array)[], trailer: string): Uint8Array {
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

export function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
