import { fanout } from './fanout.ts';
import { type Figures, print } from './figures.ts';
import { fuzz } from './fuzz.ts';
import { latency } from './latency.ts';
import { load } from './load.ts';
import { soak } from './soak.ts';
import { startup } from './startup.ts';

/** `node bench/relay/main.ts [name…]`: prints figures as JSON. Without names: all but the long ones (soak, fuzz). */

const BENCHES: Readonly<Record<string, () => Promise<Figures>>> = {
  latency,
  fanout,
  load,
  startup,
  soak,
  fuzz,
};
const SHORT = ['latency', 'fanout', 'load', 'startup'];

const names = process.argv.length > 2 ? process.argv.slice(2) : SHORT;
let figures: Figures = {};
for (const name of names) {
  const bench = BENCHES[name];
  if (!bench) throw new Error(`There is no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}.`);
  figures = { ...figures, ...(await bench()) };
}
print(figures);
// Disposed clients leave timers of two minutes behind.
process.exit(0);
