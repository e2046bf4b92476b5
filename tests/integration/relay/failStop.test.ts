import { isRelayError, RelayError, type RelayStore } from '../../../src/relay/index.ts';
import { silentLogger } from '../../../src/relay/logger.ts';
import { openStore } from '../../../src/relay/store/openStore.ts';
import { alteredStore } from '../../support/relay/alteredStore.ts';
import {
  add,
  type Client,
  connected,
  createDocument,
  loadDocument,
  saved,
  words,
} from '../../support/relay/clients.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { until } from '../../support/relay/until.ts';

/** A store whose appends fail on demand, before or after they are written. */
function failing(store: RelayStore): { store: RelayStore; next: (fault: Fault | undefined) => void } {
  let fault: Fault | undefined;
  const appendOps: RelayStore['appendOps'] = async (id, ops) => {
    if (fault && fault.documentId === id) {
      if (fault.written) await store.appendOps(id, ops);
      throw new RelayError(fault.code, 'As the test wants it.');
    }
    await store.appendOps(id, ops);
  };
  const faulty = alteredStore(store, { appendOps });
  return { store: faulty, next: (value) => (fault = value) };
}

interface Fault {
  readonly documentId: string;
  readonly code: 'store/full' | 'store/unavailable' | 'store/failed';
  readonly written: boolean;
}

describe('[RELAY-9] a relay whose database refuses', () => {
  const folder = temporaryFolder();
  const clients: Client[] = [];
  let relay: TestRelay;
  let faults: ReturnType<typeof failing>;

  beforeAll(async () => {
    const store = await openStore(
      { sqliteFile: `${folder.path}/relay.db` },
      { logger: silentLogger, onLeaseLost: () => undefined },
    );
    faults = failing(store);
    relay = await startTestRelay({ store: { store: faults.store } });
  });
  afterAll(async () => {
    for (const client of clients) client.container.dispose();
    await relay.end();
    folder.remove();
  });

  async function pair(): Promise<[Client, Client]> {
    const ane = await createDocument(relay.url, 'ane');
    const bo = await loadDocument(relay.url, ane.id, 'bo');
    clients.push(ane, bo);
    await Promise.all([ane, bo].map((client) => connected(client)));
    return [ane, bo];
  }

  it.each([
    ['a full disk', 'store/full', false],
    ['an error nobody foresaw', 'store/failed', false],
    ['an error after the write', 'store/failed', true],
    ['a database that is away', 'store/unavailable', false],
    ['an answer that got lost', 'store/unavailable', true],
  ] as const)(
    'because of %s shows nobody what is not written, and catches up',
    async (_name, code, written) => {
      const [ane, bo] = await pair();
      const [calm] = await pair();
      faults.next({ documentId: ane.id, code, written });
      add(ane, 'held back');
      add(calm, 'goes on');
      await saved(calm);
      if (code === 'store/unavailable') expect(bo.container.disposed).toBe(false);
      else
        await until(
          () => relay.log.some((line) => line.fields.code === code && line.fields.documentId === ane.id),
          'the log',
        );
      expect(words(bo)).toEqual([]);
      faults.next(undefined);
      await until(() => words(bo).length === 1, 'the word to arrive');
      await saved(ane);
      expect([ane, bo].map((client) => client.container.disposed)).toEqual([false, false]);
      expect(words(ane)).toEqual(['held back']);
    },
    60_000,
  );

  it('does not make what was loaded since pay for what a closed pipeline learns late', async () => {
    const released = Promise.withResolvers<never>();
    const store = await openStore(
      { sqliteFile: `${folder.path}/late.db` },
      { logger: silentLogger, onLeaseLost: () => undefined },
    );
    let holds = false;
    const late = await startTestRelay({
      idleUnloadMs: 1,
      store: {
        store: alteredStore(store, {
          appendOps: async (id, ops) => {
            if (!holds) return store.appendOps(id, ops);
            holds = false;
            return released.promise;
          },
        }),
      },
    });
    const ane = await createDocument(late.url, 'ane');
    await connected(ane);
    // Her leave is on its way to disk when the document is unloaded, and somebody comes meanwhile.
    holds = true;
    ane.container.dispose();
    await until(() => !holds, 'the leave');
    const loading = loadDocument(late.url, ane.id, 'bo');
    await until(async () => (await late.relay.metrics()).includes('result="admitted"} 2'), 'bo to be let in');
    released.reject(new RelayError('store/failed', 'As the test wants it.'));
    const bo = await loading;
    await connected(bo);
    add(bo, 'fine');
    await saved(bo);
    expect(late.log.filter(({ level }) => level === 'error')).toEqual([]);
    bo.container.dispose();
    await late.end();
  }, 30_000);

  it('distinguishes errors by their code', () => {
    expect(isRelayError(new RelayError('store/full', ''), 'store/full')).toBe(true);
    expect(isRelayError(new RelayError('store/full', ''), 'store/failed')).toBe(false);
    expect(isRelayError(new Error('store/full'))).toBe(false);
  });
});
