import { readFileSync } from 'node:fs';

/** WCAG 2.2, levels A and AA; 4.1.1 is obsolete. */
const CRITERIA = {
  '1.1': [1],
  '1.2': [1, 2, 3, 4, 5],
  '1.3': [1, 2, 3, 4, 5],
  '1.4': [1, 2, 3, 4, 5, 10, 11, 12, 13],
  '2.1': [1, 2, 4],
  '2.2': [1, 2],
  '2.3': [1],
  '2.4': [1, 2, 3, 4, 5, 6, 7, 11],
  '2.5': [1, 2, 3, 4, 7, 8],
  '3.1': [1, 2],
  '3.2': [1, 2, 3, 4, 6],
  '3.3': [1, 2, 3, 4, 7, 8],
  '4.1': [2, 3],
} as const;

const page = readFileSync('docs/da/tilgaengelighed.md', 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .filter(({ length }) => length === 5);

describe('[A11Y-7] the paper on accessibility', () => {
  test('has every success criterion once', () => {
    const expected = Object.entries(CRITERIA).flatMap(([guideline, numbers]) =>
      numbers.map((number) => `${guideline}.${number}`),
    );
    expect(rows.map(([criterion = '']) => criterion.split(' ')[0])).toEqual(expected);
  });

  test.each(rows)('%s (%s) has a state, a rule if it is met, and a remark if it is not', (...row) => {
    const [, level = '', state = '', rules = '', remark = ''] = row;
    expect(level).toMatch(/^AA?$/);
    expect(['ja', 'delvis', '–']).toContain(state);
    if (state !== '–') expect(rules).toMatch(/^(\[[A-Z0-9]+-\d+\](, )?)+$/);
    if (state === 'delvis') expect(remark).not.toBe('');
  });
});
