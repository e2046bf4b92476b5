/** The app's server as a program: settings from the environment, signals, exit codes. */
import { readFileSync } from 'node:fs';
import { EXIT_CODES } from '../shared/exitCodes.ts';
import { programLog } from '../shared/log/programLog.ts';
import { withSecretFiles } from '../shared/secretFiles.ts';
import { readConfig } from './config.ts';
import { errorFacts, type Logger } from './logging.ts';
import { mountOwnRelay, readRelaySettings } from './ownRelay.ts';
import { appVersion, BUILT_IN_DECK_DIR, CLIENT_DIR } from './paths.ts';
import { type RunningServer, startServer } from './server.ts';
import { StartupError } from './startupError.ts';

/** A stop that takes longer waits for something that does not come. Container platforms kill after 30 s. */
const STOP_WITHIN_MS = 25_000;

function giveUp(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}

function endWithoutDatabase(logger: Logger): void {
  logger.fatal({}, 'another process holds the database lease');
  process.exit(EXIT_CODES.storage);
}

/** Lets what is under way finish. Nothing is left to wait for then, so the process ends by itself, with 0. */
function stop(server: RunningServer, logger: Logger): void {
  setTimeout(() => {
    logger.fatal({}, 'not closed in time');
    process.exit(EXIT_CODES.unhandled);
  }, STOP_WITHIN_MS).unref();
  void server.close();
}

async function main(): Promise<void> {
  const secrets = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'));
  const reading = readConfig(secrets.environment);
  const relay = readRelaySettings(secrets.environment);
  if ('problems' in reading || 'problems' in relay || secrets.problems.length > 0) {
    const problems = [secrets, reading, relay].flatMap((part) => ('problems' in part ? part.problems : []));
    return giveUp(`The settings are incomplete: ${problems.join('; ')}.`, EXIT_CODES.settings);
  }
  const { config } = reading;
  const logger = programLog(config.logLevel);
  // Also for the start: what Node prints of an error by itself may quote an address with its password.
  process.on('uncaughtException', (error) => {
    logger.fatal({ error: errorFacts(error) }, 'unhandled error');
    process.exit(EXIT_CODES.unhandled);
  });

  let server: RunningServer;
  try {
    const onFatal = () => endWithoutDatabase(logger);
    server = await startServer(config, {
      logger,
      clientDir: config.clientDir ?? CLIENT_DIR,
      builtInDeckDir: BUILT_IN_DECK_DIR,
      version: appVersion(),
      ...(config.fluid.own && { fluid: mountOwnRelay(config, { settings: relay.settings, onFatal }) }),
    });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return giveUp(error.message, EXIT_CODES[error.problem]);
  }
  logger.info({ origin: server.origin }, 'listening');

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      logger.info({ signal }, 'closing');
      stop(server, logger);
    });
  }
}

// What the process writes is for its own user alone: databases, their logs, copies.
process.umask(0o077);
await main();
