/** Text as the programs that people have draw it: twice, spaced, on layers, beyond edges, with hyphens of other names. */
import { deflateSync } from 'node:zlib';
import { readInWorker } from '../../../scripts/deck/readInWorker.ts';
import { Folder } from '../../support/import/files.ts';
import { type PdfOptions, writePdf } from '../../support/import/pdf.ts';
import type { Drawn, PlacedPage, PlacedText } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { type PrintedDeck, printSheets, type SheetStyle } from '../../support/import/sheets.ts';
import { examples, question } from '../../support/import/wording.ts';

// Each file is read in a process or thread of its own, which a busy machine starts slowly.
jest.setTimeout(60_000);

const folder = new Folder();
afterAll(() => folder.remove());

const STYLE: SheetStyle = {
  rows: 2,
  columns: 2,
  page: [595, 842],
  margin: 24,
  backs: 'before',
  areaPerSheet: true,
  tag: ['Kort til kontoret'],
  mark: 'Øvelseskort',
  size: 11,
};
const NAMES = ['Samarbejde', 'Trivsel'];

function deckOf(dice: Dice): PrintedDeck {
  const cards = [4, 3].flatMap((count, area) =>
    Array.from({ length: count }, () => ({
      area,
      question: question(dice),
      examples: examples(dice, 'For eksempel:'),
    })),
  );
  return { areas: NAMES.map((name) => [name]), cards };
}

const DECK = deckOf(new Dice(21));
const PRINTED = DECK.cards.map((card) => ({ ...card, area: NAMES[card.area] }));
const SHEETS = printSheets(DECK, STYLE, new Dice(1));

let files = 0;

async function read(pages: readonly PlacedPage[], options?: PdfOptions) {
  const { areas, cards, warnings } = await readInWorker(
    folder.write(`${++files}.pdf`, writePdf(pages, options)),
  );
  return {
    warnings,
    cards: cards.map(({ area, question: asked, examples: given }) => ({
      area: areas.find(({ id }) => id === area.position)?.title,
      question: asked,
      examples: given,
    })),
  };
}

function each(pages: readonly PlacedPage[], change: (text: PlacedText) => PlacedText): PlacedPage[] {
  return pages.map((page) => ({ ...page, texts: page.texts.map(change) }));
}

/** The questions, and the names on the backs, which are larger. */
const isDisplay = ({ bold, size }: PlacedText) => bold === true || size > 11;

const drawn = (way: Drawn, which: (text: PlacedText) => boolean = () => true) =>
  each(SHEETS, (text) => (which(text) ? { ...text, drawn: way } : text));

describe('PdfReader: text that is drawn twice is read once [IMPORT-40]', () => {
  test.each<[string, Drawn]>([
    ['line by line, hardly beside itself', { twice: [0.2, 0] }],
    ['line by line, in the same place', { twice: [0, 0] }],
    ['line by line, with a shadow to the right', { twice: [2.4, 0] }],
    ['line by line, with a shadow below', { twice: [1.8, 1.8] }],
    ['sign by sign, hardly beside itself', { bySign: true, twice: [0.2, 0] }],
    ['sign by sign, with a shadow below', { bySign: true, twice: [0.9, 0.9] }],
  ])('%s', async (_, way) => {
    expect((await read(drawn(way))).cards).toEqual(PRINTED);
    expect((await read(drawn(way, isDisplay))).cards).toEqual(PRINTED);
  });
});

describe('PdfReader: spaced letters are words [IMPORT-41]', () => {
  test.each<[string, Drawn]>([
    ['by the text state', { spaced: 1.6, spacedBy: 'Tc' }],
    ['wide, by the text state', { spaced: 3, spacedBy: 'Tc' }],
    ['within the text', { spaced: 2, spacedBy: 'TJ' }],
    ['sign by sign', { spaced: 1.6, bySign: true }],
  ])('%s', async (_, way) => {
    const narrow = printSheets(DECK, { ...STYLE, size: 8, fill: 0.5 }, new Dice(1));
    const pages = each(narrow, (text) =>
      text.bold === true || text.size > 8 ? { ...text, drawn: way } : text,
    );
    expect((await read(pages)).cards).toEqual(PRINTED);
  });
});

