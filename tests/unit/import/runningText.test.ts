/** Lists and other running text, line by line: what is an area, a question, its examples. */
import { splitExamples } from '../../../src/domain/import/examples.ts';
import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { importSource } from '../../../src/domain/import/importSource.ts';
import { deckOfLines } from '../../../src/domain/import/runningText/deckOfLines.ts';
import type { TextLine } from '../../../src/domain/import/runningText/textLine.ts';
import { makeListText } from '../../support/import/listText.ts';
import { Dice } from '../../support/import/random.ts';

function cardsOf(imported: ImportedDeck) {
  return imported.cards.map(({ area, question, examples, exampleList }) => ({
    area: imported.areas.find(({ id }) => id === area.position)?.title,
    question,
    examples: exampleList ?? splitExamples(examples),
  }));
}

const read = (text: string) => importSource({ kind: 'text', text }, 'prøve.txt');
const rowsOf = (imported: ImportedDeck) =>
  cardsOf(imported).map(({ area, question, examples }) => [area, question, ...examples]);

const LISTS = 600;

test('lists of questions in any habit of writing give their cards [IMPORT-32]', () => {
  const wrong: unknown[] = [];
  for (let seed = 1; seed <= LISTS; seed++) {
    const { text, cards, habits } = makeListText(new Dice(seed));
    if (JSON.stringify(cardsOf(read(text))) !== JSON.stringify(cards)) wrong.push({ seed, habits });
  }
  expect(wrong).toEqual([]);
});

describe('a list of questions [IMPORT-32]', () => {
  test('has areas that are numbered themselves, a guide and a farewell', () => {
    const imported = read(
      [
        'Samtale om arbejdet',
        'Denne liste er til mødet på torsdag. Tag den med.',
        '',
        '1. Samarbejde',
        '   a) Hvad gør I?',
        '   b) Hvordan hjælper I',
        '      hinanden?',
        '2. Trivsel',
        '   a) Hvad giver ro?',
        '      - En gåtur',
        '      - Musik',
        '   b) Fortæl om en god dag',
        '',
        'Tak for i dag.',
      ].join('\n'),
    );
    expect(rowsOf(imported)).toEqual([
      ['Samarbejde', 'Hvad gør I?'],
      ['Samarbejde', 'Hvordan hjælper I hinanden?'],
      ['Trivsel', 'Hvad giver ro?', 'En gåtur', 'Musik'],
      ['Trivsel', 'Fortæl om en god dag'],
    ]);
    expect(imported.title).toBe('Samtale om arbejdet');
    expect(imported.introduction).toEqual([
      'Denne liste er til mødet på torsdag. Tag den med.',
      'Tak for i dag.',
    ]);
    expect(imported.warnings).toEqual([{ code: 'no-question-mark', cards: [4] }]);
  });

  test.each([
    [
      'short lines below questions are examples where most have one',
      'Hvad giver ro?\nEn gåtur\nHvad giver fart?\nEn cykel',
      [
        ['Spørgsmål', 'Hvad giver ro?', 'En gåtur'],
        ['Spørgsmål', 'Hvad giver fart?', 'En cykel'],
      ],
    ],
    [
      'short lines above questions are areas',
      'Ro\nHvad giver ro?\nFart\nHvad giver fart?\nMad\nHvad spiser I?',
      [
        ['Ro', 'Hvad giver ro?'],
        ['Fart', 'Hvad giver fart?'],
        ['Mad', 'Hvad spiser I?'],
      ],
    ],
    [
      'a pronoun in capitals begins no card',
      'Hvornår spurgte\nI sidst hinanden\ntil råds?\n\nHvad gør I\nnår det brænder?',
      [
        ['Spørgsmål', 'Hvornår spurgte I sidst hinanden til råds?'],
        ['Spørgsmål', 'Hvad gør I når det brænder?'],
      ],
    ],
    [
      'a date is no number of a list',
      'Hvad gør I\n1. maj?\n\nHvad gør I\n24. december?',
      [
        ['Spørgsmål', 'Hvad gør I 1. maj?'],
        ['Spørgsmål', 'Hvad gør I 24. december?'],
      ],
    ],
    [
      'a dash that a sentence wraps at is no bullet',
      'Hvad siger I til det, der sker\n- og til det, der ikke sker?\nHvad ellers?',
      [
        ['Spørgsmål', 'Hvad siger I til det, der sker - og til det, der ikke sker?'],
        ['Spørgsmål', 'Hvad ellers?'],
      ],
    ],
    [
      'check boxes come off',
      '[Samarbejde]\n\n[ ] Hvad gør I?\n[x] Hvordan?',
      [
        ['Samarbejde', 'Hvad gør I?'],
        ['Samarbejde', 'Hvordan?'],
      ],
    ],
    [
      'a question that takes up another stays with it',
      '- Hvad gør I? Og hvem gør det?\n- Hvad så?',
      [
        ['Spørgsmål', 'Hvad gør I? Og hvem gør det?'],
        ['Spørgsmål', 'Hvad så?'],
      ],
    ],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(read(text))).toEqual(rows);
  });
});

