/** The product's own Fluid service, in this process and at this server's address. */
import { join } from 'node:path';
import { isRelayError, RELAY_FILE, type Relay, type RelaySettings, startRelay } from '../relay/index.ts';
import { databasePassword } from '../shared/managedIdentity.ts';
import type { ServerConfig } from './config.ts';
import type { FluidAdmin } from './fluidAdmin/fluidAdmin.ts';
import type { FluidMount } from './server.ts';
import { StartupError } from './startupError.ts';

export { RELAY_FILE, readRelaySettings } from '../relay/index.ts';

export interface OwnRelayOptions {
  readonly settings?: RelaySettings;
  /** The database belongs to somebody else now, and the process has to end. */
  readonly onFatal: () => void;
}

export function mountOwnRelay(config: ServerConfig, { settings, onFatal }: OwnRelayOptions): FluidMount {
  const { appOrigin, dataDir, databaseUrl, fluid, trustProxy, proxyHops } = config;
  const password = databasePassword(config.managedIdentity);
  return async ({ app, server, logger }) => {
    const relay = await start(() =>
      startRelay({
        ...settings,
        tenantId: fluid.tenantId,
        keys: [fluid.key, ...fluid.previousKeys],
        store:
          databaseUrl === undefined
            ? { sqliteFile: join(dataDir, RELAY_FILE) }
            : { postgresUrl: databaseUrl, ...(password && { postgresPassword: password }) },
        at: { app, server },
        // Only on a developer's machine it has several addresses, one for each simulated person's network.
        publicUrls: trustProxy && !appOrigin.startsWith('https:') ? [] : [appOrigin],
        trustProxy,
        proxyHops,
        logger,
        onFatal,
      }),
    );
    return {
      admin: adminOf(relay),
      isReady: () => relay.ready(),
      renderMetrics: () => relay.metrics(),
      close: () => relay.close(),
    };
  };
}

/** Exported for the contract's tests. */
export function adminOf(relay: Pick<Relay, 'deleteDocument'>): FluidAdmin {
  return {
    deleteDocument: async (documentId) => ((await relay.deleteDocument(documentId)) ? 'deleted' : 'absent'),
  };
}

async function start(starting: () => Promise<Relay>): Promise<Relay> {
  try {
    return await starting();
  } catch (error) {
    if (isRelayError(error, 'store/leased')) {
      throw new StartupError(
        'storage',
        'Another server already runs on this data. Stop it first, or set DATA_DIR or DATABASE_URL to another place.',
      );
    }
    if (isRelayError(error, 'store/full')) {
      throw new StartupError(
        'storage',
        'The disk of the database is full: the meetings cannot be kept. Make room and start again.',
      );
    }
    if (isRelayError(error, 'store/damaged')) {
      throw new StartupError(
        'storage',
        `The database of the meetings is damaged (${RELAY_FILE} in DATA_DIR): put a backup in its place.`,
      );
    }
    if (isRelayError(error, 'store/unavailable', 'store/schema', 'store/failed')) {
      throw new StartupError('storage', `The data of the meetings cannot be used: ${error.message}`);
    }
    throw error;
  }
}
