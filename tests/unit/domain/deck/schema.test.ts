import { AREA_COLOURS, AREA_SIGNS } from '../../../../src/domain/deck/area.ts';
import { DECK_LIMITS, type Deck } from '../../../../src/domain/deck/deck.ts';
import { inLanguage } from '../../../../src/domain/deck/localized.ts';
import { problemLine } from '../../../../src/domain/deck/problem.ts';
import { parseDeck } from '../../../../src/domain/deck/schema.ts';

/** A deck as an author writes it, free to be spoilt. */
function draft() {
  return {
    format: 'dialogkort-deck/1',
    id: 'garden',
    version: 1,
    languages: ['da', 'en'],
    title: both('Haven', 'The garden'),
    description: both('Om haven.', 'About the garden.'),
    areas: [area('beds'), area('paths')] as Record<string, unknown>[],
    cards: [card('b01', 'beds'), card('b02', 'beds'), card('p01', 'paths')] as Record<string, unknown>[],
  } as Record<string, unknown> & { areas: Record<string, unknown>[]; cards: Record<string, unknown>[] };
}

function both(da: unknown, en: unknown) {
  return { da, en };
}

function area(id: string) {
  return { id, title: both(`Område ${id}`, `Area ${id}`), colour: 'blue', sign: 'tool' };
}

function card(id: string, areaId: string) {
  return { id, area: areaId, question: both('Hvad gror?', 'What grows?'), examples: both(['Kål'], ['Kale']) };
}

function deckOf(json: unknown): Deck {
  const parsed = parseDeck(json, 'garden.json');
  if ('problems' in parsed) throw new Error(parsed.problems.map(problemLine).join('\n'));
  return parsed.deck;
}

/** What the author is told, without the file's name, which begins every line. */
function told(json: unknown): string[] {
  const parsed = parseDeck(json, 'garden.json');
  if ('deck' in parsed) return [];
  return parsed.problems.map((problem) => {
    const line = problemLine(problem);
    expect(line).toMatch(/^garden\.json: /);
    return line.slice('garden.json: '.length);
  });
}

/** What the author is told after spoiling a good deck. */
function toldAfter(spoil: (deck: ReturnType<typeof draft>) => void): string[] {
  const deck = draft();
  spoil(deck);
  return told(deck);
}

function first<T>(list: readonly T[]): T {
  const [entry] = list;
  if (entry === undefined) throw new Error('empty');
  return entry;
}

describe('a deck that is right', () => {
  test('[DECK-1] comes out as its author wrote it', () => {
    expect(deckOf(draft())).toEqual(draft());
  });

  test('[DECK-1] may begin with a guide and may leave it out', () => {
    const guide = both(['Vend et kort.'], ['Turn a card.']);
    expect(deckOf({ ...draft(), introduction: guide }).introduction).toEqual(guide);
    expect('introduction' in deckOf(draft())).toBe(false);
  });

  test('[DECK-4] loses blanks around its texts', () => {
    const deck = draft();
    first(deck.cards).question = both('  Hvad gror? ', 'What grows?\n');
    expect(first(deckOf(deck).cards).question).toEqual(both('Hvad gror?', 'What grows?'));
  });

  test('[DECK-5] may have cards without examples', () => {
    const deck = draft();
    first(deck.cards).examples = both([], []);
    expect(first(deckOf(deck).cards).examples).toEqual(both([], []));
  });

  test('[DECK-7] may use any of the eight colours and eight signs', () => {
    const deck = draft();
    deck.areas = AREA_COLOURS.map((colour, index) => ({
      ...area(`a${index}`),
      colour,
      sign: AREA_SIGNS[index],
    }));
    deck.cards = [card('b01', 'a7')];
    expect(deckOf(deck).areas).toHaveLength(8);
  });
});

