/**
 * A measured value. Baseline and ratio are null where there is nothing to compare with, such as a count of faults.
 */
export interface Measured {
  readonly value: number;
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** Of value and baseline: `ms`, `kB`. */
  readonly unit: string;
}

/** A value beside its baseline from the same run. */
export interface Figure extends Measured {
  readonly baseline: number;
  /** value / baseline */
  readonly ratio: number;
}

/** By name, such as `turn.overEcho.p50`. */
export type Figures = Readonly<Record<string, Measured>>;

const DECIMALS = 1000;

export function figure(value: number, baseline: number, unit: string): Figure {
  return { value: rounded(value), baseline: rounded(baseline), ratio: rounded(value / baseline), unit };
}

/** The smallest sample that is not exceeded by this percentage of samples. */
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
