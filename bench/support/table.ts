import type { Figures } from './figures.ts';

const HEAD = ['', 'value', 'baseline', 'ratio', 'unit'] as const;
const GAP = '  ';

/** The figures as lines of text. */
export function table(figures: Figures): string[] {
  const rows = Object.entries(figures).map(([name, { value, baseline, ratio, unit }]) => [
    name,
    value.toFixed(1),
    baseline?.toFixed(1) ?? '',
    ratio?.toFixed(2) ?? '',
    unit,
  ]);
  const widths = HEAD.map((head, at) =>
    Math.max(...[[...HEAD], ...rows].map((row) => row[at]?.length ?? 0), head.length),
  );
  return [[...HEAD], ...rows].map((row) =>
    row
      .map((cell, at) =>
        at === 0 || at === HEAD.length - 1 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
      )
      .join(GAP)
      .trimEnd(),
  );
}
