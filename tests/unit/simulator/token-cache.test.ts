import type { PersonView } from '../../../src/simulator/contract.ts';
import { TokenCache } from '../../../src/simulator/page/state/token-cache.ts';

const HOUR_MS = 60 * 60 * 1000;
const person = (change: Partial<PersonView> = {}) =>
  ({ id: 'mette', role: 'organiser', online: true, ...change }) as PersonView;

function cacheAt(start: number) {
  const clock = { now: start };
  let issued = 0;
  const cache = new TokenCache(
    async () => {
      issued += 1;
      return { token: `token ${issued}`, expiresAt: new Date(clock.now + HOUR_MS).toISOString() };
    },
    () => clock.now,
  );
  return { cache, clock };
}

test('[SIM-8] the same token is handed out until shortly before its end', async () => {
  const { cache, clock } = cacheAt(0);
  expect(await cache.token(person())).toEqual({ token: 'token 1' });
  clock.now = HOUR_MS / 2;
  expect(await cache.token(person())).toEqual({ token: 'token 1' });
  clock.now = HOUR_MS - 60_000;
  expect(await cache.token(person())).toEqual({ token: 'token 2' });
});

test('[SIM-8] a guest gets none', async () => {
  const { cache } = cacheAt(0);
  expect(await cache.token(person({ role: 'guest' }))).toEqual({ reason: expect.any(String) });
});

test('[SIM-8] without network there is the token from before or none', async () => {
  const { cache } = cacheAt(0);
  const cut = person({ online: false });
  expect(await cache.token(cut)).toEqual({ reason: expect.any(String) });
  await cache.token(person());
  expect(await cache.token(cut)).toEqual({ token: 'token 1' });
});
