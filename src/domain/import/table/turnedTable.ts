/** Tables that lie on their side: names down the first column, or an area for each column. */
import type { TableRow } from '../source.ts';
import { asks, fold } from '../words.ts';
import { isHeading } from './columns.ts';

/** With its names in a row, if they stand in a column; else undefined. Rows get the numbers of the columns. */
export function transposed(rows: readonly TableRow[]): TableRow[] | undefined {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const turned = Array.from({ length: width }, (_, column): TableRow => {
    return { number: column + 1, cells: rows.map(({ cells }) => cells[column] ?? '') };
  });
  const heading = turned.findIndex(({ cells }) => isHeading(cells));
  const below = turned.slice(heading + 1);
  const hasQuestions = below.some(({ cells }) => cells.some(asks));
  return heading >= 0 && hasQuestions ? turned.slice(heading) : undefined;
}

const NAME_CHARS = 60;

/** A table whose first row names areas and whose columns hold the questions of each, with a row for each question. */
export function areasAsColumns(rows: readonly TableRow[]): TableRow[] | undefined {
  const head = rows.findIndex(({ cells }) => cells.filter((cell) => fold(cell) !== '').length > 1);
  const names = rows[head]?.cells;
  const body = rows.slice(head + 1);
  if (!names || body.length === 0 || names.some((name) => asks(name) || fold(name).length > NAME_CHARS))
    return undefined;
  const asking = names.flatMap((name, column) => {
    const filled = body.filter(({ cells }) => fold(cells[column] ?? '') !== '');
    const questions = filled.filter(({ cells }) => asks(cells[column] ?? ''));
    const isArea = fold(name) !== '' && questions.length > 0 && questions.length * 2 >= filled.length;
    return isArea ? [{ name, column }] : [];
  });
  if (asking.length < 2) return undefined;
  return [
    { number: 1, cells: ['Område', 'Spørgsmål'] },
    ...asking.flatMap(({ name, column }) =>
      body
        .filter(({ cells }) => fold(cells[column] ?? '') !== '')
        .map(({ number, cells }) => ({ number, cells: [name, cells[column] ?? ''] })),
    ),
  ];
}