describe('PdfReader: hyphens that a file names U+00AD [IMPORT-42]', () => {
  const hyphened = {
    ...DECK,
    cards: DECK.cards.map((card, index) => ({
      ...card,
      question: `Hvordan bruger I e-mail, it-udstyr og ind- og udgange til nabosamarbejdet og kalenderaftalerne nr. ${index}?`,
    })),
  };
  const asked = hyphened.cards.map((card) => ({ ...card, area: NAMES[card.area] }));

  test('are hyphens where the file has no others', async () => {
    const pages = printSheets(hyphened, STYLE, new Dice(2));
    const { cards } = await read(pages, { names: (char) => (char === '-' ? '\u00ad' : char) });
    expect(cards).toEqual(asked);
  });

  test('break words at the ends of lines where it has others', async () => {
    const pages = printSheets(hyphened, { ...STYLE, columns: 3, hyphenate: true }, new Dice(2));
    const broken = each(pages, (text) => ({ ...text, text: text.text.replace(/(?<=\p{Ll}{3})-$/u, '¬') }));
    expect(broken.some(({ texts }) => texts.some(({ text }) => text.endsWith('¬')))).toBe(true);
    const { cards, warnings } = await read(broken, { names: (char) => (char === '¬' ? '\u00ad' : char) });
    expect(cards).toEqual(asked);
    expect(warnings.filter(({ code }) => code === 'hyphen-doubtful')).toEqual([]);
  });
});

test('PdfReader: letters that are put together of two signs become one [IMPORT-43]', async () => {
  const names = (char: string) => char.normalize('NFD');
  expect((await read(SHEETS, { names })).cards).toEqual(PRINTED);
});

describe('PdfReader: what a page does not show is not read [IMPORT-44]', () => {
  test('a layer that is switched off', async () => {
    const old = (page: PlacedPage): PlacedText[] =>
      page.texts.filter(isDisplay).map(({ x, y }) => ({
        text: 'Hvad var det nu?',
        x: x + 3,
        y: y + 40,
        size: 11,
        drawn: { layer: 'Gammel' },
      }));
    const pages = SHEETS.map((page) => ({ ...page, texts: [...old(page), ...page.texts] }));
    const shown = each(pages, (text) => ({ ...text, drawn: text.drawn ?? { layer: 'Ny' } }));
    expect((await read(shown, { hiddenLayers: ['Gammel'] })).cards).toEqual(PRINTED);
    expect((await read(shown)).cards).not.toEqual(PRINTED);
  });

  test('text beyond the trim box', async () => {
    const notes = ['dialogkort_TRYK.indd   1', '12-03-2026   09.14.22'].map((text, index) => ({
      text,
      x: 50 + 300 * index,
      y: 10,
      size: 6,
    }));
    const wide = SHEETS.map(({ width, height, texts }) => ({
      width: width + 60,
      height: height + 60,
      texts: [...notes, ...texts.map((text) => ({ ...text, x: text.x + 30, y: text.y + 30 }))],
    }));
    expect((await read(wide, { trim: 30 })).cards).toEqual(PRINTED);
  });

  test('unless something is asked there', async () => {
    const { cards } = await read([{ ...(SHEETS[1] as PlacedPage) }], { trim: 120 });
    expect(cards.map((card) => card.question)).toEqual(PRINTED.slice(0, 4).map((card) => card.question));
  });

  test('text hidden by the edge of its field', async () => {
    const [width, height] = STYLE.page;
    const neighbours = SHEETS.map((page) => ({
      ...page,
      texts: [
        ...page.texts,
        ...page.texts.map((text) => ({
          ...text,
          x: text.x - 12,
          y: text.y + 7,
          drawn: { within: [width - 8, height - 8, width - 4, height - 4] } as const,
        })),
      ],
    }));
    const { cards, warnings } = await read(neighbours);
    expect(cards).toEqual(PRINTED);
    expect(warnings).toEqual([]);
  });
});

