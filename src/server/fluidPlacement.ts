/**
 * Which Fluid service a new session gets, and which services answer. A session stays at its service; the loss of one concerns
 * its own sessions alone.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { MAIN_SERVICE } from './config.ts';
import type { FluidServices } from './fluidServices.ts';
import type { Logger } from './logging.ts';
import { type FluidServiceLoad, NO_LOAD } from './registry/fluidServiceStore.ts';
import type { Registry } from './registry/registry.ts';

export interface FluidPlacement {
  /** The least loaded of the services that take new sessions and answer. */
  choose(): Promise<string>;
  /** Asks every service; called periodically, and never rejects. */
  look(): Promise<void>;
  /** Services that gave no answer when they were asked last. */
  away(): readonly string[];
}

export interface FluidPlacementOptions {
  readonly services: Pick<FluidServices, 'names' | 'addressOf' | 'presenceOf'>;
  readonly registry: Pick<Registry, 'fluidServices'>;
  readonly appOrigin: string;
  readonly logger: Logger;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

/** A session counts as load for so long after its last use, so that meetings which were never ended do not. */
export const IN_USE_MS = 60 * 60 * 1000;
const TIMEOUT_MS = 5_000;
/** A service counts as away when the second try fails too. */
const AGAIN_AFTER_MS = 500;
const SERVER_ERROR = 500;

export function createFluidPlacement(options: FluidPlacementOptions): FluidPlacement {
  const { services, registry, appOrigin, logger, fetch, now } = options;
  let away: readonly string[] = [];

  async function doesAnswer(name: string): Promise<boolean> {
    // A service in this process answers as this process does.
    if (services.presenceOf(name)) return true;
    const address = healthOf(services.addressOf(name), appOrigin);
    if (await isAnswered(fetch, address)) return true;
    await delay(AGAIN_AFTER_MS, undefined, { ref: false });
    return isAnswered(fetch, address);
  }

  return {
    away: () => away,
    async choose() {
      if (services.names.length === 1) return MAIN_SERVICE;
      const [open, loads] = await Promise.all([
        registry.fluidServices.listOpen(),
        registry.fluidServices.loads(now() - IN_USE_MS),
      ]);
      return leastLoaded(openServices(services.names, open), away, loads);
    },
    async look() {
      if (services.names.length === 1) return;
      const answers = await Promise.all(
        services.names.map(async (name) => ({ name, isThere: await doesAnswer(name) })),
      );
      const before = away;
      away = answers.flatMap(({ name, isThere }) => (isThere ? [] : [name]));
      for (const fluidService of away)
        if (!before.includes(fluidService)) logger.error({ fluidService }, 'a Fluid service does not answer');
      for (const fluidService of before)
        if (!away.includes(fluidService)) logger.info({ fluidService }, 'a Fluid service answers again');
    },
  };
}

/** Services of the settings that take new sessions. The main one does unless it was closed, another one once it was added. */
export function openServices(names: readonly string[], open: ReadonlyMap<string, boolean>): string[] {
  return names.filter((name) => open.get(name) ?? name === MAIN_SERVICE);
}

/** If none answers, a session is better off at a service that may come back than nowhere. */
function leastLoaded(
  open: readonly string[],
  away: readonly string[],
  loads: ReadonlyMap<string, FluidServiceLoad>,
): string {
  const there = open.filter((name) => !away.includes(name));
  const loadOf = (name: string): number => (loads.get(name) ?? NO_LOAD).inUse;
  const [best = MAIN_SERVICE] = (there.length > 0 ? there : open).toSorted(
    (one, other) => loadOf(one) - loadOf(other),
  );
  return best;
}

/** A relay behind the app's own address has no `/readyz` of its own there. */
export function healthOf(
  { endpoint, tenantId }: { readonly endpoint: string; readonly tenantId: string },
  appOrigin: string,
): string {
  return endpoint.startsWith('/')
    ? `${appOrigin}/documents/${encodeURIComponent(tenantId)}/time`
    : `${new URL(endpoint).origin}/readyz`;
}

/** Other Fluid services do not have these routes, but say so. */
export async function isAnswered(fetcher: typeof fetch, address: string): Promise<boolean> {
  try {
    const response = await fetcher(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    return response.status < SERVER_ERROR;
  } catch {
    return false;
  }
}
