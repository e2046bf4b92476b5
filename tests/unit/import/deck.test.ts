/** What was read becomes a deck of the product's own format, and plain JSON for others. */
import { parseDeck } from '../../../src/domain/deck/schema.ts';
import { draftDeck } from '../../../src/domain/import/draftDeck.ts';
import { splitExamples } from '../../../src/domain/import/examples.ts';
import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { importSource } from '../../../src/domain/import/importSource.ts';
import { fittingParagraphs } from '../../../src/domain/import/paragraphs.ts';
import { plainDeckOf } from '../../../src/domain/import/plainDeck.ts';
import { slugOf, uniqueIds } from '../../../src/domain/import/slug.ts';
import { toDeck } from '../../../src/domain/import/toDeck.ts';
import { ownCatalogue } from '../../support/table/catalogues.ts';

const IMPORTED: ImportedDeck = {
  title: 'Kort om haver',
  language: 'da',
  introduction: ['Sådan gør I.'],
  areas: [
    { id: 'blomster', title: 'Blomster' },
    { id: 'graes', title: 'Græs' },
  ],
  cards: [
    {
      question: 'Hvad vander I?',
      examples: 'For eksempel: Roser; tulipaner (fx gule); alt.',
      area: { position: 'blomster', printed: 'blomster' },
      place: { page: 2 },
    },
    {
      question: 'Hvad slår I?',
      examples: '',
      area: { position: 'graes', printed: 'blomster' },
      place: { page: 4 },
    },
  ],
  warnings: [
    { code: 'back-repeats-area', sheet: 2, page: 3, printed: 'Blomster', position: 'Græs', cards: [2] },
  ],
  preferred: 'position',
};

describe('a deck of the product’s own format', () => {
  test('passes its own check and keeps examples to the letter [IMPORT-10]', () => {
    const result = toDeck(IMPORTED, { fileName: 'haver.pdf' });
    expect(result).toEqual({
      deck: expect.objectContaining({
        id: 'kort-om-haver',
        version: 1,
        title: { da: 'Kort om haver' },
        introduction: { da: ['Sådan gør I.'] },
        cards: [
          {
            id: expect.stringMatching(/^k01-[a-z0-9]+$/),
            area: 'blomster',
            question: { da: 'Hvad vander I?' },
            examples: { da: ['Roser', 'tulipaner (fx gule)', 'alt.'] },
          },
          {
            id: expect.stringMatching(/^k02-/),
            area: 'graes',
            question: { da: 'Hvad slår I?' },
            examples: { da: [] },
          },
        ],
      }),
    });
    expect('deck' in result && parseDeck(result.deck, 'deck.json')).toEqual(result);
  });

  test('has only the areas in use, whichever way the sheets are read [IMPORT-4]', () => {
    const result = toDeck(IMPORTED, { fileName: 'haver.pdf', areas: 'printed' });
    expect('deck' in result && result.deck.areas.map(({ id }) => id)).toEqual(['blomster']);
  });

  test('gives a card the same id each time its document is read, and no other document’s card that id [IMPORT-30]', () => {
    const ids = (imported: ImportedDeck, areas: 'position' | 'printed') =>
      draftDeck(imported, { fileName: 'haver.pdf', areas }).cards.map(({ id }) => id);
    expect(ids(IMPORTED, 'printed')).toEqual(ids(IMPORTED, 'position'));
    const others = {
      ...IMPORTED,
      cards: IMPORTED.cards.map((card) => ({ ...card, question: `${card.question} Igen?` })),
    };
    expect(ids(IMPORTED, 'position').filter((id) => ids(others, 'position').includes(id))).toEqual([]);
  });

  test('tells twelve areas apart by colour and sign together [DECK-30]', () => {
    const areas = Array.from({ length: 12 }, (_, i) => ({ id: `a${i}`, title: `Område ${i}` }));
    const cards = areas.map(({ id }) => ({
      ...(IMPORTED.cards[0] as ImportedDeck['cards'][number]),
      area: { position: id, printed: id },
    }));
    const deck = draftDeck({ ...IMPORTED, areas, cards }, { fileName: 'haver.pdf' });
    expect(new Set(deck.areas.map(({ colour, sign }) => `${colour} ${sign}`)).size).toBe(12);
  });

  test('[CAT-9] takes colour and sign of an area from the catalogue that has it, by name, and others for the rest', () => {
    const areas = ['Have', 'Teknologiforståelse', 'Udvikling og implementering'].map((title, i) => ({
      id: `a${i}`,
      title,
    }));
    const cards = areas.map(({ id }) => ({
      ...(IMPORTED.cards[0] as ImportedDeck['cards'][number]),
      area: { position: id, printed: id },
    }));
    const deck = draftDeck({ ...IMPORTED, areas, cards }, { fileName: 'haver.pdf', catalogue: ownCatalogue });
    expect(deck.areas.map(({ colour, sign }) => `${colour} ${sign}`)).toEqual([
      'blue tool',
      'teal chip',
      'berry sprout',
    ]);
  });

  test('is named after its file where the document has no title', () => {
    const result = toDeck({ ...IMPORTED, title: '' }, { fileName: 'kort_til-haven.pdf' });
    expect('deck' in result && result.deck.title).toEqual({ da: 'kort til haven' });
  });

  test('tells which card is too long instead of cutting it [IMPORT-22]', () => {
    const long = {
      ...IMPORTED.cards[0],
      question: `${'Hvad '.repeat(100)}?`,
    } as ImportedDeck['cards'][number];
    const result = toDeck({ ...IMPORTED, cards: [long] }, { fileName: 'haver.pdf' });
    expect(result).toEqual({
      problems: [
        expect.objectContaining({ place: expect.stringMatching(/^card k01-/), field: 'question.da' }),
      ],
    });
  });
});

