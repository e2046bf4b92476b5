/** Small PDFs made to cost their reader time or memory. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { assemble, latin, type PdfOptions, stream } from './pdf.ts';

type Packed = PdfOptions['packed'] & object;

const MB = 1024 * 1024;
const QUESTION = 'BT /F1 12 Tf 50 700 Td (Hvad giver ro?) Tj ET';
const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

interface Parts {
  readonly catalog?: string;
  readonly pages?: string;
  readonly page?: string;
  /** Further resources of the page. */
  readonly resources?: string;
  readonly font?: string;
  readonly content?: string | Uint8Array;
  readonly contents?: string | Uint8Array;
  /** Objects from number 6. */
  readonly extra?: readonly (string | Uint8Array)[];
  readonly trailer?: string;
}

/** One page that asks a question, with the parts in place of its own. */
function objectsOf(parts: Parts): (string | Uint8Array)[] {
  const { catalog = '', page = '', resources = '', font = HELVETICA, content = QUESTION, extra = [] } = parts;
  return [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    parts.pages ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> ${resources} >> /Contents 5 0 R ${page} >>`,
    font,
    parts.contents ?? stream(typeof content === 'string' ? latin(content) : content),
    ...extra,
  ];
}

function pdf(parts: Parts = {}): Uint8Array {
  return assemble(objectsOf(parts), `/Root 1 0 R ${parts.trailer ?? ''}`);
}

const repeated = (text: string, bytes: number) => Buffer.alloc(bytes, text, 'latin1');
const times = (count: number, make: (index: number) => string | Uint8Array) =>
  Array.from({ length: count }, (_, index) => make(index));
const flat = (text: string, entries: string) => stream(latin(text), undefined, entries);
const pages = (entries: string) => `<< /Type /Pages ${entries} >>`;
const packedAs = (filters: string, pack: Packed['pack'] = deflateSync): Packed => ({ filters, pack });

/** Runs of 128 blanks. */
function runs(bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes / 64 }, (_, index) => (index % 2 === 0 ? 129 : 32));
}

function cidFont(entries: string, descendant: string, encoding = '/Identity-H'): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /T /Encoding ${encoding} ${entries} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /T /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ${descendant} /FontDescriptor << /Type /FontDescriptor /FontName /T /Flags 4 /FontBBox [0 0 1 1] >> >>] >>`;
}

const cmap = (body: string) =>
  flat(
    `begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${body} endcmap`,
    '/Type /CMap /CMapName /X',
  );

const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

/** Encrypted as a viewer opens it without asking: RC4 of 40 bits under an empty password (ISO 32000-1, 7.6.3). */
function encrypted(content: Uint8Array): Uint8Array {
  const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
  const [owner, id] = [Buffer.alloc(32, 7), Buffer.alloc(16)];
  const key = md5(PADDING, owner, Buffer.from([0xd4, 0xff, 0xff, 0xff]), id).subarray(0, 5);
  const ofContents = md5(key, Buffer.from([5, 0, 0, 0, 0])).subarray(0, 10);
  const contents = stream(
    content,
    packedAs('/FlateDecode', (data) => rc4(ofContents, deflateSync(data))),
  );
  const user = Buffer.from(rc4(key, PADDING)).toString('hex');
  const lock = `<< /Filter /Standard /V 1 /R 2 /P -44 /O <${owner.toString('hex')}> /U <${user}> >>`;
  const name = `<${id.toString('hex')}>`;
  return pdf({ contents, extra: [lock], trailer: `/Encrypt 6 0 R /ID [${name} ${name}]` });
}

function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number) => state[index & 255] ?? 0;
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [at(b), at(a)];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let a = 0;
  let b = 0;
  return new Uint8Array(data).map((byte) => {
    a = (a + 1) & 255;
    b = (b + at(a)) & 255;
    swap(a, b);
    return byte ^ at(at(a) + at(b));
  });
}

type Kind = readonly [name: string, make: () => Uint8Array];