describe('lines with type and places, as a PDF or a Word document gives them [IMPORT-33]', () => {
  const body = { size: 11, left: 72, right: 500 };

  test('larger and bolder lines are areas, the largest the title', () => {
    const lines: TextLine[] = [
      { text: 'Spørgsmål til mødet', size: 20, left: 72, right: 300 },
      { text: 'Samarbejde', size: 14, left: 72, right: 160 },
      { ...body, text: '1. Hvad gør I, når en af de andre har brug for hjælp' },
      { ...body, text: 'og ingen har tid?', left: 90, right: 180 },
      { ...body, text: '2. Hvem spørger I?', right: 200 },
      { text: 'Trivsel', size: 14, left: 72, right: 130 },
      { ...body, text: '3. Hvad giver ro?', right: 180 },
      { ...body, text: '•  En gåtur', left: 108, right: 180 },
      { ...body, text: '•  Musik', left: 108, right: 160 },
    ];
    const imported = deckOfLines(lines);
    expect(imported.title).toBe('Spørgsmål til mødet');
    expect(rowsOf(imported)).toEqual([
      ['Samarbejde', 'Hvad gør I, når en af de andre har brug for hjælp og ingen har tid?'],
      ['Samarbejde', 'Hvem spørger I?'],
      ['Trivsel', 'Hvad giver ro?', 'En gåtur', 'Musik'],
    ]);
  });

  test('headings that ask are cards where most headings of their level do', () => {
    const lines: TextLine[] = [
      { text: 'Trivsel', heading: 1 },
      { text: 'Hvad giver ro?', heading: 2 },
      { text: 'En gåtur', listLevel: 0 },
      { text: 'Musik', listLevel: 0 },
      { text: 'Hvad giver fart?', heading: 2 },
      { text: 'En cykel', listLevel: 0 },
    ];
    expect(rowsOf(deckOfLines(lines))).toEqual([
      ['Trivsel', 'Hvad giver ro?', 'En gåtur', 'Musik'],
      ['Trivsel', 'Hvad giver fart?', 'En cykel'],
    ]);
  });

  test('a heading that asks above running text is part of the guide', () => {
    const lines: TextLine[] = [
      { text: 'Hvad er dialogkort?', heading: 1 },
      { text: 'Kort, som I taler ud fra.', paragraph: 'starts' },
      { text: 'Trivsel', heading: 1 },
      { text: 'Hvad giver ro?', listLevel: 0 },
      { text: 'Hvad giver fart?', listLevel: 0 },
    ];
    const imported = deckOfLines(lines);
    expect(rowsOf(imported)).toEqual([
      ['Trivsel', 'Hvad giver ro?'],
      ['Trivsel', 'Hvad giver fart?'],
    ]);
    expect([imported.title, ...imported.introduction]).toEqual([
      'Hvad er dialogkort?',
      'Kort, som I taler ud fra.',
    ]);
  });
});
