/** The product's own Fluid service, in this process and at this server's address. */
import { join } from 'node:path';
import {
  isRelayError,
  RELAY_FILE,
  type Relay,
  type RelaySettings,
  SERVER_USER,
  startRelay,
} from '../relay/index.ts';
import { databasePassword } from '../shared/managedIdentity.ts';
import type { ServerConfig } from './config.ts';
import { createDocumentSummaries, type DocumentSummaries } from './documentSummaries.ts';
import { conditionOf, type FluidAdmin } from './fluidAdmin/fluidAdmin.ts';
import type { FluidMount } from './server.ts';
import { StartupError } from './startupError.ts';
import { isKnownSchemaChange, START_MARK } from './treeSchemas.ts';

export { RELAY_FILE, readRelaySettings } from '../relay/index.ts';

export interface OwnRelayOptions {
  readonly settings?: RelaySettings;
  /** Another process has taken the database over: end the process. */
  readonly onFatal: () => void;
}

export function mountOwnRelay(config: ServerConfig, { settings, onFatal }: OwnRelayOptions): FluidMount {
  const { appOrigin, dataDir, databaseUrl, fluid, trustProxy, proxyHops } = config;
  const password = databasePassword(config.managedIdentity);
  // Only on a developer's machine the app has several addresses, one for each simulated person's network.
  const hasOneAddress = !trustProxy || appOrigin.startsWith('https:');
  return async ({ app, server, logger, securityLog, registry }) => {
    const summaries = createDocumentSummaries({ ...{ config, server, registry }, user: SERVER_USER });
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
        publicUrls: hasOneAddress ? [appOrigin] : [],
        ...(hasOneAddress && { allowedOrigins: [appOrigin, ...(settings?.allowedOrigins ?? [])] }),
        trustProxy,
        proxyHops,
        logger,
        securityLog,
        acceptsTreeSchema: isKnownSchemaChange,
        summarize: (documentId) => summaries.summarize(documentId),
        isOver: async (documentId) => {
          const document = await registry.findDocument(documentId);
          // One that was deleted is not found: it is kept as it is until it goes for good.
          const session = document && (await registry.findSession(document.sessionId));
          return session?.endedAtMs !== undefined;
        },
        startMark: START_MARK,
        onFatal,
      }),
    );
    return {
      admin: adminOf(relay, summaries),
      presence: {
        connected: () => relay.connected().filter(({ userId }) => userId !== SERVER_USER),
        revoke: (documentId, userIds) => relay.revoke(documentId, userIds),
        disconnect: (documentId) => relay.disconnect(documentId),
        settle: (documentId) => void relay.tidyDocument(documentId),
        revokeAll: (documentId) => relay.revokeAll(documentId),
        allowAll: (documentId) => relay.allowAll(documentId),
        makerOf: (documentId) => relay.makerOf(documentId),
        startOf: (documentId) => relay.startOf(documentId),
        senderOf: (documentId, sequenceNumber) => relay.senderOf(documentId, sequenceNumber),
      },
      isReady: () => relay.ready(),
      renderMetrics: () => relay.metrics(),
      close: async () => {
        await summaries.close();
        await relay.close();
      },
    };
  };
}

/** Exported for the contract's tests. */
export function adminOf(
  relay: Pick<Relay, 'deleteDocument' | 'checkDocument' | 'revokeAll'>,
  reader: Pick<DocumentSummaries, 'isReadable'>,
): FluidAdmin {
  return {
    inspectDocument: async (documentId) => {
      try {
        await relay.checkDocument(documentId);
        // The relay knows forms: that an operation means nothing to any page only a reader finds.
        return (await reader.isReadable(documentId)) ? 'usable' : 'damaged';
      } catch (error) {
        return isRelayError(error) ? conditionOf(error.code) : 'unknown';
      }
    },
    revokeAll: async (documentId) => {
      relay.revokeAll(documentId);
      return { atMs: Date.now() };
    },
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
