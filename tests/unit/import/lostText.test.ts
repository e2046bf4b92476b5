/** Whatever a file holds comes into the deck or is said to be missing. */
import { importSource } from '../../../src/domain/import/importSource.ts';
import { makeListText } from '../../support/import/listText.ts';
import { type PlacedPage, textPages } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { makeRunningDocument, printRunningPages } from '../../support/import/runningPages.ts';
import { printSheets, type SheetStyle } from '../../support/import/sheets.ts';
import { makeTableDeck } from '../../support/import/tableDeck.ts';
import { makeTablePages } from '../../support/import/tablePages.ts';
import { examples, question } from '../../support/import/wording.ts';

const FILES = 150;
const MARKER = 'kvittersang';

test('a stray text anywhere in a list or a table is in the deck or is said to be left out [IMPORT-37]', () => {
  const silent: unknown[] = [];
  for (let seed = 1; seed <= FILES; seed++) {
    const dice = new Dice(seed);
    const lines = makeListText(dice).text.split('\n');
    lines.splice(
      dice.between(0, lines.length),
      0,
      dice.pick([`Se også ${MARKER}.`, MARKER, `- ${MARKER} og mere`]),
    );
    const rows = (makeTableDeck(dice).sheets[0]?.rows ?? []).map((cells) => [...cells]);
    const row = dice.pick(rows);
    row[dice.between(0, 6)] = `Husk ${MARKER}`;
    const table = rows.map((cells, index) => ({
      number: index + 1,
      cells: Array.from(cells, (cell) => cell ?? ''),
    }));
    for (const source of [
      { kind: 'text', text: lines.join('\n') },
      { kind: 'table', sheets: [{ rows: table }] },
    ] as const) {
      const { warnings, ...deck } = importSource(source, 'kort');
      const isKept = JSON.stringify(deck).toLowerCase().includes(MARKER);
      if (!isKept && warnings.every(({ code }) => code === 'no-areas' || code === 'same-question'))
        silent.push({ seed, kind: source.kind });
    }
  }
  expect(silent).toEqual([]);
});

const SHEET: SheetStyle = {
  rows: 2,
  columns: 2,
  page: [595, 842],
  margin: 24,
  backs: 'none',
  areaPerSheet: true,
  tag: ['Kort til kontoret'],
  mark: 'Øvelseskort',
  size: 11,
};
const SLIDE: SheetStyle = {
  rows: 1,
  columns: 1,
  page: [960, 540],
  margin: 50,
  backs: 'none',
  areaPerSheet: false,
  nameOn: 'card',
  size: 22,
};

function printed(dice: Dice, style: SheetStyle): PlacedPage[] {
  const cards = Array.from({ length: 10 }, (_, index) => ({
    area: index < 6 ? 0 : 1,
    question: question(dice),
    examples: examples(dice, 'For eksempel:'),
  }));
  return printSheets({ areas: [['Samarbejde'], ['Trivsel']], cards }, style, dice);
}

const PAGES: readonly (readonly [string, (dice: Dice) => readonly PlacedPage[]])[] = [
  ['tables', (dice) => makeTablePages(dice).pages],
  ['lists', (dice) => printRunningPages(makeRunningDocument(dice))],
  ['sheets', (dice) => printed(dice, { ...SHEET, backs: dice.pick(['before', 'after', 'none']) })],
  ['cards that name their areas', (dice) => printed(dice, { ...SHEET, nameOn: dice.pick(['card', 'page']) })],
  ['slides', (dice) => printed(dice, SLIDE)],
];
const PAGE_FILES = 25;

test.each(PAGES)(
  'a stray text anywhere on pages of %s is in the deck or is quoted [IMPORT-37]',
  (_, make) => {
    const silent: unknown[] = [];
    for (let seed = 1; seed <= PAGE_FILES; seed++) {
      const dice = new Dice(seed);
      const pages = make(dice);
      const at = dice.between(0, pages.length - 1);
      const stray = {
        text: dice.pick([MARKER, `Se også ${MARKER}.`, `Husk ${MARKER} og mere`]),
        size: dice.pick([7, 11, 16]),
      };
      const strewn = pages.map((page, index) => {
        if (index !== at) return page;
        const place = { x: dice.between(10, page.width - 150), y: dice.between(12, page.height - 12) };
        return { ...page, texts: [...page.texts, { ...stray, ...place }] };
      });
      const imported = importSource({ kind: 'pages', pages: textPages(strewn) }, 'kort.pdf');
      if (!JSON.stringify(imported).toLowerCase().includes(MARKER)) silent.push({ seed, stray });
    }
    expect(silent).toEqual([]);
  },
);

describe('doubts about the words of a card [IMPORT-37]', () => {
  const said = (...questions: string[]) =>
    importSource(
      {
        kind: 'table',
        sheets: [
          {
            rows: [['Spørgsmål'], ...questions.map((each) => [each])].map((cells, index) => ({
              number: index + 1,
              cells,
            })),
          },
        ],
      },
      'kort.csv',
    ).warnings.filter(({ code }) => code !== 'no-areas');

  test.each([
    ['several-questions', 'Hvad gør I? Hvem hjælper jer?'],
    ['number-as-question', '17'],
    ['letters-lost', 'Hvad g\ufffdr I?'],
    ['letters-lost', 'Hvad g?r I?'],
    ['no-language', 'Eslokqb pmrodqb qf pfapq xjkq?'],
    ['no-language', '("$!+$%#\'$& ?'],
  ])('%s: %s', (code, question) => {
    const warnings = said('Hvad giver ro?', question, 'Hvad giver fart?');
    expect(warnings).toContainEqual(expect.objectContaining({ code }));
  });

  test('none about a question that takes up another, in Danish, English or Arabic', () => {
    expect(
      said(
        'Hvad gør I? Og hvem hjælper jer?',
        'Which box fixes the quiz?',
        'ما الذي يساعدك؟',
        'Hvad betyder 👩‍👩‍👧 angstskrig?',
      ),
    ).toEqual([]);
  });
});
