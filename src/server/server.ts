/** Wires the app's server; which adapter stands behind each port of its services is decided in `services.ts`. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { serverSecurityLog } from '../securityLog/configuredSecurityLog.ts';
import type { WritableSecurityLog } from '../securityLog/createSecurityLog.ts';
import { TIDY_EVERY_MS } from '../securityLog/createSecurityLog.ts';
import type { SecurityLog } from '../securityLog/securityLog.ts';
import { networksOfRequest } from '../shared/clientAddress.ts';
import { LISTEN_BACKLOG } from '../shared/http/accepting.ts';
import { boundArrivals } from '../shared/http/takeInTurns.ts';
import { HTTP_TIMEOUTS } from '../shared/httpTimeouts.ts';
import { databasePassword } from '../shared/managedIdentity.ts';
import { Metrics } from '../shared/metrics.ts';
import { addRoutes, createApp } from './app.ts';
import type { ServerConfig } from './config.ts';
import { loadDecks } from './decks/decks.ts';
import type { FluidAdmin } from './fluidAdmin/fluidAdmin.ts';
import { IN_USE_MS } from './fluidPlacement.ts';
import type { FluidPresence } from './fluidPresence.ts';
import { namesOf } from './fluidServices.ts';
import { securityHeaders } from './http/headers.ts';
import { deriveKey } from './keys.ts';
import { errorFacts, type Logger } from './logging.ts';
import { measureProcess } from './processMetrics.ts';
import { openRegistry } from './registry/openRegistry.ts';
import type { Registry } from './registry/registry.ts';
import { type Services, wireServices } from './services.ts';
import { StartupError } from './startupError.ts';

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
  /** How often people who have left the meeting are disconnected. */
  readonly expelEveryMs?: number;
  /** How often Fluid services are asked whether they are there. */
  readonly lookAtFluidServicesEveryMs?: number;
}

/** A service that answers some of the server's requests and upgrades. */
export type FluidMount = (at: {
  readonly app: Express;
  readonly server: Server;
  readonly logger: Logger;
  readonly securityLog: SecurityLog;
  readonly registry: Pick<Registry, 'findDocument' | 'findSession'>;
}) => Promise<MountedFluid>;
export interface MountedFluid {
  readonly admin: FluidAdmin;
  readonly presence?: FluidPresence;
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

/** Requests still under way after that are cut off. */
const CLOSING_TIME_MS = 5_000;
const CLEAN_UP_EVERY_MS = 60 * 60 * 1000;
const REMOVE_DELETED_EVERY_MS = 60 * 1000;
/** A person who has left the meeting stays connected for so long at most, plus the directory's cache of a minute. */
const EXPEL_EVERY_MS = 2 * 60 * 1000;
const LOOK_FOR_ENDINGS_EVERY_MS = 2_000;
const LOOK_AT_FLUID_SERVICES_EVERY_MS = 10_000;

/** Rejects with {@link StartupError} when something outside the program keeps it from starting. */
export async function startServer(config: ServerConfig, parts: ServerParts): Promise<RunningServer> {
  const { logger, now = Date.now } = parts;
  const decks = loadDecks(
    { builtIn: parts.builtInDeckDir, ...(config.deckDir !== undefined && { extra: config.deckDir }) },
    (problem, consequence) => logger.warn({ problem }, consequence),
  );
  const password = databasePassword(config.managedIdentity);
  if (!decks.find(config.defaultDeck)) {
    throw new StartupError('content', `There is no deck ${config.defaultDeck} (DEFAULT_DECK) to begin with.`);
  }
  const registry = await openRegistry({ ...config, ...(password && { databasePassword: password }) });
  const securityLog = await startSecurityLog(config, logger, now).catch(async (error: unknown) => {
    await registry.close();
    throw error;
  });
  const metrics = new Metrics();
  const stopMeasuring = measureProcess(metrics);
  const app = createApp({ config, logger, metrics });
  const server = createServer(HTTP_TIMEOUTS, app);
  let fluid: MountedFluid | undefined;
  const tidying = setInterval(() => securityLog.tidy(), TIDY_EVERY_MS).unref();
  const stopRepeating: (() => Promise<void>)[] = [];
  /** Phones wait for news with a request under way. */
  let endWaiting: (() => void) | undefined;
  let services: Services | undefined;
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
    const unknown = { current: Number.NaN, ended: Number.NaN, removals: Number.NaN };
    const { current, ended, removals } = await registry.countSessions().catch(() => unknown);
    metrics.gauge('app_sessions_current', 'Sessions that go on.', () => current);
    metrics.gauge('app_sessions_ended', 'Sessions that have ended.', () => ended);
    metrics.gauge('app_removals_waiting', 'Documents still to be deleted.', () => removals);
    const names = namesOf(config);
    if (names.length > 1) {
      const nowMs = now();
      const loads = await registry.fluidServices.loads(nowMs - IN_USE_MS).catch(() => undefined);
      const away = services?.fluidPlacement.away() ?? [];
      metrics.gauges('app_fluid_service_up', 'Whether a Fluid service answers.', () =>
        names.map((service) => [{ service }, Number(!away.includes(service))]),
      );
      metrics.gauges(
        'app_fluid_service_sessions',
        'Sessions of a Fluid service in use within the hour.',
        () => names.map((service) => [{ service }, loads ? (loads.get(service)?.inUse ?? 0) : Number.NaN]),
      );
    }
    return metrics.render() + ((await fluid?.renderMetrics()) ?? '');
  }