/** Beyond a limit, by the code of the refusal. */
export const REFUSED: Readonly<Record<string, readonly Kind[]>> = {
  'inflates-too-far': [
    ['a stream that is encrypted under an empty password', () => encrypted(repeated(' ', 100 * MB))],
    [
      'a filter under a name that is written otherwise',
      () =>
        pdf({
          contents: Buffer.concat([
            latin('<< /F#69lter /RunLengthDecode >>\nstream\n'),
            runs(64 * MB),
            latin('\nendstream'),
          ]),
        }),
    ],
    [
      'filters behind a comment',
      () =>
        pdf({
          contents: stream(
            repeated(' ', 64 * MB),
            packedAs('%\n[/FlateDecode /FlateDecode]', (data) => deflateSync(deflateSync(data))),
          ),
        }),
    ],
    [
      'one stream a thousand times on a page',
      () => pdf({ contents: `[${'6 0 R '.repeat(1000)}]`, extra: [stream(repeated(' ', 20 * MB))] }),
    ],
    [
      'a predictor whose rows are longer than any picture',
      () =>
        pdf({
          contents: flat(
            QUESTION,
            '/DecodeParms << /Predictor 12 /Columns 60000000 /Colors 32 /BitsPerComponent 16 >>',
          ),
        }),
    ],
  ],
  'took-too-much-memory': [
    [
      'one text of forty million letters',
      () => pdf({ content: Buffer.concat([latin('BT /F1 9 Tf ('), repeated('a', 40 * MB)]) }),
    ],
    [
      'a font with widths for a thousand million letters',
      () => pdf({ font: cidFont('', '/W [0 999999999 500]') }),
    ],
    [
      'a font with a code for each of sixteen million letters',
      () =>
        pdf({
          font: cidFont('', '', '6 0 R'),
          extra: [cmap('1 begincidrange <00000000> <00fffffe> 0 endcidrange')],
        }),
    ],
    [
      'a font whose every letter stands for a hundred thousand others',
      () =>
        pdf({
          font: cidFont('/ToUnicode 6 0 R', ''),
          extra: [cmap(`1 beginbfrange <0000> <ffff> <${'0041'.repeat(100_000)}> endbfrange`)],
        }),
    ],
  ],
  'page-too-full': [
    ['twenty thousand states of drawing saved in each other', () => pdf({ content: 'q '.repeat(20_000) })],
    ['six hundred thousand beginnings of text', () => pdf({ content: repeated('BT ', 1.8 * MB) })],
    [
      'two hundred thousand letters in one place',
      () => pdf({ content: `BT /F1 9 Tf ${'(a)Tj '.repeat(200_000)}` }),
    ],
  ],
  'pdf-too-many-pages': [
    [
      'a page that is named a hundred thousand times',
      () => pdf({ pages: pages(`/Kids [${'3 0 R '.repeat(100_000)}] /Count 100000`) }),
    ],
  ],
  'pdf-broken': [
    ['fewer pages than none', () => pdf({ pages: pages('/Kids [3 0 R] /Count -5') })],
    [
      'pages that are in each other',
      () => pdf({ pages: pages('/Kids [6 0 R] /Count 1'), extra: [pages('/Kids [6 0 R] /Count 1')] }),
    ],
    ['nothing but open brackets', () => latin(`%PDF-1.7\n1 0 obj ${'['.repeat(100_000)}`)],
    ['an end after five hundred bytes', () => pdf().slice(0, 500)],
  ],
};

/** What costs nothing: the question is read. */
export const READ: readonly Kind[] = [
  ['a stream that is encrypted under an empty password', () => encrypted(latin(QUESTION))],
  ['a thousand bytes of rubbish before it', () => Buffer.concat([Buffer.alloc(1000, 'x'), pdf()])],
  ['a table of objects that is the one before itself', () => pdf({ trailer: '/Prev 0' })],
  ['a number of pages that is not true', () => pdf({ pages: pages('/Kids [3 0 R] /Count 1000000000') })],
  [
    'a description of ten million nested elements',
    () =>
      pdf({
        catalog: '/Metadata 6 0 R',
        extra: [stream(repeated('<a>', 30 * MB), undefined, '/Type /Metadata /Subtype /XML')],
      }),
  ],
  ['a page that is its own parent', () => pdf({ page: '/Parent 3 0 R' })],
  [
    'pages nested ten thousand deep',
    () =>
      pdf({
        pages: pages('/Kids [6 0 R] /Count 1'),
        extra: times(10_000, (index) => pages(`/Kids [${index === 9_999 ? 3 : index + 7} 0 R] /Count 1`)),
      }),
  ],
  [
    'a form that draws itself twice',
    () =>
      pdf({
        content: `/X Do ${QUESTION}`,
        resources: '/XObject << /X 6 0 R >>',
        extra: [
          flat(
            '/X Do /X Do',
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>',
          ),
        ],
      }),
  ],
  [
    'a picture of 60 000 by 60 000',
    () =>
      pdf({
        content: `/X Do ${QUESTION}`,
        resources: '/XObject << /X 6 0 R >>',
        extra: [
          flat('', '/Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray'),
        ],
      }),
  ],
  ['a picture of a hundred megabytes', () => pdf({ extra: [stream(new Uint8Array(100 * MB))] })],
  [
    'a pattern that is filled with itself',
    () =>
      pdf({
        content: `/Pattern cs /P scn 0 0 9 9 re f ${QUESTION}`,
        resources: '/Pattern << /P 6 0 R >>',
        extra: [
          flat(
            '/Pattern cs /P scn 0 0 1 1 re f',
            '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 1 /YStep 1 /Resources << /Pattern << /P 6 0 R >> >>',
          ),
        ],
      }),
  ],
  [
    'a colour that is made of itself',
    () =>
      pdf({
        content: `/C cs 1 sc ${QUESTION}`,
        resources: '/ColorSpace << /C 6 0 R >>',
        extra: ['[/Indexed 6 0 R 1 (a)]'],
      }),
  ],
  [
    'scripts, programs to start, files within and a form of another kind',
    () =>
      pdf({
        catalog:
          '/OpenAction << /S /JavaScript /JS (while\\(1\\);) >> /Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>] >> >> /AcroForm << /XFA 6 0 R /Fields [] >>',
        page: '/AA << /O << /S /Launch /F (a.exe) >> >>',
        extra: [flat('<a>', '/Type /EmbeddedFile')],
      }),
  ],
];
