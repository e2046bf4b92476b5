/** What was measured, beside what it is to be compared with in the same run. */
export interface Figure {
  readonly value: number;
  readonly baseline: number;
  /** value / baseline */
  readonly ratio: number;
  /** Of value and baseline: `ms`, `kB`. */
  readonly unit: string;
}

/** Nothing to compare it with, such as a count of what went wrong. */
export interface LoneFigure {
  readonly value: number;
  readonly baseline: null;
  readonly ratio: null;
  readonly unit: string;
}

/** By name, such as `turn.overEcho.p50`. */
export type Figures = Readonly<Record<string, Figure | LoneFigure>>;

const DECIMALS = 1000;

export function figure(value: number, baseline: number, unit: string): Figure {
  return { value: rounded(value), baseline: rounded(baseline), ratio: rounded(value / baseline), unit };
}

/** The smallest of the samples that so many of a hundred are not above. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (found === undefined) throw new Error('A percentile needs at least one sample.');
  return found;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 50);
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
