import { pino } from 'pino';
import { type RelayOptions, startRelay } from '../../../src/relay/index.ts';
import { openStore } from '../../../src/relay/store/openStore.ts';
import type { RelayStore } from '../../../src/relay/store/port.ts';
import { alteredStore } from './alteredStore.ts';

/** Where it does not go on, for a test to kill it there. It says so in its log. */
export type StuckAt = 'before the head is set' | 'after the head is set';

/** A relay in a process of its own: options as JSON in the first argument, its log as lines on standard output. */
const { stuckAt, ...options } = JSON.parse(process.argv[2] ?? '{}') as RelayOptions & { stuckAt?: StuckAt };
const logger = pino({ level: 'info' }, pino.destination({ fd: 1, sync: true }));

const starting = startRelay({
  ...options,
  logger,
  ...(stuckAt && { store: { store: await storeStuckAt(stuckAt) } }),
});

async function storeStuckAt(place: StuckAt): Promise<RelayStore> {
  const store = await openStore(options.store, { logger, onLeaseLost: () => undefined });
  const setHead: RelayStore['setHead'] = async (id, commit) => {
    if (place === 'after the head is set') await store.setHead(id, commit);
    logger.info({}, place);
    await new Promise(() => undefined);
  };
  return alteredStore(store, { setHead });
}

process.on('SIGTERM', () => {
  void starting.then((relay) => relay.close()).then(() => process.exit(0));
});

starting.catch((error: Error & { code?: string }) => {
  logger.error({ code: error.code }, error.message);
  process.exit(1);
});
