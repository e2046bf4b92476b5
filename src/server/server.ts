/** Wires the app's server: which adapter stands behind each port is decided here and nowhere else. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import { Metrics } from '../shared/metrics.ts';
import { addRoutes, createApp } from './app.ts';
import type { ServerConfig } from './config.ts';
import { loadDecks } from './decks/decks.ts';
import { createTeamDecks } from './decks/teamDecks.ts';
import { createGraphDirectory } from './directory/graph.ts';
import { createGraphClient } from './directory/graphClient.ts';
import type { FluidAdmin } from './fluidAdmin/fluidAdmin.ts';
import { createAuthentication } from './http/auth.ts';
import { createEntraIdentity } from './identity/entra.ts';
import { createPseudonyms } from './identity/pseudonym.ts';
import { databasePassword, entraCredential } from './identity/ownCredentials.ts';
import { deriveKey } from './keys.ts';
import { errorFacts, type Logger } from './logging.ts';
import { measureProcess } from './processMetrics.ts';
import { openRegistry } from './registry/openRegistry.ts';
import type { Registry } from './registry/registry.ts';
import { createMeetingVault } from './sessions/meetingVault.ts';
import { createSessions } from './sessions/sessions.ts';
import { StartupError } from './startupError.ts';
import { createFluidTokens } from './tokens/fluid.ts';
import { createViewingTickets } from './tokens/ticket.ts';

export interface ServerParts {
  readonly logger: Logger;
  /** Folders of the delivered app. */
  readonly clientDir: string;
  readonly builtInDeckDir: string;
  readonly version: string;
  /** Puts a Fluid service at this server's own origin. Called before any route and before listening. */
  readonly fluid?: FluidMount;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A service that answers some of the server's requests and upgrades. */
export type FluidMount = (at: {
  readonly app: Express;
  readonly server: Server;
  readonly logger: Logger;
}) => Promise<MountedFluid>;
export interface MountedFluid {
  readonly admin: FluidAdmin;
  isReady(): Promise<boolean>;
  /** Its part of the metrics, in Prometheus' text format. */
  renderMetrics(): Promise<string>;
  /** Ends its connections; the server waits for it. */
  close(): Promise<void>;
}

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:3001`. */
  readonly origin: string;
  readonly port: number;
  /** Lets requests under way finish, for a while. Closing twice is not an error. */
  close(): Promise<void>;
}

const SESSION_ID_BYTES = 16;
/** Requests still under way after that are cut off. */
const CLOSING_TIME_MS = 5_000;
/** Nothing sent here is large: whoever takes longer is not a page of ours. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than proxies keep idle connections, so that none is closed under a request on its way. */
const KEEP_ALIVE_MS = 75_000;

/** Rejects with {@link StartupError} when something outside the program keeps it from starting. */
export async function startServer(config: ServerConfig, parts: ServerParts): Promise<RunningServer> {
  const { logger, now = Date.now } = parts;
  const decks = loadDecks(
    { builtIn: parts.builtInDeckDir, ...(config.deckDir !== undefined && { extra: config.deckDir }) },
    (problem) => logger.warn({ problem }, 'deck left out'),
  );
  const password = databasePassword(config);
  if (!decks.find(config.defaultDeck)) {
    throw new StartupError('content', `There is no deck ${config.defaultDeck} (DEFAULT_DECK) to begin with.`);
  }
  const registry = await openRegistry({ ...config, ...(password && { databasePassword: password }) });
  const metrics = new Metrics();
  const stopMeasuring = measureProcess(metrics);
  const app = createApp({ config, logger, metrics });
  const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS }, app);
  let fluid: MountedFluid | undefined;
  let isClosing = false;

  async function isReady(): Promise<boolean> {
    try {
      await registry.check();
      return !isClosing && (fluid === undefined || (await fluid.isReady()));
    } catch (error) {
      logger.error({ error: errorFacts(error) }, 'not ready');
      return false;
    }
  }

  async function renderMetrics(): Promise<string> {
    const unknown = { current: Number.NaN, ended: Number.NaN };
    const { current, ended } = await registry.countSessions().catch(() => unknown);
    metrics.gauge('app_sessions_current', 'Sessions that go on.', () => current);
    metrics.gauge('app_sessions_ended', 'Sessions that have ended.', () => ended);
    return metrics.render() + ((await fluid?.renderMetrics()) ?? '');
  }

  async function release(): Promise<void> {
    stopMeasuring();
    await fluid?.close();
    await closeHttp(server);
    await registry.close();
  }

  try {
    fluid = await parts.fluid?.({ app, server, logger });
    const tickets = createViewingTickets(deriveKey(config.serverKey, 'viewing-ticket'), now);
    const identity = createEntraIdentity({ config: config.entra, fetch, now });
    const authentication = createAuthentication(identity, tickets, now);
    const sessions = wireSessions(config, { registry, tickets, now });
    const teamDecks = createTeamDecks({
      store: registry.teamDecks,
      meetingOf: sessions.meetingOf,
      limits: config.teamDecks,
      now,
    });
    const { clientDir, version } = parts;
    addRoutes(app, {
      ...{ config, clientDir, version, sessions, decks, authentication, isReady, renderMetrics, logger },
      teamDecks,
    });
    await listen(server, config);
  } catch (error) {
    await release();
    throw error;
  }

  let closing: Promise<void> | undefined;
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    port,
    close() {
      isClosing = true;
      closing ??= release();
      return closing;
    },
  };
}

interface SessionParts {
  readonly registry: Registry;
  readonly tickets: ReturnType<typeof createViewingTickets>;
  readonly now: () => number;
}

function wireSessions(config: ServerConfig, { registry, tickets, now }: SessionParts) {
  const { authority, clientId } = config.entra;
  const credential = entraCredential(config);
  const endpoint = config.graphEndpoint;
  const client = createGraphClient({ authority, endpoint, clientId, credential, fetch, now, sleep });
  return createSessions({
    registry,
    directory: createGraphDirectory({ client, endpoint, now }),
    vault: createMeetingVault(config.serverKey),
    pseudonyms: createPseudonyms(deriveKey(config.serverKey, 'pseudonym')),
    fluidTokens: createFluidTokens(config.fluid, now),
    tickets,
    // Named one by one: the key stays here.
    fluid: { type: config.fluid.type, endpoint: config.fluid.endpoint, tenantId: config.fluid.tenantId },
    now,
    newSessionId: () => randomBytes(SESSION_ID_BYTES).toString('base64url'),
  });
}

function listen(server: Server, { host, port }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(addressProblem(error, host, port)));
    server.listen({ host, port }, resolve);
  });
}

function addressProblem(error: NodeJS.ErrnoException, host: string, port: number): StartupError {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another one.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to 1024 or higher.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one of its own.`,
    ENOTFOUND: `The host name ${host} is not known. Set HOST to an address of this machine.`,
  };
  const code = error.code ?? 'unknown';
  return new StartupError('address', sentences[code] ?? `${host}:${port} cannot be listened on (${code}).`);
}

async function closeHttp(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), CLOSING_TIME_MS);
  await closed;
  clearTimeout(patience);
}
