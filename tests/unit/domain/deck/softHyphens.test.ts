import { divisible, withSoftHyphens } from '../../../../src/domain/deck/softHyphens.ts';
import { builtInDeck } from '../../../support/paper/decks.ts';
import { ownCatalogue } from '../../../support/table/catalogues.ts';

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

  test('[STAGE-24] every long name of an area or a place of our own can be divided, and no letter is lost', () => {
    const { areas } = builtInDeck();
    const names = [
      ...areas,
      ...ownCatalogue.areas,
      ...ownCatalogue.areas.flatMap(({ places }) => places),
    ].map(({ title }) => title.da ?? '');
    const pieces = names.flatMap((name) => divisible(name).flatMap((piece) => piece.split(/[\s-]+/)));
    expect(pieces.filter(({ length }) => length > LINE)).toEqual([]);
    for (const name of names) expect(divisible(name).join('')).toBe(name);
    // A line would end within the word, though it has room on the next one.
    expect(divisible('Formidling og kommunikation')).toHaveLength(1);
  });
});