  async function release(): Promise<void> {
    stopMeasuring();
    endWaiting?.();
    await Promise.all(stopRepeating.map((stop) => stop()));
    await fluid?.close();
    await closeHttp(server);
    await services?.close();
    clearInterval(tidying);
    securityLog.tidy(true);
    await registry.close();
  }

  try {
    fluid = await parts.fluid?.({ app, server, logger, securityLog, registry });
    const wired = wireServices(config, { registry, decks, mounted: fluid, logger, securityLog, now });
    services = wired;
    await warnOfUnknownServices(config, registry, logger);
    endWaiting = wired.phones.stop;
    // Before whatever the Fluid service answers by itself, too.
    const protect = securityHeaders(config);
    server.prependListener('request', (_request, response) => protect(response));
    const { clientDir, version } = parts;
    const { expulsion, sessionEndings, fluidPlacement } = wired;
    addRoutes(app, {
      ...{ config, clientDir, version, decks, isReady, renderMetrics, logger, securityLog, now },
      ...wired,
      awayServices: () => fluidPlacement.away(),
    });
    boundArrivals(server, (request) => networksOfRequest(request, config));
    await expulsion.expelFromDeleted();
    await listen(server, config);
    stopRepeating.push(
      repeatedly((closing) => wired.cleanUp(closing), CLEAN_UP_EVERY_MS),
      repeatedly((closing) => wired.removeDeleted(closing), REMOVE_DELETED_EVERY_MS),
      repeatedly((closing) => expulsion.expelFormerMembers(closing), parts.expelEveryMs ?? EXPEL_EVERY_MS),
      repeatedly(() => sessionEndings.announce(), LOOK_FOR_ENDINGS_EVERY_MS),
      repeatedly(
        () => fluidPlacement.look(),
        parts.lookAtFluidServicesEveryMs ?? LOOK_AT_FLUID_SERVICES_EVERY_MS,
      ),
    );
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

async function startSecurityLog(
  config: ServerConfig,
  logger: Logger,
  now: () => number,
): Promise<WritableSecurityLog> {
  try {
    const log = serverSecurityLog(config.securityLog, {
      actorKey: deriveKey(config.serverKey, 'security-log'),
      now,
      onProblem: (error) => logger.error({ error: errorFacts(error) }, 'security log not written'),
    });
    log.open();
    return log;
  } catch {
    throw new StartupError(
      'storage',
      'SECURITY_LOG_DIR: the folder cannot be created. Set another one, or SECURITY_LOG to stdout.',
    );
  }
}

/** Sessions of a service that the settings no longer have: their tables cannot be opened. */
async function warnOfUnknownServices(
  config: ServerConfig,
  registry: Registry,
  logger: Logger,
): Promise<void> {
  const names = namesOf(config);
  for (const [fluidService, { sessions, removals }] of await registry.fluidServices.loads(0)) {
    if (names.includes(fluidService)) continue;
    logger.error(
      { fluidService, sessions, removals },
      'FLUID_ENDPOINTS lacks a Fluid service that has sessions',
    );
  }
}

/** At once and then again and again, never twice at a time. The returned function waits for what is under way. */
function repeatedly(work: (closing: AbortSignal) => Promise<void>, everyMs: number): () => Promise<void> {
  const closing = new AbortController();
  let isUnderWay = false;
  const run = async (): Promise<void> => {
    isUnderWay = true;
    await work(closing.signal);
    isUnderWay = false;
  };
  let underWay = run();
  const timer = setInterval(() => {
    if (!isUnderWay) underWay = run();
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    closing.abort();
    return underWay;
  };
}

function listen(server: Server, { host, port }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(addressProblem(error, host, port)));
    server.listen({ host, port, backlog: LISTEN_BACKLOG }, resolve);
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
