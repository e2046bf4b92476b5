import { ANNA, type World } from './world.ts';

const MAX_HONEST_MS = 5_000;
const AT_ONCE = 50;

/** What an honest person asks in the middle of it is answered, and soon. */
export async function honestAnswer({ server, at }: World): Promise<void> {
  const begun = performance.now();
  expect((await server.ask(at, { as: ANNA })).status).toBe(200);
  expect((await server.ask('/healthz')).status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(MAX_HONEST_MS);
}

/** The statuses of so many requests, of which some are under way at once. */
export async function flood(size: number, one: (i: number) => Promise<{ status: number }>) {
  const statuses: number[] = [];
  for (let from = 0; from < size; from += AT_ONCE) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, i) => one(from + i)),
    );
    statuses.push(...batch.map(({ status }) => status));
  }
  return statuses;
}
