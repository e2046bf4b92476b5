/** Plain texts as people get them out of documents, with blank lines that mean much, little or nothing. */
import { importSource } from '../../../src/domain/import/importSource.ts';
import { Dice } from '../../support/import/random.ts';
import { examples, guide, question } from '../../support/import/wording.ts';

interface TextCard {
  readonly area: string;
  readonly question: string;
  readonly examples: string;
}

const AREAS = ['Samarbejdskultur', 'Trivsel og ro', 'Faglighed'] as const;
const BROKEN = ['Samarbejds kultur', 'Trivsel\nog ro', 'Faglighed'] as const;

function cardsOf(dice: Dice, withExamples = 1): TextCard[] {
  return AREAS.flatMap((area) =>
    Array.from({ length: dice.between(3, 6) }, () => ({
      area,
      question: question(dice),
      examples: dice.chance(withExamples) ? examples(dice, dice.pick(['For eksempel:', 'Eksempel:'])) : '',
    })),
  );
}

function read(text: string) {
  const imported = importSource({ kind: 'text', text }, 'prøve.txt');
  const cards = imported.cards.map(({ area, ...card }) => ({
    area: imported.areas.find(({ id }) => id === area.position)?.title,
    question: card.question,
    examples: card.examples,
  }));
  return { ...imported, cards };
}

/** Backs and fronts as a PDF's text comes out: so many blank lines between paragraphs, cards and sides of a sheet. */
function asSheets(
  cards: readonly TextCard[],
  [paragraph, card, side]: readonly number[],
  mark = 'BY',
): string {
  const gap = (lines = 1) => '\n'.repeat(lines + 1);
  const sides = AREAS.flatMap((area, index) => {
    const own = cards.filter((each) => each.area === area);
    const backs = own.map(() => [BROKEN[index], 'Samtalekort til alle'].join(gap(paragraph)));
    const fronts = own.map((each) =>
      [each.question, each.examples, mark].filter((text) => text !== '').join(gap(paragraph)),
    );
    return [backs, fronts];
  });
  return [guide().join(gap(paragraph)), ...sides.map((texts) => texts.join(gap(card)))].join(gap(side));
}

describe('the text of sheets', () => {
  test.each([[[1, 3, 5]], [[1, 2, 3]], [[1, 2, 2]], [[2, 3, 4]], [[1, 1, 1]]])(
    'with gaps of %j lines [IMPORT-8]',
    (gaps) => {
      const cards = cardsOf(new Dice(gaps[1] ?? 0), 0.8);
      expect(read(asSheets(cards, gaps)).cards).toEqual(cards);
    },
  );

  test('with form feeds between the pages and carriage returns at the ends of lines [IMPORT-8]', () => {
    const cards = cardsOf(new Dice(3));
    const text = asSheets(cards, [1, 3, 5]).replaceAll('\n\n\n\n\n\n', '\n\f').replaceAll('\n', '\r\n');
    expect(read(text).cards).toEqual(cards);
  });

  test('without a mark [IMPORT-8]', () => {
    const cards = cardsOf(new Dice(4));
    expect(read(asSheets(cards, [1, 3, 5], '')).cards).toEqual(cards);
  });

  test('keeps the guide as the introduction [IMPORT-7]', () => {
    const { title, introduction } = read(asSheets(cardsOf(new Dice(5)), [1, 3, 5]));
    expect([title, ...introduction]).toEqual(guide());
  });
});

describe('a list of questions', () => {
  const cards = cardsOf(new Dice(6), 0.7);

  test('under headings, examples on the next line [IMPORT-8]', () => {
    const parts = AREAS.map((area) => {
      const own = cards.filter((card) => card.area === area);
      return [area, ...own.map((card) => `${card.question}\n${card.examples}`.trim())].join('\n\n');
    });
    expect(read(parts.join('\n\n')).cards).toEqual(cards);
  });

  test('without areas, a paragraph each [IMPORT-6]', () => {
    const text = cards.map((card) => `${card.question} ${card.examples}`.trim()).join('\n\n');
    expect(read(text).cards).toEqual(cards.map((card) => ({ ...card, area: 'Spørgsmål' })));
  });

  test('that differ only in a number, examples in a paragraph of their own [IMPORT-8]', () => {
    const texts = Array.from({ length: 5 }, (_, index) => [
      `Hvad er ${index}?`,
      `For eksempel: ${index} og mere.`,
    ]);
    const { cards: found } = read(texts.flat().join('\n\n'));
    expect(found.map(({ question: asked, examples: given }) => [asked, given])).toEqual(texts);
  });

  test('wrapped at the end of lines, with stray blanks and tabs [IMPORT-3]', () => {
    const wrapped = (text: string) => text.replace(/(.{30,50}) /g, '$1  \n \t');
    const text = cards
      .map((card) => `${wrapped(card.question)}\n\n${wrapped(card.examples)}`.trim())
      .join('\n\n\n');
    expect(read(text).cards).toEqual(cards.map((card) => ({ ...card, area: 'Spørgsmål' })));
  });
});

test('a text without any question has no cards [IMPORT-20]', () => {
  expect(() => read('En dagbog.\n\nI dag skete der ikke så meget, og det var dejligt.')).toThrow('no-cards');
});