describe('a deck that is not finished', () => {
  test.each([null, 'deck', 7, [], undefined])('[DECK-9] %p is refused and nothing throws', (json) => {
    expect(told(json)).toHaveLength(1);
  });

  test('[DECK-1] the author of another format is told that first, and only that', () => {
    expect(told({ format: 'dialogkort-deck/2', languages: ['da'] })).toEqual([
      'deck: format: must be "dialogkort-deck/1"',
    ]);
  });

  test('[DECK-3] an empty deck is told everything that is missing', () => {
    expect(told({ format: 'dialogkort-deck/1', languages: ['da'] })).toEqual(
      ['id', 'version', 'title', 'description', 'areas', 'cards'].map((field) => `deck: ${field}: missing`),
    );
  });

  test('[DECK-3] problems all over the deck are told at once, each with its card and field', () => {
    const lines = toldAfter((deck) => {
      deck.version = 0;
      first(deck.areas).colour = 'pink';
      deck.cards[0] = { ...card('b01', 'beds'), examples: { da: ['Kål'] } };
      deck.cards[1] = { ...card('b02', 'lawn'), question: both('', 'What grows?') };
      deck.cards[2] = { ...card('b01', 'paths'), examples: both(['Grus', ' '], ['Gravel', 'Grass']) };
    });
    expect(lines).toEqual([
      'deck: version: must be 1 or more',
      'area "beds": colour: "pink" is not one of blue, teal, marigold, berry, purple, forest, pumpkin, mink',
      'card b01: examples.en: missing',
      'card b02: area: there is no area "lawn", only beds, paths',
      'card b02: question.da: empty',
      'card b01: examples.da no. 2: empty',
      'card b01: id: no. 1 and no. 3 have the same id',
    ]);
  });

  test('[DECK-3] a card that has no usable id is named by its number', () => {
    const lines = toldAfter((deck) => {
      deck.cards[0] = { ...card('b01', 'beds'), id: undefined };
      deck.cards[1] = { ...card(' ', 'beds') };
      deck.cards.push('a question' as unknown as Record<string, unknown>);
    });
    expect(lines).toEqual([
      'card no. 1: id: missing',
      'card no. 2: id: must be 1 to 64 of a-z, 0-9 and hyphen',
      'card no. 4: must be an object',
    ]);
  });

  test('[DECK-3] the wrong kind of thing is said to be that', () => {
    const lines = toldAfter((deck) => {
      deck.version = 1.5;
      first(deck.areas).title = 'Beds';
      first(deck.cards).question = both(7, 'What grows?');
      first(deck.cards).examples = both('Kål', ['Kale']);
    });
    expect(lines).toEqual([
      'deck: version: must be a whole number',
      'area "beds": title: must be an object',
      'card b01: question.da: must be a text',
      'card b01: examples.da: must be a list',
    ]);
  });
});

describe('languages', () => {
  test('[DECK-2] a deck names at least one, each once, and only those the product speaks', () => {
    expect(told({ ...draft(), languages: [] })).toEqual(['deck: languages: empty']);
    expect(told({ ...draft(), languages: ['da', 'da'] })).toEqual([
      'deck: languages: names a language twice',
    ]);
    expect(told({ ...draft(), languages: ['da', 'de'] })).toEqual([
      'deck: languages no. 2: "de" is not one of da, en',
    ]);
  });

  test('[DECK-2] every text is there in every language of the deck', () => {
    const lines = toldAfter((deck) => {
      deck.title = { da: 'Haven' };
      deck.introduction = { en: ['Turn a card.'] };
      first(deck.areas).title = {};
    });
    expect(lines).toEqual([
      'deck: title.en: missing',
      'deck: introduction.da: missing',
      'area "beds": title.da: missing',
      'area "beds": title.en: missing',
    ]);
  });

  test('[DECK-2] a text in a language that the deck does not list is refused', () => {
    const deck = { ...draft(), languages: ['da'], areas: [{ ...area('beds'), title: { da: 'Bede' } }] };
    deck.cards = [{ id: 'b01', area: 'beds', question: both('Hvad?', 'What?'), examples: { da: [] } }];
    expect(told({ ...deck, title: { da: 'Haven' }, description: { da: 'Om haven.' } })).toEqual([
      "card b01: question.en: not one of the deck's languages (da)",
    ]);
  });

  test('[DECK-10] a text is read in the wanted language, or else in the first of its deck', () => {
    expect(inLanguage({ da: 'Haven', en: 'The garden' }, 'en')).toBe('The garden');
    expect(inLanguage({ en: 'The garden' }, 'da')).toBe('The garden');
    expect(inLanguage({ da: [], en: ['Kale'] }, 'da')).toEqual([]);
    expect(() => inLanguage({}, 'da')).toThrow(RangeError);
  });

  test('[DECK-10] texts come out in the order of the languages, however the author ordered them', () => {
    const { title, cards } = deckOf({ ...draft(), languages: ['en', 'da'] });
    expect(Object.keys(title)).toEqual(['en', 'da']);
    expect(Object.keys(first(cards).examples)).toEqual(['en', 'da']);
  });
});

