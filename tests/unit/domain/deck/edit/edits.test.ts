import builtIn from '../../../../../decks/digitale-kompetencer.json' with { type: 'json' };
import type { Deck } from '../../../../../src/domain/deck/deck.ts';
import {
  addArea,
  colourArea,
  moveArea,
  removeArea,
  renameArea,
  signArea,
} from '../../../../../src/domain/deck/edit/areas.ts';
import {
  addCard,
  askOnCard,
  exemplify,
  layInArea,
  moveCard,
  removeCard,
} from '../../../../../src/domain/deck/edit/cards.ts';
import {
  addLanguage,
  copyDeck,
  describeDeck,
  introduceDeck,
  newDeck,
  removeLanguage,
  renameDeck,
} from '../../../../../src/domain/deck/edit/deckTexts.ts';
import { faultsOf } from '../../../../../src/domain/deck/edit/faults.ts';
import { tidied } from '../../../../../src/domain/deck/edit/tidied.ts';
import { parseDeck } from '../../../../../src/domain/deck/schema.ts';

const BUILT_IN = builtIn as unknown as Deck;
const describeIt = ({ cards }: Deck) => `${cards.length} kort`;

function small(): Deck {
  let deck = renameDeck(newDeck('mit', 'a1', 'da'), 'da', 'Mit sæt');
  deck = renameArea(deck, 'a1', 'da', 'Tid');
  deck = askOnCard(addCard(deck, 'c1', 'a1'), 'c1', 'da', 'Hvornår?');
  return askOnCard(addCard(deck, 'c2', 'a1'), 'c2', 'da', 'Hvor længe?');
}

const looks = ({ areas }: Deck) => areas.map(({ colour, sign }) => `${colour} ${sign}`);

describe('[DECK-31] making a deck', () => {
  test('a new one, written from its title to its examples, keeps to the format', () => {
    const deck = exemplify(small(), 'c1', 'da', 'I morgen \n\n om en uge\n');
    expect(faultsOf(tidied(deck, describeIt))).toEqual([]);
    expect(parseDeck(tidied(deck, describeIt), 'x')).toEqual({
      deck: expect.objectContaining({
        description: { da: '2 kort' },
        cards: [
          { id: 'c1', area: 'a1', question: { da: 'Hvornår?' }, examples: { da: ['I morgen', 'om en uge'] } },
          expect.objectContaining({ id: 'c2' }),
        ],
      }),
    });
  });

  test('a deck without cards, texts or room for them reports each fault with its place', () => {
    expect(faultsOf(newDeck('mit', 'a1', 'da'))).toEqual([
      { field: 'title', language: 'da', reason: 'empty' },
      { field: 'description', language: 'da', reason: 'empty' },
      { field: 'cards', reason: 'empty' },
      { at: { kind: 'area', id: 'a1' }, field: 'title', language: 'da', reason: 'empty' },
    ]);
    let deck = askOnCard(describeDeck(small(), 'da', 'Om tid'), 'c2', 'da', 'x'.repeat(401));
    deck = exemplify(deck, 'c1', 'da', Array(13).fill('ja').join('\n'));
    expect(faultsOf(deck)).toEqual([
      {
        at: { kind: 'card', id: 'c1' },
        field: 'examples',
        language: 'da',
        reason: 'tooMany',
        count: { is: 13, most: 12 },
      },
      {
        at: { kind: 'card', id: 'c2' },
        field: 'question',
        language: 'da',
        reason: 'tooLong',
        count: { is: 401, most: 400 },
      },
    ]);
  });

  test('what the page finds nothing wrong with, the format takes', () => {
    for (const deck of [BUILT_IN, tidied(addLanguage(small(), 'da'), describeIt)]) {
      expect(faultsOf(deck)).toEqual([]);
      expect(parseDeck(deck, 'x')).toHaveProperty('deck');
    }
  });

  test('cards are added, put in another order, laid in another area and removed', () => {
    let deck = addArea(small(), 'a2');
    deck = addCard(deck, 'c3', 'a2');
    deck = addCard(deck, 'c4', 'a1');
    const ids = () => deck.cards.map(({ id }) => id);
    expect(ids()).toEqual(['c1', 'c2', 'c4', 'c3']);
    deck = moveCard(deck, 'c3', 0);
    expect(ids()).toEqual(['c3', 'c1', 'c2', 'c4']);
    deck = moveCard(deck, 'c3', 99);
    expect(ids()).toEqual(['c1', 'c2', 'c4', 'c3']);
    deck = removeCard(layInArea(deck, 'c1', 'a2'), 'c2');
    expect(deck.cards.map(({ id, area }) => `${id} ${area}`)).toEqual(['c1 a2', 'c4 a1', 'c3 a2']);
  });

  test('a copy has another id and title, and the same cards', () => {
    const copy = copyDeck(BUILT_IN, 'kopi', (title) => `Kopi af ${title}`);
    expect(copy).toMatchObject({ id: 'kopi', version: 1, title: { da: 'Kopi af Digitale kompetencer' } });
    expect(copy.cards).toEqual(BUILT_IN.cards);
    expect(parseDeck(copy, 'x')).toHaveProperty('deck');
    const long = copyDeck(renameDeck(BUILT_IN, 'da', 'x'.repeat(80)), 'kopi', (title) => `Kopi af ${title}`);
    expect(faultsOf(long)).toEqual([]);
  });
});

