/** The relay as a process of its own: settings from the environment, signals, exit codes. See docs/scaling.md. */
import { readFileSync } from 'node:fs';
import { serverSecurityLog } from '../securityLog/configuredSecurityLog.ts';
import { TIDY_EVERY_MS } from '../securityLog/createSecurityLog.ts';
import { EXIT_CODES } from '../shared/exitCodes.ts';
import { programLog } from '../shared/log/programLog.ts';
import { withSecretFiles } from '../shared/secretFiles.ts';
import { describeError, isRelayError } from './errors.ts';
import { readProgramSettings } from './programSettings.ts';
import { type Relay, startRelay } from './relay.ts';

/** A stop that takes longer waits for something that does not come. */
const STOP_WITHIN_MS = 25_000;

function giveUp(sentence: string, exitCode: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(exitCode);
}

/** A sentence for the operator, without the driver's message, which may quote the database's address. */
function failedStart(error: unknown): never {
  if (!isRelayError(error)) {
    giveUp(`The relay could not start (${describeError(error)}).`, EXIT_CODES.unhandled);
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
  giveUp(`DATA_DIR or DATABASE_URL cannot be used: ${message}`, EXIT_CODES.storage);
}

async function main(): Promise<void> {
  const secrets = withSecretFiles(process.env, (file) => readFileSync(file, 'utf8'));
  const reading = readProgramSettings(secrets.environment);
  if ('problems' in reading || secrets.problems.length > 0) {
    const problems = [...secrets.problems, ...('problems' in reading ? reading.problems : [])];
    giveUp(`The settings are incomplete: ${problems.join('; ')}.`, EXIT_CODES.settings);
  }
  const { logLevel, securityLog: securityLogConfig, relay: options } = reading.settings;
  const logger = programLog(logLevel);
  process.on('uncaughtException', (error) => {
    logger.fatal({ code: describeError(error) }, 'unhandled error');
    process.exit(EXIT_CODES.unhandled);
  });

  const securityLog = serverSecurityLog(securityLogConfig, {
    now: Date.now,
    onProblem: (error) => logger.error({ code: describeError(error) }, 'Security log not written'),
  });
  setInterval(() => securityLog.tidy(), TIDY_EVERY_MS).unref();

  let relay: Relay;
  try {
    relay = await startRelay({
      ...options,
      logger,
      securityLog,
      onFatal: ({ code, message }) => {
        logger.fatal({ code }, message);
        process.exit(EXIT_CODES.storage);
      },
    });
  } catch (error) {
    failedStart(error);
  }
  try {
    securityLog.open();
  } catch {
    giveUp(
      'SECURITY_LOG_DIR: the folder cannot be created. Set another one, or SECURITY_LOG to stdout.',
      EXIT_CODES.storage,
    );
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      logger.info({ signal }, 'Stopping');
      setTimeout(() => {
        logger.fatal({}, 'Not stopped in time');
        process.exit(EXIT_CODES.unhandled);
      }, STOP_WITHIN_MS).unref();
      void relay.close().then(() => {
        securityLog.tidy(true);
        process.exit(0);
      });
    });
  }
}

// What the process writes is for its own user alone: databases, their logs, copies.
process.umask(0o077);
await main();
