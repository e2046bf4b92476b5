/** The relay as a process of its own: settings from the environment, signals, exit codes. See docs/scaling.md. */
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { withSecretFiles } from '../shared/secretFiles.ts';
import { describeError, isRelayError } from './errors.ts';
import { readProgramSettings } from './programSettings.ts';
import { type Relay, startRelay } from './relay.ts';

/** As the app's server has them. */
const EXIT_CODES = { unforeseen: 1, settings: 2, address: 3, storage: 4 } as const;
/** A stop that takes longer waits for something that does not come. */
const STOP_WITHIN_MS = 25_000;

function giveUp(sentence: string, exitCode: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
}

/** A sentence for the person who runs it, without the driver's own words: they may name what is in an address. */
function failedStart(error: unknown): never {
  if (!isRelayError(error)) {
    giveUp(`The relay could not start (${describeError(error)}).`, EXIT_CODES.unforeseen);
  }
  const { code, message } = error;
  if (code === 'relay/address') giveUp(message, EXIT_CODES.address);
  if (code === 'options/invalid') giveUp(message, EXIT_CODES.settings);
  if (code === 'store/leased') {
    giveUp(
      'Another process already serves this database. Stop it first, or set DATA_DIR or DATABASE_URL to another place.',
      EXIT_CODES.storage,
    );
  }
  giveUp(`What DATA_DIR or DATABASE_URL names cannot be used: ${message}`, EXIT_CODES.storage);
}

async function main(): Promise<void> {
  const secrets = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'));
  const reading = readProgramSettings(secrets.environment);
  if ('problems' in reading || secrets.problems.length > 0) {
    const problems = [...secrets.problems, ...('problems' in reading ? reading.problems : [])];
    giveUp(`The settings are not complete: ${problems.join('; ')}.`, EXIT_CODES.settings);
  }
  const { logLevel, relay: options } = reading.settings;
  const logger = pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  process.on('uncaughtException', (error) => {
    logger.fatal({ code: describeError(error) }, 'Unforeseen');
    process.exit(EXIT_CODES.unforeseen);
  });

  let relay: Relay;
  try {
    relay = await startRelay({
      ...options,
      logger,
      onFatal: ({ code, message }) => {
        logger.fatal({ code }, message);
        process.exit(EXIT_CODES.storage);
      },
    });
  } catch (error) {
    failedStart(error);
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      logger.info({ signal }, 'Stopping');
      setTimeout(() => {
        logger.fatal({}, 'Not stopped in time');
        process.exit(EXIT_CODES.unforeseen);
      }, STOP_WITHIN_MS).unref();
      void relay.close().then(() => process.exit(0));
    });
  }
}

await main();
