/** Tables that were saved as PDF: the same cards as in the document they come from. */
import { splitExamples } from '../../../src/domain/import/examples.ts';
import { importSource } from '../../../src/domain/import/importSource.ts';
import { textPages } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { makeTablePages, TABLE_TITLE, type TablePages } from '../../support/import/tablePages.ts';

const TABLES = 120;

function read({ pages }: TablePages) {
  const { title, areas, cards, warnings } = importSource(
    { kind: 'pages', pages: textPages(pages) },
    'kort.pdf',
  );
  return {
    title,
    // Chance asks the same twice, and breaks words with hyphens of their own at the ends of lines.
    said: warnings
      .map(({ code }) => code)
      .filter((code) => code !== 'same-question' && code !== 'hyphen-doubtful'),
    cards: cards.map(({ area, question, examples, exampleList }) => ({
      area: areas.find(({ id }) => id === area.position)?.title,
      question,
      examples: exampleList ?? splitExamples(examples),
    })),
  };
}

test('tables on pages give their cards to the letter [IMPORT-52]', () => {
  const wrong: unknown[] = [];
  for (let seed = 1; seed <= TABLES; seed++) {
    const made = makeTablePages(new Dice(seed));
    const found = read(made);
    const expected = { title: made.style.title ? TABLE_TITLE : '', said: [], cards: made.cards };
    if (JSON.stringify(found) !== JSON.stringify(expected))
      wrong.push({ seed, style: made.style, found, cards: made.cards });
  }
  expect(wrong.slice(0, 3)).toEqual([]);
});
