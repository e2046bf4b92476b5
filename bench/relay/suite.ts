import type { Figures } from '../support/figures.ts';
import type { SuiteOptions } from '../support/suite.ts';
import { costs } from './costs.ts';
import { fanout } from './fanout.ts';
import { fuzz } from './fuzz.ts';
import { latency } from './latency.ts';
import { load } from './load.ts';
import { reads } from './reads.ts';
import { soak } from './soak.ts';
import { startup } from './startup.ts';

export const name = 'relay';

const MEASURED = { startup, latency, fanout, load, reads };
/** Take minutes, and pass or fail instead of giving a duration: run only when named. */
const PROVED = { soak, fuzz, costs };
const BENCHES: Readonly<Record<string, (options: SuiteOptions) => Promise<Figures>>> = {
  ...MEASURED,
  ...PROVED,
};
const QUICK = ['startup'];

export const parts = Object.keys(BENCHES);

export async function run(options: SuiteOptions): Promise<Figures> {
  const { part, quick, say } = options;
  const wanted = part === undefined ? (quick ? QUICK : Object.keys(MEASURED)) : [part];
  const figures: Record<string, Figures[string]> = {};
  for (const bench of wanted) {
    say(`… ${bench}`);
    Object.assign(figures, await BENCHES[bench]?.(options));
  }
  return figures;
}
