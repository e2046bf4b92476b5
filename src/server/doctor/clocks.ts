/**
 * Checks of clocks that have to agree: the authority's with this machine's, and the Fluid service's with the app
 * server's.
 */
import { z } from 'zod';
import { methodAndPath } from '../../shared/contract/routes.ts';
import type { ServerConfig } from '../config.ts';
import { type Finding, fine, look, wrong } from './finding.ts';

const TIMEOUT_MS = 10_000;
const NOTICEABLE_MS = 30_000;
/** Sign-ins and the relay's tokens tolerate five minutes' difference, and tokens are valid some minutes longer. */
const TOLERATED_MS = 5 * 60_000;
const TIME = z.object({ nowMs: z.number() });

export function checkSignInClock(response: Response, nowMs: number): Finding[] {
  const differenceMs = Date.parse(response.headers.get('date') ?? '') - nowMs;
  if (!(Math.abs(differenceMs) > NOTICEABLE_MS)) return [];
  const what = `The authority’s clock is ${distance(differenceMs)} this machine’s`;
  return [
    Math.abs(differenceMs) > TOLERATED_MS
      ? wrong('Clock', `${what}: sign-ins are refused. ${ADVICE}`)
      : look('Clock', `${what}. Five minutes are tolerated. ${ADVICE}`),
  ];
}

export async function checkFluidClocks(
  { appOrigin, fluid, furtherFluid }: Pick<ServerConfig, 'appOrigin' | 'fluid' | 'furtherFluid'>,
  fetcher: typeof fetch,
  now: () => number,
): Promise<Finding[]> {
  const asked = [
    checkFluidClock({ appOrigin, fluid }, 'Fluid service', fetcher, now),
    ...furtherFluid.map((further) =>
      checkFluidClock({ appOrigin, fluid: further }, `Fluid service ${further.name}`, fetcher, now),
    ),
  ];
  return (await Promise.all(asked)).flat();
}

/** Nothing if the service is part of the app's server, or unreachable, which other checks report. */
async function checkFluidClock(
  { appOrigin, fluid }: Pick<ServerConfig, 'appOrigin' | 'fluid'>,
  called: string,
  fetcher: typeof fetch,
  now: () => number,
): Promise<Finding[]> {
  if (fluid.own) return [];
  const service = new URL(fluid.endpoint, appOrigin).href.replace(/\/+$/, '');
  const [aheadOfHere, fluidAheadOfHere] = await Promise.all([
    aheadMs(`${appOrigin}${methodAndPath('time').path}`, fetcher, now),
    aheadMs(`${service}/documents/${encodeURIComponent(fluid.tenantId)}/time`, fetcher, now),
  ]);
  if (aheadOfHere === undefined || fluidAheadOfHere === undefined) return [];
  const differenceMs = fluidAheadOfHere - aheadOfHere;
  if (Math.abs(differenceMs) <= NOTICEABLE_MS) {
    return [fine('Clocks', `The clocks of the app’s server and the ${called} agree.`)];
  }
  const what = `The ${called}’s clock is ${distance(differenceMs)} that of the app’s server`;
  return [
    Math.abs(differenceMs) > TOLERATED_MS
      ? wrong('Clocks', `${what}: it may refuse all connections. ${ADVICE}`)
      : look('Clocks', `${what}. Five minutes are tolerated. ${ADVICE}`),
  ];
}

const ADVICE = 'Let NTP set the clock of every machine.';

/** How far a clock is ahead of this machine's, to a second. The time is from the body, or else from the header. */
async function aheadMs(
  address: string,
  fetcher: typeof fetch,
  now: () => number,
): Promise<number | undefined> {
  const askedMs = now();
  try {
    const response = await fetcher(address, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const told = TIME.safeParse(await response.json().catch(() => undefined));
    const theirsMs = told.data?.nowMs ?? Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(theirsMs) ? undefined : theirsMs - (askedMs + now()) / 2;
  } catch {
    return undefined;
  }
}

function distance(differenceMs: number): string {
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  return `${seconds} s ${differenceMs < 0 ? 'behind' : 'ahead of'}`;
}
