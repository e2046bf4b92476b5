/**
 * Tests for a table of attacks that aim at what they cost: each runs beside an honest meeting that goes on, and must neither
 * delay the server nor take more memory than it has sent. These limits are absolute; a margin is part of them.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { rest } from '../relay/rest.ts';
import { FLUID_TENANT_ID } from '../server/appServer.ts';
import type { WatchReport } from './watch.ts';
import { startWatchedServer, type WatchedServer } from './watchedServer.ts';
import { beginMeetings, type Meetings } from './world.ts';

export type CostlyWorld = Meetings<WatchedServer>;

export interface CostlyAttack {
  /** What somebody does. */
  readonly name: string;
  /** What becomes of it. */
  readonly must: string;
  /** Returns how many bytes it sent, and lets go of what it holds. */
  run(world: CostlyWorld): Promise<number>;
}

export interface CostOptions {
  /** The server's settings, over those that every test has. */
  readonly settings?: Record<string, string>;
  /** Puts the server into the state that the attacks need, before anything is measured. */
  readonly prepare?: (world: CostlyWorld) => Promise<void>;
  /** Whether the server was just started, and most of its code has never run. */
  readonly isCold?: boolean;
}

export const MAX_DELAY_MS = 200;
const MIB = 1024 * 1024;
export const MAX_MEMORY_BYTES = 64 * MIB;
/** What a machine that does other things besides may add to either limit. */
const BUSY_MACHINE = 2;
const WARM_UP_ROUNDS = 40;
const HONEST_EVERY_MS = 100;

export interface Cost extends WatchReport {
  readonly sentBytes: number;
  /** Heap and external memory after the attack, beyond those before. */
  readonly keptBytes: number;
}

/** Watches one attack. The honest meeting goes on until it is over. */
export async function costOf(world: CostlyWorld, attack: CostlyAttack['run']): Promise<Cost> {
  const { server, honest } = world;
  const before = await server.memoryBytes();
  const watch = await server.watch();
  let isOver = false;
  const meanwhile = (async () => {
    while (!isOver) {
      await honest.goOn();
      await delay(HONEST_EVERY_MS);
    }
  })();
  const run = (async () => {
    try {
      return await attack(world);
    } finally {
      isOver = true;
    }
  })();
  let report: WatchReport;
  let sentBytes: number;
  try {
    [sentBytes] = await Promise.all([run, meanwhile]);
  } finally {
    // Its process would otherwise keep this one from ending.
    report = await watch.end();
  }
  return { ...report, sentBytes, keptBytes: (await server.memoryBytes()) - before };
}

/** What a cost is beyond the limits, in a sentence each. */
export function excesses(cost: Cost): string[] {
  const { asked, unanswered, longestMs, longestByClockMs, startBytes, peakBytes, keptBytes, sentBytes } =
    cost;
  const allowed = BUSY_MACHINE * MAX_MEMORY_BYTES + sentBytes;
  const mib = (bytes: number): string => `${(bytes / MIB).toFixed(1)} MiB`;
  return [
    ...(unanswered > 0 ? [`${unanswered} of ${asked} questions had no answer`] : []),
    ...(longestMs > BUSY_MACHINE * MAX_DELAY_MS
      ? [`an answer took ${Math.round(longestMs)} ms (${Math.round(longestByClockMs)} by the clock)`]
      : []),
    ...(peakBytes - startBytes > allowed
      ? [`the process grew by ${mib(peakBytes - startBytes)} for ${mib(sentBytes)} sent`]
      : []),
    ...(keptBytes > allowed ? [`${mib(keptBytes)} were kept of ${mib(sentBytes)} sent`] : []),
  ];
}

/** Settled as a server is that has been used: compiled code, and room for short-lived objects. */
async function warmUp({ server, honest, at, tableId, fluidToken }: CostlyWorld): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    await honest.goOn();
    await rest(server.origin, 'GET', `/deltas/${FLUID_TENANT_ID}/${tableId}`, fluidToken());
    await rest(server.origin, 'GET', `/repos/${FLUID_TENANT_ID}/git/summaries/latest`, fluidToken());
    await server.ask(at);
  }
}

export async function startCostlyWorld({
  settings,
  prepare,
  isCold = false,
}: CostOptions = {}): Promise<CostlyWorld> {
  const world = await beginMeetings(await startWatchedServer(settings));
  if (!isCold) await warmUp(world);
  await prepare?.(world);
  return world;
}

export function costs(cases: readonly CostlyAttack[], options: CostOptions = {}): void {
  let world: CostlyWorld;

  beforeAll(async () => {
    world = await startCostlyWorld(options);
  }, 120_000);
  afterAll(async () => {
    world.leave();
    await world.server.close();
  }, 60_000);

  test.each(cases)(
    '$name: $must',
    async ({ run }) => {
      expect(excesses(await costOf(world, run))).toEqual([]);
    },
    120_000,
  );

  test(
    'afterwards the ordinary meeting is unchanged, and no word is lost',
    // A line that a busy machine has cut may heal; no word may be lost.
    () => world.honest.verify({ mayHaveBeenCut: true }),
    60_000,
  );
}
