import { costs } from '../support/attack/costs.ts';
import { generatedAttacks } from '../support/attack/generated.ts';

/** Another one may be tried: `ATTACK_SEED=7 npm test -- attack generated`. The bench tries many. */
const SEED = Number(process.env.ATTACK_SEED ?? 1);

describe(`[ATTACK-21] what the seed ${SEED} makes`, () => {
  costs(generatedAttacks(SEED), {
    settings: {
      RELAY_MAX_CREATES_PER_USER: '100:1000',
      RELAY_MAX_BYTES_PER_CONNECTION: '100000000:100000000',
      RELAY_MAX_BYTES_PER_DOCUMENT: '400000000:400000000',
    },
  });
});