describe('the examples of a card [IMPORT-10]', () => {
  test.each([
    ['For eksempel: Vi går; vi løber.', ['Vi går', 'vi løber.']],
    ['Eksempel: Vi går;vi løber', ['Vi går;vi løber']],
    ['Vi går; ; vi løber', ['Vi går; ; vi løber']],
    ['Eksempler:', []],
    ['', []],
  ])('%j become a list', (paragraph, entries) => {
    expect(splitExamples(paragraph)).toEqual(entries);
  });

  test('give the paragraph back to the letter, also where there are more than the format holds', () => {
    const text = Array.from({ length: 30 }, (_, index) => `svar nr. ${index}`).join('; ');
    const entries = splitExamples(`Eksempel: ${text}`);
    expect(entries).toHaveLength(12);
    expect(entries.join('; ')).toBe(text);
  });
});

describe('a guide that is longer than the format', () => {
  test('is put together to fewer paragraphs, nothing lost [IMPORT-7]', () => {
    const paragraphs = Array.from({ length: 30 }, (_, index) => `Afsnit nummer ${index}.`);
    const fitting = fittingParagraphs(paragraphs);
    expect(fitting).toHaveLength(12);
    expect(fitting.join(' ')).toBe(paragraphs.join(' '));
  });

  test('is left out whole if it cannot fit, and that is said [IMPORT-7]', () => {
    const paragraphs = Array.from({ length: 13 }, () => `${'Ord '.repeat(199)}.`);
    expect(fittingParagraphs(paragraphs)).toEqual([]);
  });
});

describe('plain JSON', () => {
  test('has plain texts, the whole paragraph, ids of areas and sentences [IMPORT-11]', () => {
    expect(plainDeckOf(IMPORTED, 'position', 'en')).toEqual({
      title: 'Kort om haver',
      language: 'da',
      introduction: ['Sådan gør I.'],
      areas: IMPORTED.areas,
      cards: [
        {
          area: 'blomster',
          question: 'Hvad vander I?',
          examples: 'For eksempel: Roser; tulipaner (fx gule); alt.',
        },
        { area: 'graes', question: 'Hvad slår I?', examples: '' },
      ],
      warnings: [
        'Sheet 2 (back on page 3): its back repeats an earlier area, "Blomster". Its 1 card is in "Græs" by the position of the sheet. As printed it belongs to "Blomster".',
      ],
    });
  });

  test('can be imported again [IMPORT-13]', () => {
    const again = importSource({ kind: 'json', json: plainDeckOf(IMPORTED, 'position', 'da') }, 'haver.json');
    expect(plainDeckOf(again, 'position', 'da').cards).toEqual(plainDeckOf(IMPORTED, 'position', 'da').cards);
  });
});

describe('ids', () => {
  test('are written with the letters that the format has', () => {
    expect(slugOf('Ærlighed, Øl & Åbne døre – 2026!', 'x')).toBe('aerlighed-oel-aabne-doere-2026');
    expect(slugOf('你好', 'omraade-1')).toBe('omraade-1');
    expect(slugOf('x'.repeat(100), 'x')).toHaveLength(64);
  });

  test('are never the same for two areas', () => {
    expect(uniqueIds(['Ro', 'ro!', 'RO'])).toEqual(['ro', 'ro-2', 'ro-3']);
  });
});
