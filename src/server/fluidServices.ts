/**
 * The Fluid services that sessions belong to, by the name that the registry keeps with each session. The settings have one so
 * far; sessions stay where they were begun when there are more.
 */
import type { FluidService } from '../shared/contract/schemas/sessions.ts';
import type { FluidConfig } from './config.ts';
import { createFluidTokens, type FluidTokens } from './tokens/fluid.ts';

/** Also of every session of earlier releases: the migration's default. */
export const MAIN_SERVICE = 'main';

export interface FluidServices {
  /** The service that new sessions get. */
  readonly forNewSessions: string;
  /** Where pages find it. Throws if the settings do not have it. */
  addressOf(name: string): FluidService;
  /** Throws if the settings do not have it. */
  tokensOf(name: string): FluidTokens;
}

export function createFluidServices(config: FluidConfig, now: () => number): FluidServices {
  const { type, endpoint, tenantId } = config;
  const services = new Map([
    // Named one by one: the key stays here.
    [MAIN_SERVICE, { address: { type, endpoint, tenantId }, tokens: createFluidTokens(config, now) }],
  ]);
  const find = (name: string) => {
    const service = services.get(name);
    if (!service)
      throw new Error(`The session belongs to the Fluid service ${name}, which the settings do not have.`);
    return service;
  };
  return {
    forNewSessions: MAIN_SERVICE,
    addressOf: (name) => find(name).address,
    tokensOf: (name) => find(name).tokens,
  };
}
