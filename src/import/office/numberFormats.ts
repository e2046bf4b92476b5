/**
 * Formats numbers, dates and percentages in Danish as a sheet shows them, so that cells hold the text that people
 * have read there.
 */
import { walkXml } from './xml.ts';

export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'percent'; readonly decimals: number }
  | { readonly kind: 'date'; readonly withDay: boolean; readonly withTime: boolean };

const GENERAL: NumberFormat = { kind: 'general' };

/** Formats that workbooks name by number only (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'dd-mm-yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd-mm-yyyy h:mm',
  45: 'mm:ss',
  46: 'h:mm:ss',
  47: 'mm:ss',
};

/** The format of each cell style, by its index. */
export function cellFormats(styles: Uint8Array | undefined): NumberFormat[] {
  if (!styles) return [];
  const codes = new Map<number, string>(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  const ids: number[] = [];
  let inCells = false;
  walkXml(styles, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) ids.push(Number(numFmtId));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => formatOf(codes.get(id) ?? ''));
}

function formatOf(code: string): NumberFormat {
  // What is quoted, escaped or in brackets (colours, conditions, languages) is no placeholder.
  const [plain = ''] = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '').split(';');
  if (plain.includes('%')) return { kind: 'percent', decimals: /[.,](0+)/u.exec(plain)?.[1]?.length ?? 0 };
  if (!/[dmyhså]/iu.test(plain) || /general|standard/iu.test(plain)) return GENERAL;
  return { kind: 'date', withDay: /[dyå]/iu.test(plain), withTime: /[hs]/iu.test(plain) };
}

const SIGNIFICANT_DIGITS = 12;

export function shownNumber(text: string, format: NumberFormat = GENERAL, since1904 = false): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  if (format.kind === 'percent') return `${(number * 100).toFixed(format.decimals).replace('.', ',')} %`;
  if (format.kind === 'date') return shownDate(number, format, since1904);
  return String(Number(number.toPrecision(SIGNIFICANT_DIGITS))).replace('.', ',');
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Day 0 of the two ways that workbooks count days. */
const DAYS_SINCE_1900 = Date.UTC(1899, 11, 30);
const DAYS_SINCE_1904 = Date.UTC(1904, 0, 1);

function shownDate(
  days: number,
  { withDay, withTime }: { readonly withDay: boolean; readonly withTime: boolean },
  since1904: boolean,
): string {
  const date = new Date(
    Math.round(((since1904 ? DAYS_SINCE_1904 : DAYS_SINCE_1900) + days * DAY_MS) / 1000) * 1000,
  );
  if (Number.isNaN(date.getTime())) return String(days);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${two(date.getUTCDate())}-${two(date.getUTCMonth() + 1)}-${date.getUTCFullYear()}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return [...(withDay || !withTime ? [day] : []), ...(withTime ? [time] : [])].join(' ');
}
