import {
  movedBy,
  rebased,
  type Splice,
  spliceBetween,
  withSplice,
} from '../../../../src/domain/notes/splice.ts';
import { seededRandom } from '../../../support/table/seats.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const ALPHABET = ['a', 'a', 'b', ' ', '\n', 'å', '😀', '😁'];

function pick<T>(random: () => number, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

function randomText(random: () => number, length: number): string {
  return Array.from({ length: Math.floor(random() * length) }, () => pick(random, ALPHABET)).join('');
}

/** A change somewhere in the text that cuts no character in half. */
function randomSplice(random: () => number, text: string, letter: string): Splice {
  const characters = [...text];
  const from = Math.floor(random() * (characters.length + 1));
  const to = from + Math.floor(random() * Math.min(4, characters.length - from + 1));
  return {
    at: characters.slice(0, from).join('').length,
    removed: characters.slice(from, to).join('').length,
    inserted: letter.repeat(Math.floor(random() * 3)),
  };
}

describe('the change between two texts', () => {
  test.each([
    ['a letter typed between', 'fest', 'frest', 2, { at: 1, removed: 0, inserted: 'r' }],
    ['one of equal letters, typed first', 'aa', 'aaa', 1, { at: 0, removed: 0, inserted: 'a' }],
    ['one of equal letters, typed last', 'aa', 'aaa', 3, { at: 2, removed: 0, inserted: 'a' }],
    ['a letter deleted before the caret', 'aab', 'ab', 1, { at: 1, removed: 1, inserted: '' }],
    ['a word pasted over another', 'en god dag', 'en lang dag', 7, { at: 3, removed: 3, inserted: 'lang' }],
    ['a sign of two units for another', 'x😀y', 'x😁y', 3, { at: 1, removed: 2, inserted: '😁' }],
    ['everything taken away', 'væk', '', 0, { at: 0, removed: 3, inserted: '' }],
  ])('[NOTE-2] %s is the smallest one, where the caret says', (_what, before, after, caret, splice) => {
    expect(spliceBetween(before, after, caret)).toEqual(splice);
  });

  test('[NOTE-2] equal texts have none', () => {
    expect(spliceBetween('samme', 'samme')).toBeUndefined();
  });

  test.each(SEEDS)(
    '[NOTE-2] makes one text into the other and cuts no character in half (seed %i)',
    (seed) => {
      const random = seededRandom(seed);
      for (let round = 0; round < 300; round++) {
        const before = randomText(random, 12);
        const after = withSplice(before, randomSplice(random, before, pick(random, ALPHABET)));
        const splice = spliceBetween(before, after, Math.floor(random() * (after.length + 1)));
        expect(splice === undefined ? before : withSplice(before, splice)).toBe(after);
        if (splice) {
          const kept = before.slice(0, splice.at) + before.slice(splice.at + splice.removed);
          expect(kept.isWellFormed() && splice.inserted.isWellFormed()).toBe(true);
        }
      }
    },
  );
});

describe('two changes of the same text', () => {
  test.each(SEEDS)('[NOTE-3] neither takes away what the other has written (seed %i)', (seed) => {
    const random = seededRandom(seed);
    for (let round = 0; round < 300; round++) {
      const text = randomText(random, 10);
      const mine = randomSplice(random, text, 'M');
      const theirs = randomSplice(random, text, 'T');
      const both = rebased(mine, theirs).reduce(withSplice, withSplice(text, theirs));
      const count = (letter: string) => both.split(letter).length - 1;
      expect([count('M'), count('T')]).toEqual([mine.inserted.length, theirs.inserted.length]);
      // Whatever neither has removed is there, in its order.
      const gone = (at: number) =>
        [mine, theirs].some((splice) => at >= splice.at && at < splice.at + splice.removed);
      const rest = [...text.split('').keys()].filter((at) => !gone(at)).map((at) => text[at]);
      expect(both.replaceAll(/[MT]/g, '')).toBe(rest.join(''));
    }
  });
});

describe('the caret', () => {
  test.each([
    ['before the change', 2, { at: 5, removed: 1, inserted: 'x' }, 2],
    ['after what came', 5, { at: 0, removed: 0, inserted: 'abc' }, 8],
    ['after what went', 5, { at: 0, removed: 3, inserted: '' }, 2],
    ['where something comes', 4, { at: 4, removed: 0, inserted: 'abc' }, 4],
    ['within what went', 4, { at: 2, removed: 5, inserted: '' }, 2],
  ])('[NOTE-4] %s stays where its person was', (_where, place, splice, after) => {
    expect(movedBy(place, splice)).toBe(after);
  });
});
