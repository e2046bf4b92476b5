/** PDFs through pdf.js, in the thread that the command line reads them in. */
import { readInWorker } from '../../../scripts/deck/readInWorker.ts';
import type { ReadingProgress } from '../../../src/import/reading.ts';
import { Folder } from '../../support/import/files.ts';
import { type PdfOptions, writePdf } from '../../support/import/pdf.ts';
import type { PlacedPage } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { type PrintedDeck, printSheets, type SheetStyle } from '../../support/import/sheets.ts';
import { examples, guide, question } from '../../support/import/wording.ts';

// Each file is read in a process or thread of its own, which a busy machine starts slowly.
jest.setTimeout(60_000);

const folder = new Folder();
afterAll(() => folder.remove());

const STYLE: SheetStyle = {
  rows: 2,
  columns: 3,
  page: [842, 595],
  margin: 20,
  backs: 'mirrored before',
  areaPerSheet: true,
  tag: ['Samtalekort til alle'],
  mark: 'BY',
  size: 10,
  guide: guide(),
  hyphenate: true,
  shuffled: true,
};

const NAMES = ['Samarbejdskultur', 'Trivsel og ro'];

function deckOf(dice: Dice): PrintedDeck {
  const cards = [8, 5].flatMap((count, area) =>
    Array.from({ length: count }, () => ({
      area,
      question: question(dice),
      examples: examples(dice, 'For eksempel:'),
    })),
  );
  return {
    areas: [
      ['Samarbejds', 'kultur'],
      ['Trivsel', 'og ro'],
    ],
    cards,
  };
}

let files = 0;

function save(pages: readonly PlacedPage[], options?: PdfOptions): string {
  return folder.write(`${++files}.pdf`, writePdf(pages, options));
}

async function cardsIn(path: string) {
  const { areas, cards } = await readInWorker(path);
  return cards.map(({ area, ...card }) => ({
    area: areas.find(({ id }) => id === area.position)?.title,
    question: card.question,
    examples: card.examples,
  }));
}

const printed = ({ cards }: PrintedDeck) => cards.map((card) => ({ ...card, area: NAMES[card.area] }));

test.each([
  ['as it lies', 0],
  ['turned by a quarter', 90],
  ['upside down', 180],
  ['turned by three quarters', 270],
] as const)('a PDF of sheets is read to the letter, %s [IMPORT-1]', async (_, rotate) => {
  const dice = new Dice(11);
  const deck = deckOf(dice);
  expect(await cardsIn(save(printSheets(deck, STYLE, dice), { rotate }))).toEqual(printed(deck));
});

test('emoji and letters of other scripts come through [IMPORT-24]', async () => {
  const dice = new Dice(12);
  const deck = deckOf(dice);
  const cards = deck.cards.map((card, index) => ({
    ...card,
    question: `Hvad siger 🙂 til 你好 nr. ${index}?`,
  }));
  const path = save(printSheets({ ...deck, cards }, STYLE, dice));
  expect((await cardsIn(path)).map((card) => card.question)).toEqual(cards.map((card) => card.question));
});

test('progress is reported page by page [IMPORT-25]', async () => {
  const dice = new Dice(13);
  const seen: ReadingProgress[] = [];
  const pages = printSheets(deckOf(dice), STYLE, dice);
  await readInWorker(save(pages), { onProgress: (progress) => seen.push(progress) });
  expect(seen.map(({ phase, done }) => `${phase} ${done}`)).toEqual([
    'opening 0',
    ...pages.map((_, index) => `reading ${index + 1}`),
    'understanding 0',
  ]);
});

describe('a PDF that cannot be a deck is refused whole', () => {
  const blank: PlacedPage = { width: 595, height: 842, texts: [] };
  const wordy: PlacedPage = { ...blank, texts: [{ text: 'Hvad gør I?', x: 50, y: 50, size: 12 }] };
  const dots = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      text: 'x',
      x: (index % 60) * 9,
      y: 10 + Math.floor(index / 60) * 8,
      size: 4,
    }));

  test.each([
    ['scanned pictures without text', save([blank, blank]), 'pdf-without-text'],
    ['500 pages', save(Array.from({ length: 500 }, () => wordy)), 'pdf-too-many-pages'],
    ['a page full of single letters', save([{ ...blank, texts: dots(6000) }]), 'page-too-full'],
    ['cut off in the middle', folder.write('cut.pdf', writePdf([wordy]).slice(0, 300)), 'pdf-broken'],
    ['nothing but its first line', folder.write('head.pdf', '%PDF-1.7\nrubbish'), 'pdf-broken'],
  ])('%s [IMPORT-20]', async (_, path, code) => {
    await expect(readInWorker(path)).rejects.toThrow(code);
  });

  test('locked with a password [IMPORT-20]', async () => {
    const lock = `/Filter /Standard /V 1 /R 2 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}>`;
    const path = save([wordy], {
      extra: [`<< ${lock} >>`],
      trailer: `/Encrypt 9 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
    });
    await expect(readInWorker(path)).rejects.toThrow('pdf-encrypted');
  });

  test('a page that inflates to a hundred megabytes [IMPORT-23]', async () => {
    const path = save([blank], { content: new Uint8Array(100 * 1024 * 1024).fill(32) });
    await expect(readInWorker(path)).rejects.toThrow('inflates-too-far');
  });
});

describe('reading ends', () => {
  const dice = new Dice(14);
  const path = save(printSheets(deckOf(dice), STYLE, dice));

  test('when its time is over [IMPORT-25]', async () => {
    await expect(readInWorker(path, { timeLimitMs: 1 })).rejects.toThrow('took-too-long');
  });

  test('when it takes too much memory [IMPORT-25]', async () => {
    await expect(readInWorker(path, { memoryLimitBytes: -1e12 })).rejects.toThrow('took-too-much-memory');
  });

  test('on request [IMPORT-25]', async () => {
    const asking = new AbortController();
    const reading = readInWorker(path, {
      signal: asking.signal,
      onProgress: () => asking.abort(new Error('closed')),
    });
    await expect(reading).rejects.toThrow('closed');
  });
});
