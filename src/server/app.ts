/** The Express app made of its parts; it neither listens nor reads the environment. */
import compression from 'compression';
import express, { type Express } from 'express';
import type { Metrics } from '../shared/metrics.ts';
import type { ServerConfig } from './config.ts';
import type { Decks } from './decks/decks.ts';
import type { TeamDecks } from './decks/teamDecks.ts';
import { serveAssets } from './http/assets.ts';
import type { Authentication } from './http/auth.ts';
import { serveDecks } from './http/decks.ts';
import { answerErrors, notFound } from './http/errors.ts';
import { securityHeaders } from './http/headers.ts';
import { serveHealth } from './http/health.ts';
import { measureRequests, serveMetrics } from './http/metrics.ts';
import { servePages } from './http/pages.ts';
import { serveSessions } from './http/sessions.ts';
import { serveTeamDecks } from './http/teamDecks.ts';
import { type Logger, logRequests } from './logging.ts';
import type { Sessions } from './sessions/sessions.ts';

export interface AppParts {
  readonly config: Pick<
    ServerConfig,
    | 'appOrigin'
    | 'hostOrigins'
    | 'fluid'
    | 'trustProxy'
    | 'metricsToken'
    | 'teamDecks'
    | 'defaultDeck'
  >;
  readonly clientDir: string;
  readonly version: string;
  readonly sessions: Sessions;
  readonly decks: Decks;
  readonly teamDecks: TeamDecks;
  readonly authentication: Authentication;
  readonly isReady: () => Promise<boolean>;
  readonly renderMetrics: () => Promise<string>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** What every request passes first. Routes of others may be added before {@link addRoutes}, which ends in a 404. */
export function createApp({
  config,
  logger,
  metrics,
}: Pick<AppParts, 'config' | 'logger' | 'metrics'>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.enable('case sensitive routing');
  app.use(logRequests(logger), measureRequests(metrics), securityHeaders(config), compression());
  return app;
}

export function addRoutes(app: Express, parts: Omit<AppParts, 'metrics'>): void {
  const { config, clientDir, version, sessions, decks, authentication, logger } = parts;
  app.use(serveHealth(parts.isReady), serveMetrics(config.metricsToken, parts.renderMetrics));
  app.use('/api', (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(serveSessions(sessions, authentication));
  app.use(serveDecks(decks, sessions, authentication));
  app.use(serveTeamDecks(parts.teamDecks, config.teamDecks, authentication));
  app.use(servePages({ ...config, clientDir, version }));
  app.use(serveAssets(clientDir));
  app.use(notFound);
  app.use(answerErrors(logger));
}
