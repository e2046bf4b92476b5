/** What a bench prints: each figure with its baseline from the same run. */
export interface Figure {
  readonly value: number;
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly unit: string;
}

export type Figures = Readonly<Record<string, Figure>>;

export function against(value: number, baseline: number, unit: string): Figure {
  return { value: round(value), baseline: round(baseline), ratio: round(value / baseline), unit };
}

export function alone(value: number, unit: string): Figure {
  return { value: round(value), baseline: null, ratio: null, unit };
}

export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

const round = (n: number): number => Math.round(n * 100) / 100;
