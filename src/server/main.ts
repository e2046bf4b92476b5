/** The app's server as a program: settings from the environment, signals, exit codes. */
import { readConfig } from './config.ts';
import { createLogger, errorFacts, type Logger } from './logging.ts';
import { mountOwnRelay } from './ownRelay.ts';
import { appVersion, BUILT_IN_DECK_DIR, CLIENT_DIR } from './paths.ts';
import { type RunningServer, startServer } from './server.ts';
import { EXIT_CODES, StartupError } from './startupError.ts';

const UNFORESEEN_EXIT_CODE = 1;

function giveUp(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = exitCode;
}

function endWithoutDatabase(logger: Logger): void {
  logger.fatal({}, 'another process has taken the database over');
  process.exit(EXIT_CODES.storage);
}

async function main(): Promise<void> {
  const reading = readConfig(process.env);
  if ('problems' in reading) {
    return giveUp(`The settings are not complete: ${reading.problems.join('; ')}.`, EXIT_CODES.settings);
  }
  const { config } = reading;
  const logger = createLogger(config.logLevel);
  let server: RunningServer;
  try {
    server = await startServer(config, {
      logger,
      clientDir: config.clientDir ?? CLIENT_DIR,
      builtInDeckDir: BUILT_IN_DECK_DIR,
      version: appVersion(),
      ...(config.fluid.own && { fluid: mountOwnRelay(config, () => endWithoutDatabase(logger)) }),
    });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return giveUp(error.message, EXIT_CODES[error.problem]);
  }
  logger.info({ origin: server.origin }, 'listening');

  process.on('uncaughtException', (error) => {
    logger.fatal({ error: errorFacts(error) }, 'unforeseen');
    process.exit(UNFORESEEN_EXIT_CODE);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      logger.info({ signal }, 'closing');
      // Nothing is left to wait for once it is closed, so the process ends by itself, with 0.
      void server.close();
    });
  }
}

await main();
