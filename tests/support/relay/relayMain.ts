import { pino } from 'pino';
import { type RelayOptions, startRelay } from '../../../src/relay/index.ts';

/** A relay in a process of its own: options as JSON in the first argument, its log as lines on standard output. */
const options = JSON.parse(process.argv[2] ?? '{}') as RelayOptions;
const logger = pino({ level: 'info' }, pino.destination({ fd: 1, sync: true }));

const starting = startRelay({ ...options, logger });

process.on('SIGTERM', () => {
  void starting.then((relay) => relay.close()).then(() => process.exit(0));
});

starting.catch((error: Error & { code?: string }) => {
  logger.error({ code: error.code }, error.message);
  process.exit(1);
});