describe('[DECK-32] translating a deck', () => {
  test('a language that is added is empty until it is written, and can be taken away again', () => {
    const deck = addLanguage(introduceDeck(describeDeck(small(), 'da', 'Om tid'), 'da', 'Sådan.'), 'en');
    expect(deck.languages).toEqual(['da', 'en']);
    expect(faultsOf(deck).every(({ language, reason }) => language === 'en' && reason === 'empty')).toBe(
      true,
    );
    expect(faultsOf(deck)).toHaveLength(6);
    expect(faultsOf(removeLanguage(deck, 'en'))).toEqual([]);
    expect(removeLanguage(removeLanguage(deck, 'en'), 'da').languages).toEqual(['da']);
  });

  test('texts stand in the order of the deck’s languages, whichever was written first', () => {
    const deck = renameDeck(addLanguage(small(), 'en'), 'en', 'My deck');
    expect(Object.keys(renameDeck(deck, 'da', 'Nyt').title)).toEqual(['da', 'en']);
  });

  test('a guide that is deleted is gone, in one language it is missing', () => {
    const deck = describeDeck(small(), 'da', 'Om tid');
    expect(tidied(introduceDeck(deck, 'da', ''), describeIt)).not.toHaveProperty('introduction');
    expect(tidied(introduceDeck(deck, 'da', 'En.\n\nTo.'), describeIt).introduction).toEqual({
      da: ['En.', 'To.'],
    });
  });
});

describe('[DECK-30] areas never look alike', () => {
  test('twelve areas have twelve looks, and the first eight have colours and signs of their own', () => {
    let deck = newDeck('mit', 'a1', 'da');
    for (let i = 2; i <= 12; i++) deck = addArea(deck, `a${i}`);
    expect(new Set(looks(deck)).size).toBe(12);
    expect(new Set(deck.areas.slice(0, 8).map(({ colour }) => colour)).size).toBe(8);
    expect(new Set(deck.areas.slice(0, 8).map(({ sign }) => sign)).size).toBe(8);
    for (const { colour } of deck.areas.slice(0, 8)) {
      for (const { sign } of deck.areas.slice(0, 8)) {
        expect(new Set(looks(signArea(colourArea(deck, 'a9', colour), 'a9', sign))).size).toBe(12);
      }
    }
  });

  test('taking another area’s colour gives it one’s own, and so with signs', () => {
    const [first, second] = BUILT_IN.areas;
    if (!first || !second) throw new Error('no areas');
    const deck = signArea(colourArea(BUILT_IN, first.id, second.colour), first.id, second.sign);
    expect(deck.areas[0]).toMatchObject({ colour: second.colour, sign: second.sign });
    expect(deck.areas[1]).toMatchObject({ colour: first.colour, sign: first.sign });
  });

  test('an area’s cards stay when it goes, and the last area stays', () => {
    const deck = addArea(small(), 'a2');
    expect(removeArea(deck, 'a1').cards.map(({ area }) => area)).toEqual(['a2', 'a2']);
    expect(removeArea(removeArea(deck, 'a1'), 'a2').areas).toHaveLength(1);
    expect(moveArea(deck, 'a2', 0).areas.map(({ id }) => id)).toEqual(['a2', 'a1']);
    expect(tidied(deck, describeIt).areas.map(({ id }) => id)).toEqual(['a1']);
  });
});
