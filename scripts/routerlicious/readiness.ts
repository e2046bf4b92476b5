/**
 * When a Routerlicious takes documents: each partition has a consumer in a stable group, and a probe document in each partition was
 * made, edited, ordered, sent to another person and stored. A listening port says less: until then a service that joins its group
 * numbers again what another one has numbered, or misses what was written before its first commit.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { connectDocument, opArrival, operation } from '../../tests/support/relay/rawSocket.ts';
import { rest } from '../../tests/support/relay/rest.ts';
import { token } from '../../tests/support/relay/tokens.ts';
import { type Consumer, lacksCommits, lacksConsumers, type ReadGroup } from './consumerGroups.ts';

interface Service {
  readonly endpoint: string;
  readonly tenantId: string;
  readonly key: string;
}

export interface Awaited {
  readonly consumers: readonly Consumer[];
  /** Of each topic. */
  readonly partitions: number;
  readonly readGroup: ReadGroup;
  readonly service: Service;
  /** Name of a process that has ended, which ends the wait. */
  readonly fallen: () => string | undefined;
}

const WITHIN_MS = 240_000;
const PROBE_WITHIN_MS = 20_000;
const POLL_MS = 200;

/** @throws with what is missing after four minutes */
export async function waitUntilReady(awaited: Awaited, say: (line: string) => void): Promise<void> {
  const { consumers, partitions, readGroup, service, fallen } = awaited;
  const deadline = performance.now() + WITHIN_MS;
  const groups = (lacks: typeof lacksConsumers) => async () => {
    for (const consumer of consumers) {
      const lack = lacks(consumer, await readGroup(consumer), partitions);
      if (lack !== undefined) return lack;
    }
    return undefined;
  };
  const until = async (find: () => Promise<string | undefined>) => {
    for (let lack = await find(); lack !== undefined; lack = await find()) {
      const ended = fallen();
      if (ended !== undefined) throw new Error(`Routerlicious does not start: ${ended} has ended.`);
      if (performance.now() > deadline) throw new Error(`Routerlicious does not start: ${lack}.`);
      await delay(POLL_MS);
    }
  };
  await until(groups(lacksConsumers));
  say('Each partition has a consumer.');
  await Promise.all(
    Array.from({ length: partitions }, (_, partition) =>
      until(() => probe(service, documentIn(partition, partitions))),
    ),
  );
  say('A document in each partition was made, edited and read back.');
  await until(
    groups((consumer, read) => lacksConsumers(consumer, read, partitions) ?? lacksCommits(consumer, read)),
  );
}

/** An id whose messages go to this partition: Kafka's C client takes the checksum of the key. */
function documentIn(partition: number, partitions: number): string {
  for (;;) {
    const id = crypto.randomUUID();
    if (crc32(id) % partitions === partition) return id;
  }
}

interface Operation {
  readonly type: string;
  readonly sequenceNumber: number;
  readonly clientId: string | null;
  readonly clientSequenceNumber: number;
  /** JSON of what the service itself has written. */
  readonly data?: string;
}

const CREATED = 201;
/** Fluid's number for a folder of a summary. */
const TREE = 1;
const EDIT = 1;

/** What did not work at a new document of this id; undefined if all did. */
async function probe({ endpoint, tenantId, key }: Service, documentId: string): Promise<string | undefined> {
  const jwt = token({ tenantId, key, documentId });
  const made = await rest(endpoint, 'POST', `/documents/${tenantId}`, token({ tenantId, key }), {
    ...{ id: documentId, summary: { type: TREE, tree: {} }, sequenceNumber: 0, values: [] },
  });
  if (made.status !== CREATED) return `a document cannot be made (${made.status})`;
  const writer = connectDocument(endpoint, { documentId, tenantId, jwt });
  const reader = connectDocument(endpoint, { documentId, tenantId, jwt, mode: 'read' });
  const late = delay(PROBE_WITHIN_MS, undefined);
  /** Reads the stored operations until there is one. */
  const stored = async (is: (operation: Operation) => boolean): Promise<Operation | undefined> => {
    for (const endMs = performance.now() + PROBE_WITHIN_MS; performance.now() < endMs; await delay(POLL_MS)) {
      const { body } = await rest(endpoint, 'GET', `/deltas/${tenantId}/${documentId}?from=0`, jwt);
      const found = Array.isArray(body) ? (body as Operation[]).find(is) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  try {
    const answers = await Promise.race([Promise.all([writer.answer, reader.answer]), late]);
    if (!answers?.every(({ ok }) => ok)) return 'a document lets nobody in';
    const [{ clientId }] = answers;
    const join = await stored(({ type, data = '' }) => type === 'join' && data.includes(clientId));
    if (!join) return 'a join is not ordered and stored';
    const arrival = opArrival(reader, clientId, EDIT, PROBE_WITHIN_MS);
    const edit = operation(EDIT, { referenceSequenceNumber: join.sequenceNumber });
    writer.socket.emit('submitOp', clientId, [[edit]]);
    if ((await arrival) === undefined) return 'an edit does not arrive';
    const isEdit = (op: Operation) => op.clientId === clientId && op.clientSequenceNumber === EDIT;
    return (await stored(isEdit)) ? undefined : 'an edit is not stored';
  } catch (error) {
    return `a document does not work (${String(error)})`;
  } finally {
    for (const socket of [writer, reader]) socket.close();
  }
}
