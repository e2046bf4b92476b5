import { objectOf } from '../../../src/relay/git/objects.ts';
import { RelayError, type RelayOptions, type RelayStore } from '../../../src/relay/index.ts';
import { silentLogger } from '../../../src/relay/logger.ts';
import { openStore } from '../../../src/relay/store/openStore.ts';
import { alteredStore } from '../../support/relay/alteredStore.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectDocument, operation, type RawSocket } from '../../support/relay/rawSocket.ts';
import { freePort, spawnRelay } from '../../support/relay/relayProcess.ts';
import { rest, storageCredentials } from '../../support/relay/rest.ts';
import { countRows, readStoredLog } from '../../support/relay/storedLog.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';

jest.setTimeout(40_000);

let folder: ReturnType<typeof temporaryFolder>;
let relay: TestRelay | undefined;
let url: string;
const sockets: RawSocket[] = [];

const sqliteFile = (): string => `${folder.path}/relay.db`;

/** A relay over a file of its own, with some of its store's methods replaced. */
async function startOver(
  replace: (store: RelayStore) => Partial<RelayStore> = () => ({}),
  options: Partial<RelayOptions> = {},
): Promise<TestRelay> {
  const store = await openStore(
    { sqliteFile: sqliteFile() },
    { logger: silentLogger, onLeaseLost: () => undefined },
  );
  relay = await startTestRelay({ ...options, store: { store: alteredStore(store, replace(store)) } });
  url = relay.url;
  return relay;
}

async function create(): Promise<string> {
  const body = { summary: { type: 'tree', entries: [] } };
  return String((await rest(url, 'POST', `/documents/${TENANT}`, token(), body)).body);
}

const storage = (documentId: string, method: string, path: string, body?: unknown): ReturnType<typeof rest> =>
  rest(url, method, `/repos/${TENANT}${path}`, storageCredentials(token({ documentId })), body);

async function headOf(documentId: string): Promise<string> {
  const [latest] = (await storage(documentId, 'GET', '/commits?count=1')).body as { sha: string }[];
  return latest?.sha ?? '';
}

const typesIn = (documentId: string): string[] =>
  readStoredLog(sqliteFile(), documentId).map(({ type }) => type);

type Propose = (content?: object, entries?: readonly object[]) => Promise<void>;

/** Somebody who writes summaries by hand: what the proposal says, if not the usual, and what is in the summary. */
async function summariser(documentId: string): Promise<Propose> {
  const count = (wanted: string): number => typesIn(documentId).filter((type) => type === wanted).length;
  const [joins, before] = [count('join'), count('summarize')];
  const socket = connectDocument(url, { documentId, jwt: token({ documentId }), interactive: false });
  sockets.push(socket);
  const { clientId } = await socket.answer;
  await logHas(documentId, 'join', joins + 1);
  let sent = 0;
  return async (content = {}, entries = []) => {
    const uploaded = await storage(documentId, 'POST', '/git/summaries', { entries });
    const { id: handle } = uploaded.body as { id: string };
    const head = await headOf(documentId);
    sent += 1;
    const contents = JSON.stringify({ handle, message: `no. ${sent}`, head, parents: [head], ...content });
    const referenceSequenceNumber = typesIn(documentId).length;
    const proposal = operation(sent, { type: 'summarize', contents, referenceSequenceNumber });
    socket.socket.emit('submitOp', clientId, [[proposal]]);
    await logHas(documentId, 'summarize', before + sent);
  };
}

const logHas = (documentId: string, type: string, times = 1): Promise<void> =>
  until(() => typesIn(documentId).filter((each) => each === type).length === times, `${times} ${type}`);

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await relay?.end();
  relay = undefined;
  folder.remove();
});

describe('[RELAY-26] results of summaries and checkpoints', () => {
  it('is counted: stored and refused', async () => {
    const { relay } = await startOver();
    const id = await create();
    const propose = await summariser(id);
    await propose();
    await logHas(id, 'summaryAck');
    await propose({ handle: '0'.repeat(40) });
    await logHas(id, 'summaryNack');
    const metrics = await relay.metrics();
    expect(metrics).toContain('relay_summaries_total{result="stored"} 1\n');
    expect(metrics).toContain('relay_summaries_total{result="refused"} 1\n');
  });

  it('is counted and logged when a checkpoint cannot be written, and work goes on', async () => {
    const { relay, log } = await startOver(() => ({
      saveCheckpoint: async () => {
        throw new RelayError('store/failed', 'As the test wants it.');
      },
    }));
    const id = await create();
    const propose = await summariser(id);
    const line = { documentId: id, part: 'deli', code: 'store/failed' };
    await until(() => log.some(({ fields }) => fields.part === 'deli'), 'the line');
    expect(log).toContainEqual({
      level: 'warn',
      message: 'A checkpoint could not be written',
      fields: line,
    });
    expect(await relay.metrics()).toMatch(/relay_checkpoint_failures_total\{part="deli"\} [1-9]/);
    await propose();
    await logHas(id, 'summaryAck');
  });
});

