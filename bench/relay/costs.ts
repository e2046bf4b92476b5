import { costOf, excesses, startCostlyWorld } from '../../tests/support/attack/costs.ts';
import { generatedAttacks } from '../../tests/support/attack/generated.ts';
import { alone, type Figures } from './figures.ts';

/** Hostile greetings, summaries, operations and decks of many seeds, each held to the limits of latency and memory. */

const SEED = Number(process.env.ATTACK_SEED ?? 1);
const ROUNDS = Number(process.env.ATTACK_ROUNDS ?? 20);

export async function costs(): Promise<Figures> {
  const world = await startCostlyWorld({
    settings: {
      RELAY_MAX_CREATES_PER_USER: '100:1000',
      RELAY_MAX_BYTES_PER_CONNECTION: '100000000:100000000',
      RELAY_MAX_BYTES_PER_DOCUMENT: '400000000:400000000',
    },
  });
  let longestMs = 0;
  let grownMib = 0;
  let beyond = 0;
  const attacks = generatedAttacks(SEED, ROUNDS);
  for (const { name, run } of attacks) {
    const cost = await costOf(world, run);
    longestMs = Math.max(longestMs, cost.longestMs);
    grownMib = Math.max(grownMib, (cost.peakBytes - cost.startBytes - cost.sentBytes) / 1024 ** 2);
    for (const excess of excesses(cost)) {
      beyond += 1;
      process.stderr.write(`seed ${SEED}, ${name}: ${excess}\n`);
    }
  }
  await world.honest.verify({ mayHaveBeenCut: true });
  world.leave();
  await world.server.close();
  return {
    'relay.costs.attacks': alone(attacks.length, `of seed ${SEED}`),
    'relay.costs.longest': alone(longestMs, 'ms'),
    'relay.costs.grown': alone(grownMib, 'MiB beyond what was sent'),
    'relay.costs.beyond': alone(beyond, 'limits exceeded'),
  };
}
