/** The Express app made of its parts; it neither listens nor reads the environment. */
import compression from 'compression';
import express, { type Express } from 'express';
import type { SecurityLog } from '../securityLog/securityLog.ts';
import type { Metrics } from '../shared/metrics.ts';
import type { ServerConfig } from './config.ts';
import type { Decks } from './decks/decks.ts';
import type { DeckTickets } from './decks/deckTickets.ts';
import type { TeamDecks } from './decks/teamDecks.ts';
import { limitAddresses } from './http/addresses.ts';
import { serveAssets } from './http/assets.ts';
import type { Authentication } from './http/auth.ts';
import { type Conversation, conversationHandlers } from './http/conversation.ts';
import { deckBody, deckHandlers } from './http/decks.ts';
import { type Handlers, serveEndpoints } from './http/endpoints.ts';
import { answerErrors, notFound } from './http/errors.ts';
import { serveHealth } from './http/health.ts';
import { measureRequests, serveMetrics } from './http/metrics.ts';
import { servePages } from './http/pages.ts';
import { phoneHandlers } from './http/phones.ts';
import { sessionHandlers } from './http/sessions.ts';
import { type Logger, logRequests } from './logging.ts';
import type { DamageReports } from './sessions/damageReports.ts';
import type { Documents } from './sessions/documents.ts';
import type { Phones } from './sessions/phones.ts';
import type { RoomNames } from './sessions/roomNames.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { TablePreviews } from './sessions/tablePreviews.ts';

export interface AppParts {
  readonly config: Pick<
    ServerConfig,
    | 'appOrigin'
    | 'hostOrigins'
    | 'fluid'
    | 'furtherFluid'
    | 'trustProxy'
    | 'proxyHops'
    | 'metricsToken'
    | 'teamDecks'
    | 'defaultDeck'
    | 'statements'
  >;
  readonly clientDir: string;
  readonly version: string;
  readonly sessions: Sessions;
  readonly documents: Documents;
  readonly damageReports: DamageReports;
  readonly conversation: Conversation;
  readonly phones: Phones;
  readonly roomNames: RoomNames;
  readonly tablePreviews: Pick<TablePreviews, 'keep'>;
  readonly decks: Decks;
  readonly teamDecks: TeamDecks;
  readonly deckTickets: DeckTickets;
  readonly authentication: Authentication;
  readonly isReady: () => Promise<boolean>;
  /** Fluid services that do not answer. */
  readonly awayServices: () => readonly string[];
  readonly renderMetrics: () => Promise<string>;
  readonly metrics: Metrics;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly logger: Logger;
  readonly securityLog: SecurityLog;
}

/** What every request passes first. Routes of others may be added before {@link addRoutes}, which ends in a 404. */
export function createApp({
  config,
  logger,
  metrics,
}: Pick<AppParts, 'config' | 'logger' | 'metrics'>): Express {
  const app = express();
  app.disable('x-powered-by');
  // What the nearest proxies say is believed, and nothing that a caller may have put before it.
  app.set('trust proxy', config.trustProxy ? config.proxyHops : false);
  app.enable('case sensitive routing');
  app.use(logRequests(logger), measureRequests(metrics, logger), compression());
  return app;
}

export function addRoutes(app: Express, parts: Omit<AppParts, 'metrics'>): void {
  const { config, clientDir, version, logger } = parts;
  app.use(
    serveHealth(parts.isReady, parts.awayServices),
    serveMetrics(config.metricsToken, parts.renderMetrics),
  );
  app.use('/api', limitAddresses(parts.now), (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  const handlers: Handlers = {
    time: () => ({ nowMs: parts.now() }),
    ...sessionHandlers(parts),
    ...conversationHandlers(parts.conversation),
    ...phoneHandlers(parts.phones, parts.roomNames),
    ...deckHandlers(parts),
  };
  app.use(serveEndpoints(handlers, parts.authentication, { keepTeamDeck: deckBody(config.teamDecks) }));
  app.use(servePages({ ...config, clientDir, version }));
  app.use(serveAssets(clientDir));
  app.use(notFound);
  app.use(answerErrors(logger, parts.securityLog));
}
