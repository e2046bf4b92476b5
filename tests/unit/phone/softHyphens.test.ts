import { withSoftHyphens } from '../../../src/phone/softHyphens.ts';
import { builtInDeck } from '../../support/paper/decks.ts';

const SHY = '\u00AD';
/** What a small phone has in a line at 200 %. */
const LINE = 15;

describe('withSoftHyphens', () => {
  test('[PHONE-29] divides our own long words, in any case, and leaves all else as it is', () => {
    expect(withSoftHyphens('Anvendelseskompetencer og TEKNOLOGIFORSTÅELSE')).toBe(
      `Anvendelses${SHY}kompetencer og TEKNOLOGI${SHY}FORSTÅELSE`,
    );
    const others = 'Anvendelseskompetencerne, x'.padEnd(40, 'y');
    expect(withSoftHyphens(others)).toBe(others);
  });

  test('[PHONE-29] no word of the built-in deck in Danish is longer than a line of a small phone', () => {
    const { areas, cards } = builtInDeck();
    const texts = [
      ...areas.map(({ title }) => title.da),
      ...cards.flatMap(({ question, examples }) => [question.da, ...(examples?.da ?? [])]),
    ];
    const pieces = texts.flatMap((text) => withSoftHyphens(text ?? '').split(/[\s\u00AD-]+/u));
    expect(pieces.filter(({ length }) => length > LINE)).toEqual([]);
  });
});
