/**
 * The Fluid service under test: tinylicious, or the one that the environment names: `npm run test:routerlicious` runs these suites
 * on a Routerlicious.
 */
import type { FluidEndpoint } from '../../../src/fluid/containers.ts';
import { startTinylicious } from './tinylicious.ts';

export interface FluidService {
  readonly port: number;
  /** Of an app server whose documents are there. */
  readonly settings: Readonly<Record<string, string>>;
  /**
   * Resolves when a client that opens a document is given all that is acknowledged by now. A Routerlicious stores and acknowledges
   * side by side, so it gives such a client what is missing a moment later.
   */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Named {
  readonly endpoint: string;
  readonly tenantId: string;
  readonly key: string;
}

const STORED_WITHIN_MS = 2_000;
const UNCHECKED_KEY = 'a key that tinylicious does not look at';

export async function startFluidService(): Promise<FluidService> {
  const named = fromEnvironment();
  if (!named) {
    const { port, stop } = await startTinylicious();
    const settings = {
      FLUID_TYPE: 'local',
      FLUID_TENANT_ID: 'local',
      FLUID_ENDPOINT: `http://127.0.0.1:${port}`,
    };
    return { port, settings, settled: async () => undefined, stop };
  }
  const { endpoint, tenantId, key } = named;
  return {
    port: Number(new URL(endpoint).port),
    settings: {
      FLUID_TENANT_ID: tenantId,
      SECRET_FLUID_KEY: key,
      FLUID_ENDPOINT: endpoint,
      // Its discovery would lead round the lines that tests cut.
      ...{ FLUID_STORAGE_ENDPOINT: endpoint, FLUID_SOCKET_ENDPOINT: endpoint },
    },
    settled: () => new Promise((resolve) => setTimeout(resolve, STORED_WITHIN_MS)),
    stop: async () => undefined,
  };
}

/** The service for a client at this origin, and the key of its tokens. */
export function serviceAt(origin: string): { readonly fluid: FluidEndpoint; readonly key: string } {
  const { tenantId, key } = fromEnvironment() ?? { tenantId: 'local', key: UNCHECKED_KEY };
  return { fluid: { type: fromEnvironment() ? 'direct' : 'local', endpoint: origin, tenantId }, key };
}

function fromEnvironment(): Named | undefined {
  const { TEST_FLUID_ENDPOINT: endpoint, TEST_FLUID_TENANT_ID: tenantId, TEST_FLUID_KEY: key } = process.env;
  return endpoint && tenantId && key ? { endpoint, tenantId, key } : undefined;
}
