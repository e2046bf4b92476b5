import type { Figures } from '../support/figures.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { fanout } from './fanout.ts';
import { latency } from './latency.ts';
import { load } from './load.ts';
import { startup } from './startup.ts';

export const name = 'relay';

const BENCHES = { startup, latency, fanout, load };
const QUICK_BENCHES = { startup };

/** The long ones, soak and fuzz, are run by their names: see `main.ts`. */
export async function run({ quick, say }: SuiteOptions): Promise<Figures> {
  const figures: Record<string, Figures[string]> = {};
  for (const [bench, measure] of Object.entries(quick ? QUICK_BENCHES : BENCHES)) {
    say(`… ${bench}`);
    Object.assign(figures, await measure());
  }
  return figures;
}
