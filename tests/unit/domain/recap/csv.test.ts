import { csv, toCsv } from '../../../../src/domain/recap/export/csv.ts';
import { FORBIDDEN_SIGNS, HOSTILE, note, recapFor } from '../../../support/recap/recaps.ts';
import { FILLS } from '../../../support/table/placements.ts';

/** Reads as Excel does: semicolons, and quotes that are doubled within quotes. */
function read(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^";]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
}

test('[EXPORT-3] actions and needs open as a table in a Danish Excel', () => {
  const published = [
    note('a', 'Holde kursus', { mark: 'action', owner: 'Jonas', due: '2026-12-01', cardId: 'g1' }),
    note('b', 'Lære Excel', { mark: 'need', place: 'using-data' }),
    note('c', 'Noget andet', { mark: 'need', place: 'from-a-later-release' }),
    note('d', 'Ikke med', { mark: 'insight' }),
  ];
  const carried = {
    fromSessionId: 'before',
    endedAt: undefined,
    actions: [{ id: 'e', text: 'Fra sidst', owner: undefined, due: undefined, done: true }],
    used: [],
    ledBy: [],
  };
  const placements = [
    {
      cardId: 'g1',
      isRevealed: true,
      counts: [0, 1, 3, 0, 1],
      isForged: false,
      pollId: 'p',
      tooFew: false,
      subject: FILLS,
      mayEnd: false,
    },
  ];
  const file = toCsv(recapFor({ published, carried, placements }));
  expect(file.startsWith('\uFEFFType;Tekst;Hvem;Hvornår;Status;Område;Emne;Spørgsmål;Møde\r\n')).toBe(true);
  expect(read(file).slice(1)).toEqual([
    ['Aftale', 'Fra sidst', '', '', 'Klaret', '', '', '', '2026-11-23'],
    ['Aftale', 'Holde kursus', 'Jonas', '2026-12-01', 'Åben', '', '', 'Spørgsmål g1?', '2026-11-23'],
    ['Behov', 'Lære Excel', '', '', '', 'Anvendelseskompetencer', 'Dataanvendelse', '', '2026-11-23'],
    ['Behov', 'Noget andet', '', '', '', '', 'Uden for hjulet', '', '2026-11-23'],
    [
      'Placering fra 1 til 5',
      'Det her fylder hos os: 1 (Næsten ikke): 0, 2: 1, 3: 3, 4: 0, 5 (Rigtig meget): 1',
      ...['', '', '', 'Grønt', '', 'Spørgsmål g1?', '2026-11-23'],
    ],
  ]);
});

test('[EXPORT-3] numbers carry a comma', () => {
  expect(csv([[1.5, 2, 'tre']])).toBe('\uFEFF1,5;2;tre\r\n');
});

test.each(HOSTILE)('[EXPORT-4] %j is text in one cell, never a formula', (text) => {
  const cells = read(csv([[text, text, 'slut']]))[0] ?? [];
  const trimmed = text.trim();
  const kept = /^[=+\-@＝]/.test(trimmed) ? `'${trimmed}` : trimmed;
  expect(cells).toEqual([kept, kept, 'slut']);
  for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/);
});

test('[EXPORT-4] a text of several lines stays in its cell', () => {
  expect(csv([['en\nto\r\n\ttre', FORBIDDEN_SIGNS]])).toBe('\uFEFFen to tre;før\uFFFDefter\r\n');
  expect(csv([['\n=1+1']])).toBe('\uFEFF"\'=1+1"\r\n');
});