describe('[RELAY-72] a log without room', () => {
  it('has room again after the next summary', async () => {
    await startOver(undefined, { limits: { logBytes: 4_000 } });
    const id = await create();
    const propose = await summariser(id);
    const writer = connectDocument(relay?.url ?? '', { documentId: id, jwt: token({ documentId: id }) });
    sockets.push(writer);
    const { clientId } = await writer.answer;
    const nack = writer.next('nack');
    for (let sent = 1; sent <= 4; sent += 1) {
      writer.socket.emit('submitOp', clientId, [[operation(sent)]]);
      if (sent < 4) await logHas(id, 'op', sent);
    }
    expect(await nack).toMatchObject(['', [{ content: { code: 507 } }]]);
    await propose();
    await logHas(id, 'summaryAck');
    const again = connectDocument(relay?.url ?? '', { documentId: id, jwt: token({ documentId: id }) });
    sockets.push(again);
    const { clientId: next, checkpointSequenceNumber: referenceSequenceNumber } = await again.answer;
    again.socket.emit('submitOp', next, [[operation(1, { referenceSequenceNumber })]]);
    await logHas(id, 'op', 4);
  });

  it('refuses a summary with more parents than clients name', async () => {
    await startOver();
    const id = await create();
    const socket = connectDocument(relay?.url ?? '', { documentId: id, jwt: token({ documentId: id }) });
    sockets.push(socket);
    const { clientId } = await socket.answer;
    const nack = socket.next('nack');
    const head = await headOf(id);
    const contents = JSON.stringify({ handle: head, message: '', head, parents: Array(4).fill(head) });
    socket.socket.emit('submitOp', clientId, [[operation(1, { type: 'summarize', contents })]]);
    expect(await nack).toMatchObject(['', [{ content: { code: 400 } }]]);
  });
});

describe('[RELAY-5] the objects of summaries', () => {
  it('go with the fourth last summary, and those of the last three stay', async () => {
    const { relay } = await startOver(undefined, { keepObjectsMs: -1_000 });
    const id = await create();
    const propose = await summariser(id);
    for (let i = 1; i <= 5; i += 1) {
      const value = { content: `only in no. ${i}`, encoding: 'utf-8' };
      await propose({}, [{ path: 'part', type: 'blob', value }]);
      await logHas(id, 'summaryAck', i);
    }
    const before = countRows(sqliteFile(), id).objects ?? 0;
    await relay.tidyUp();
    expect(countRows(sqliteFile(), id).objects).toBeLessThan(before);
    const statusOf = (i: number): Promise<number> => {
      const { sha } = objectOf('blob', Buffer.from(`only in no. ${i}`));
      return storage(id, 'GET', `/git/blobs/${sha}`).then(({ status }) => status);
    };
    expect(await Promise.all([1, 2, 3, 4, 5].map(statusOf))).toEqual([404, 404, 200, 200, 200]);
    expect((await storage(id, 'GET', '/git/summaries/latest')).status).toBe(200);
    expect(await relay.metrics()).toMatch(/relay_objects_collected_total [1-9]/);
    // What is left is enough to go on from.
    await propose();
    await logHas(id, 'summaryAck', 6);
  });
});

describe('[RELAY-16] a summary whose answer a killed process owed', () => {
  it.each([
    ['after the head is set', 'summaryAck'],
    ['before the head is set', 'summaryNack'],
  ] as const)(
    'is, when it was killed %s, answered with a %s, and the next one is taken',
    async (stuckAt, answer) => {
      const killed = await spawnRelay({
        ...{ port: await freePort(), store: { sqliteFile: sqliteFile() } },
        stuckAt,
      });
      url = killed.url;
      const id = await create();
      const first = await headOf(id);
      await (await summariser(id))();
      await until(() => killed.log.some(({ msg }) => msg === stuckAt), stuckAt);
      await killed.stop('SIGKILL');

      await startOver();
      const isStored = answer === 'summaryAck';
      const head = await headOf(id);
      expect(head !== first).toBe(isStored);
      const propose = await summariser(id);
      const answers = (): unknown[] =>
        readStoredLog(sqliteFile(), id).filter(({ type }) => /^summary/.test(type));
      await until(() => answers().length > 0, 'an answer');
      expect(answers()).toEqual([expect.objectContaining({ type: answer })]);
      const { handle } = JSON.parse(String(Reflect.get(Object(answers()[0]), 'data')));
      expect(handle).toBe(isStored ? head : undefined);
      await propose();
      await logHas(id, 'summaryAck', isStored ? 2 : 1);
    },
  );
});
