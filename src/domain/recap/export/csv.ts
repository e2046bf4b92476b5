/**
 * Actions, needs and placements as a CSV that opens correctly in a Danish Excel: UTF-8 with a byte order mark, semicolons,
 * decimal commas, one line each. No cell is read as a formula.
 */
import { dayOf } from '../dates.ts';
import { spreadInWords } from '../outline.ts';
import type { Recap } from '../recap.ts';
import { recapWords } from '../words.ts';
import { typedInOneLine } from './typed.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** Characters that spreadsheets take for the beginning of a formula, wide forms included, after any blanks. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

export type Cell = string | number;

export function toCsv(recap: Recap): string {
  const { language } = recap;
  const words = recapWords(language);
  const { table, elsewhere, isPrivate } = words;
  const meeting = dayOf(recap.startedAt) ?? '';
  const head = [
    table.kind,
    table.text,
    table.owner,
    table.due,
    table.status,
    table.area,
    table.place,
    table.question,
    table.meeting,
  ];
  const text = (entry: { readonly text: string; readonly isPrivate: boolean }) =>
    entry.isPrivate ? `${entry.text} (${isPrivate})` : entry.text;

  const actions = [...recap.carried, ...recap.actions].map((action): Cell[] => [
    table.action,
    text(action),
    action.owner ?? '',
    action.due ?? '',
    action.done ? table.done : table.open,
    '',
    '',
    action.question ?? '',
    meeting,
  ]);
  const spots = new Map<string | undefined, { area: string; place: string }>(
    recap.wheel.areas.flatMap((area) =>
      area.places.map((place) => [place.id, { area: area.title, place: place.title }]),
    ),
  );
  const needs = recap.needs.map((need): Cell[] => {
    const { area, place } = spots.get(need.place) ?? { area: '', place: elsewhere };
    return [table.need, text(need), '', '', '', area, place, need.question ?? '', meeting];
  });
  const placed = [...recap.discussed, ...recap.parked, ...recap.skipped].flatMap(
    ({ placement, area, question }): Cell[][] => {
      if (!placement) return [];
      const spread = `${placement.statement}: ${spreadInWords(placement)}`;
      return [[words.placement, spread, '', '', '', area?.title ?? '', '', question, meeting]];
    },
  );
  return csv([head, ...actions, ...needs, ...placed]);
}

export function csv(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = typedInOneLine(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";,'\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
