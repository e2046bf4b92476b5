import { pino } from 'pino';
import { createFluidPlacement } from '../../../src/server/fluidPlacement.ts';
import { openSqlRegistry } from '../../../src/server/registry/openSqlRegistry.ts';
import type { Registry } from '../../../src/server/registry/registry.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = 10 * HOUR_MS;

describe('[OPS-15] FluidPlacement: a new session gets', () => {
  let registry: Registry;
  let statuses: Record<string, number>;
  beforeEach(async () => {
    registry = await openSqlRegistry({ sqliteFile: ':memory:' });
    statuses = {};
  });
  afterEach(() => registry.close());

  const placement = () =>
    createFluidPlacement({
      services: {
        names: ['main', 'second', 'third'],
        addressOf: (name) => ({ type: 'remote', endpoint: `http://${name}`, tenantId: 't' }),
        presenceOf: () => undefined,
      },
      ...{ registry, appOrigin: 'http://app', logger: pino({ level: 'silent' }), now: () => NOW_MS },
      fetch: async (address) => {
        const { hostname } = new URL(String(address));
        const status = statuses[hostname] ?? 200;
        if (status === 0) throw new TypeError('fetch failed');
        return new Response('', { status });
      },
    });
  const begin = (id: string, fluidService: string, usedAtMs = NOW_MS) =>
    registry.findOrCreateCurrent({
      ...{ id, tenantId: 't', meetingKey: id, encryptedMeetingId: 's', fluidService },
      ...{ startedAtMs: usedAtMs, usedAtMs },
    });
  const open = (...names: string[]) =>
    Promise.all(names.map((name) => registry.fluidServices.setOpen(name, true, 1)));

  test('the main one until others are added', async () => {
    await begin('a', 'main');
    expect(await placement().choose()).toBe('main');
  });

  test('the one with the fewest sessions in use', async () => {
    await open('second', 'third');
    await begin('a', 'main');
    await begin('b', 'second');
    await begin('c', 'second');
    // Nobody has been there for hours.
    for (const id of ['d', 'e', 'f']) await begin(id, 'third', NOW_MS - 2 * HOUR_MS);
    expect(await placement().choose()).toBe('third');
    await begin('g', 'third');
    await begin('h', 'third');
    expect(await placement().choose()).toBe('main');
    await registry.endSession('b', NOW_MS);
    await registry.endSession('c', NOW_MS);
    expect(await placement().choose()).toBe('second');
  });

  test('none that is drained', async () => {
    await open('second');
    await registry.fluidServices.setOpen('main', false, 2);
    await begin('a', 'second');
    expect(await placement().choose()).toBe('second');
  });

  test.each([0, 502, 503])('none that answers %d', async (status) => {
    await open('second');
    await begin('a', 'second');
    statuses = { main: status };
    const chosen = placement();
    await chosen.look();
    expect(chosen.away()).toEqual(['main']);
    expect(await chosen.choose()).toBe('second');
    statuses = {};
    await chosen.look();
    expect(chosen.away()).toEqual([]);
    expect(await chosen.choose()).toBe('main');
  });

  test('one of those that do not answer, if none does', async () => {
    await open('second');
    await begin('a', 'main');
    statuses = { main: 0, second: 0, third: 404 };
    const chosen = placement();
    await chosen.look();
    expect(chosen.away()).toEqual(['main', 'second']);
    expect(await chosen.choose()).toBe('second');
  });
});