describe('limits', () => {
  const long = (chars: number) => both('x'.repeat(chars), 'x');

  test('[DECK-4] a text that just fits is taken', () => {
    const deck = draft();
    first(deck.cards).question = both(`${'x'.repeat(400)}  `, 'x');
    first(deck.cards).examples = both(Array(12).fill('x'.repeat(400)), ['x']);
    expect(deckOf(deck).cards).toHaveLength(3);
  });

  test('[DECK-4] a text that is too long is told its length and the limit', () => {
    const lines = toldAfter((deck) => {
      deck.title = long(DECK_LIMITS.deckTitleChars + 1);
      deck.description = long(DECK_LIMITS.descriptionChars + 1);
      first(deck.areas).title = long(DECK_LIMITS.areaTitleChars + 1);
      first(deck.cards).question = long(401);
      first(deck.cards).examples = both(['x', 'x'.repeat(412)], ['x', 'x']);
    });
    expect(lines).toEqual([
      'deck: title.da: too long: 81 characters, at most 80',
      'deck: description.da: too long: 401 characters, at most 400',
      'area "beds": title.da: too long: 61 characters, at most 60',
      'card b01: question.da: too long: 401 characters, at most 400',
      'card b01: examples.da no. 2: too long: 412 characters, at most 400',
    ]);
  });

  test('[DECK-5] a deck has at least one area and one card', () => {
    expect(told({ ...draft(), areas: [], cards: [] })).toEqual(['deck: areas: empty', 'deck: cards: empty']);
  });

  test('[DECK-5] a card has at most 12 examples', () => {
    const lines = toldAfter((deck) => {
      first(deck.cards).examples = both(Array(13).fill('x'), ['x']);
    });
    expect(lines).toEqual(['card b01: examples.da: too many: 13, at most 12']);
  });

  test('[DECK-5] a deck has at most 12 areas and 2000 cards', () => {
    const lines = toldAfter((deck) => {
      deck.areas = Array.from({ length: 13 }, (_, index) => area(`a${index}`));
      deck.cards = Array.from({ length: 2001 }, (_, index) => card(`c${index}`, 'a0'));
    });
    expect(lines).toEqual([
      'deck: areas: too many: 13, at most 12',
      'deck: cards: too many: 2001, at most 2000',
    ]);
  });
});

describe('ids and names', () => {
  test.each(['Beds', 'b 1', 'å1', 'b_1', 'x'.repeat(65)])('[DECK-6] %p is not an id', (id) => {
    expect(told({ ...draft(), id })).toEqual(['deck: id: must be 1 to 64 of a-z, 0-9 and hyphen']);
  });

  test('[DECK-6] two areas cannot share an id', () => {
    expect(toldAfter((deck) => deck.areas.push(area('beds')))).toEqual([
      'area "beds": id: no. 1 and no. 3 have the same id',
    ]);
  });

  test('[DECK-7] an unknown sign is told the known ones', () => {
    expect(
      toldAfter((deck) => {
        first(deck.areas).sign = 'spade';
      }),
    ).toEqual([
      'area "beds": sign: "spade" is not one of tool, chip, speech, sprout, book, compass, puzzle, star',
    ]);
  });

  test('[DECK-8] a field that the format does not have is refused by name', () => {
    const lines = toldAfter((deck) => {
      deck.author = 'Me';
      first(deck.areas).color = 'blue';
      first(deck.cards).exmples = both([], []);
    });
    expect(lines).toEqual([
      'area "beds": color: the deck format has no such field',
      'deck: author: the deck format has no such field',
      'card b01: exmples: the deck format has no such field',
    ]);
  });
});

describe('hostile decks', () => {
  test('[DECK-37] parseDeck: names at most twenty problems', () => {
    const lines = toldAfter((deck) => {
      deck.cards = Array.from({ length: 500 }, (_, index) => card(`c${index}`, 'nowhere'));
    });
    expect(lines).toHaveLength(20);
  });

  test('[DECK-37] parseDeck: names at most five areas to an unknown one, and shortens what it repeats', () => {
    const lines = toldAfter((deck) => {
      deck.areas = Array.from({ length: 12 }, (_, index) => area(`a${index}`));
      deck.cards = [card('c', 'x'.repeat(100_000))];
    });
    expect(lines.join()).toContain('only a0, a1, a2, a3, a4 …');
    expect(lines.join().length).toBeLessThan(1000);
  });

  test.each([
    ['examples', { examples: { da: Array(50_000).fill(1), en: [] } }],
    ['unknown fields', Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`f${index}`, 1]))],
    ['nested lists', { question: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) }],
  ])('[DECK-37] parseDeck: refuses a card with too many %s before the schema walks it', (_what, fields) => {
    const lines = toldAfter((deck) => {
      deck.cards[1] = { ...card('c', 'beds'), ...fields } as never;
    });
    expect(lines).toEqual(['card c: holds too many parts']);
  });
});
