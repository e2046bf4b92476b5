import { checkDeckFiles } from '../../../../src/domain/deck/check.ts';
import { problemLine } from '../../../../src/domain/deck/problem.ts';

function deckText(id: string): string {
  return JSON.stringify({
    format: 'dialogkort-deck/1',
    id,
    version: 1,
    languages: ['da'],
    title: { da: 'Haven' },
    description: { da: 'Om haven.' },
    areas: [{ id: 'beds', title: { da: 'Bede' }, colour: 'teal', sign: 'sprout' }],
    cards: [{ id: 'b01', area: 'beds', question: { da: 'Hvad gror?' }, examples: { da: [] } }],
  });
}

test('[DECK-9] a bad deck is told about and does not keep the good ones away', () => {
  const { decks, problems } = checkDeckFiles([
    { name: 'garden.json', text: deckText('garden') },
    { name: 'broken.json', text: '{"format": ' },
    { name: 'empty.json', text: '{}' },
    { name: 'house.json', text: deckText('house') },
  ]);
  expect(decks.map(({ id }) => id)).toEqual(['garden', 'house']);
  expect(problems.map(problemLine)).toEqual([
    expect.stringMatching(/^broken\.json: deck: not valid JSON: ./),
    'empty.json: deck: format: missing',
    'empty.json: deck: languages: missing',
  ]);
});

test('[DECK-1] a file is named after its deck, so that no two decks have the same id', () => {
  const { decks, problems } = checkDeckFiles([{ name: 'copy.json', text: deckText('garden') }]);
  expect(decks).toEqual([]);
  expect(problems.map(problemLine)).toEqual([
    'copy.json: deck: id: "garden" belongs in a file named garden.json',
  ]);
});

test('[DECK-1] a file saved with a byte order mark is read like any other', () => {
  const { decks } = checkDeckFiles([{ name: 'garden.json', text: `\uFEFF${deckText('garden')}` }]);
  expect(decks).toHaveLength(1);
});

test('[DECK-1] a folder without decks has none, and no problems', () => {
  expect(checkDeckFiles([])).toEqual({ decks: [], problems: [] });
});
