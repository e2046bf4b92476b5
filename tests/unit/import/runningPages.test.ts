/** Running documents as word processors print them, laid out by the test, must give their cards to the letter. */
import { splitExamples } from '../../../src/domain/import/examples.ts';
import type { ImportedDeck } from '../../../src/domain/import/imported.ts';
import { importSource } from '../../../src/domain/import/importSource.ts';
import { type PlacedPage, textPages } from '../../support/import/placed.ts';
import { Dice } from '../../support/import/random.ts';
import { makeRunningDocument, printRunningPages } from '../../support/import/runningPages.ts';

const read = (pages: readonly PlacedPage[]) =>
  importSource({ kind: 'pages', pages: textPages(pages) }, 'prøve.pdf');

function cardsOf(imported: ImportedDeck) {
  return imported.cards.map(({ area, question, examples, exampleList }) => ({
    area: imported.areas.find(({ id }) => id === area.position)?.title,
    question,
    examples: exampleList ?? splitExamples(examples),
  }));
}

const DOCUMENTS = 60;

test('running documents: lists in one or two columns give their cards, whatever their style [IMPORT-46]', () => {
  const wrong: unknown[] = [];
  for (let seed = 1; seed <= DOCUMENTS; seed++) {
    const document = makeRunningDocument(new Dice(seed));
    const cards = cardsOf(read(printRunningPages(document)));
    if (JSON.stringify(cards) !== JSON.stringify(document.cards)) wrong.push({ seed, style: document.style });
  }
  expect(wrong).toEqual([]);
});