describe('PdfReader: text that the edge of its field cuts off [IMPORT-45]', () => {
  const cutAfter = (width: number) => (text: PlacedText) => ({
    ...text,
    drawn: { within: [0, 0, text.x + width, 842] } as const,
  });

  test('is reported with its page', async () => {
    let left = 1;
    const pages = each(SHEETS, (text) =>
      isDisplay(text) && text.text.length > 20 && left-- > 0 ? cutAfter(60)(text) : text,
    );
    expect((await read(pages)).warnings).toContainEqual({ code: 'text-cut', pages: [2] });
  });

  test('is refused where there is much of it', async () => {
    await expect(read(each(SHEETS, cutAfter(60)))).rejects.toThrow('pdf-text-cut');
  });
});

describe('PdfReader: filters one behind the other [IMPORT-23]', () => {
  const flate = (content: Uint8Array) => new Uint8Array(deflateSync(content));
  const blank: PlacedPage = { width: 595, height: 842, texts: [] };
  const spaces = new Uint8Array(100 * 1024 * 1024).fill(32);
  /** Runs of 128 of the same byte. */
  const runs = (content: Uint8Array) => {
    const packed = new Uint8Array((content.length / 128) * 2 + 1);
    for (let at = 0; at + 1 < packed.length; at += 2) packed.set([129, content[0] ?? 0], at);
    packed[packed.length - 1] = 128;
    return packed;
  };

  test.each([
    ['/FlateDecode twice', '[/FlateDecode /FlateDecode]', (content: Uint8Array) => flate(flate(content))],
    ['a name written otherwise', '[/Fl /Fl#61teDecode]', (content: Uint8Array) => flate(flate(content))],
    ['runs of one byte', '/RunLengthDecode', runs],
    [
      'runs that are packed again',
      '[/FlateDecode /RunLengthDecode]',
      (content: Uint8Array) => flate(runs(content)),
    ],
  ])('are counted all: %s', async (_, filters, pack) => {
    const pdf = writePdf([blank], { content: spaces, packed: { filters, pack } });
    expect(pdf.length).toBeLessThan(2_000_000);
    await expect(readInWorker(folder.write('bomb.pdf', pdf))).rejects.toThrow('inflates-too-far');
  });

  test('are read where they are meant well', async () => {
    const hex = (content: Uint8Array) =>
      new TextEncoder().encode(`${Buffer.from(flate(content)).toString('hex')}>`);
    const packed = { filters: '[/ASCIIHexDecode /FlateDecode]', pack: hex };
    expect((await read(SHEETS, { packed })).cards).toEqual(PRINTED);
  });
});

describe('PdfReader: letters that a file does not name [IMPORT-50]', () => {
  const shifted = (by: number) => (char: string) =>
    char === ' ' ? char : String.fromCodePoint((char.codePointAt(0) ?? 0) + by);
  const swapped = (char: string) => {
    const at = 'abcdefghijklmnopqrstuvwxyzæøå'.indexOf(char);
    return at < 0 ? char : ('qwxzjkvfpgbhtcmdylnsraåøæieuo'[at] ?? char);
  };

  test.each<[string, PdfOptions]>([
    ['at all', { names: 'none' }],
    ['in the font of the questions', { names: 'none', namesOf: 'bold' }],
    ['but as others, three before them', { names: shifted(-3) }],
    ['but as others, twenty-nine before them', { names: shifted(-29) }],
    ['but as others, in a secret order', { names: swapped }],
    ['but as signs of their own', { names: (char) => (char === ' ' ? char : shifted(0xe000)(char)) }],
    ['but as signs that stand for any', { names: (char) => (char === ' ' ? char : '\ufffd') }],
  ])('%s are told, and nothing is imported', async (_, options) => {
    await expect(read(SHEETS, options)).rejects.toThrow('pdf-letters-unknown');
  });

  test('in a small part are told with their pages', async () => {
    const pages = SHEETS.map((page, index) => ({
      ...page,
      texts: page.texts.map((text) => ({ ...text, bold: text.text === 'Øvelseskort' && index === 1 })),
    }));
    const { cards, warnings } = await read(pages, { names: 'none', namesOf: 'bold' });
    expect(cards).toEqual(PRINTED);
    expect(warnings).toContainEqual({ code: 'letters-unknown', pages: [2] });
  });
});
