/**
 * The Fluid services that sessions belong to, by the name that the registry keeps with each session: `main`, and those that
 * FLUID_ENDPOINTS names.
 */
import type { FluidService } from '../shared/contract/schemas/sessions.ts';
import { type FluidConfig, MAIN_SERVICE, type ServerConfig } from './config.ts';
import { chooseFluidAdmin } from './fluidAdmin/chooseFluidAdmin.ts';
import type { FluidAdmin } from './fluidAdmin/fluidAdmin.ts';
import type { FluidPresence } from './fluidPresence.ts';
import { createFluidTokens, type FluidTokens } from './tokens/fluid.ts';

/** Every function throws if the settings do not have the service. */
export interface FluidServices {
  readonly names: readonly string[];
  /** Where pages find it. */
  addressOf(name: string): FluidService;
  tokensOf(name: string): FluidTokens;
  adminOf(name: string): FluidAdmin;
  /** Undefined for a service that is not in this process. */
  presenceOf(name: string): FluidPresence | undefined;
}

/** The main service, where it is in this process. */
export interface MountedService {
  readonly admin: FluidAdmin;
  readonly presence?: FluidPresence;
}

type Settings = Pick<ServerConfig, 'fluid' | 'furtherFluid' | 'entra' | 'appOrigin' | 'managedIdentity'>;

export function createFluidServices(
  config: Settings,
  now: () => number,
  mounted?: MountedService,
): FluidServices {
  const services = new Map(
    namesOf(config).map((name) => {
      const fluid = fluidOf(config, name);
      const { type, endpoint, storageEndpoint, socketEndpoint, tenantId } = fluid;
      const tokens = createFluidTokens(fluid, now);
      const admin =
        (name === MAIN_SERVICE && mounted?.admin) || chooseFluidAdmin({ ...config, fluid }, tokens);
      const presence = name === MAIN_SERVICE ? mounted?.presence : undefined;
      // Named one by one: the key stays here.
      const address = {
        ...{ type, endpoint, tenantId },
        ...(storageEndpoint !== undefined && { storageEndpoint }),
        ...(socketEndpoint !== undefined && { socketEndpoint }),
      };
      return [name, { address, tokens, admin, presence }] as const;
    }),
  );
  const find = (name: string) => {
    const service = services.get(name);
    if (!service) throw unknownService(name);
    return service;
  };
  return {
    names: [...services.keys()],
    addressOf: (name) => find(name).address,
    tokensOf: (name) => find(name).tokens,
    adminOf: (name) => find(name).admin,
    presenceOf: (name) => find(name).presence,
  };
}

export function namesOf({ furtherFluid }: Pick<ServerConfig, 'furtherFluid'>): string[] {
  return [MAIN_SERVICE, ...furtherFluid.map(({ name }) => name)];
}

/** Throws if the settings do not have it. */
export function fluidOf(
  { fluid, furtherFluid }: Pick<ServerConfig, 'fluid' | 'furtherFluid'>,
  name: string,
): FluidConfig {
  const found = name === MAIN_SERVICE ? fluid : furtherFluid.find((further) => further.name === name);
  if (!found) throw unknownService(name);
  return found;
}

const unknownService = (name: string): Error =>
  new Error(`The session belongs to the Fluid service ${name}, which the settings do not have.`);
