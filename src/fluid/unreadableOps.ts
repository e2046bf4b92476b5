/** Finds the operations at which every client closes a document, by reading the stored document without them. */
import type { TreeNode } from 'fluid-framework';
import type { ContainerServices } from './containers.ts';
import type { Contents } from './sharedDocument.ts';
import { type LogEntry, readStored, UnreadableLog } from './storedDocument.ts';

export interface LeftOut {
  readonly sequenceNumber: number;
  /** The connection that sent it; its join in the log has the user. */
  readonly clientId: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface ReadWithout<T> {
  readonly value: T;
  /** In order; empty if the document can be read whole. */
  readonly leftOut: readonly LeftOut[];
  /** User ids by connection, as far as the log still tells. */
  readonly users: ReadonlyMap<string, string>;
}

/** For one connection; after that all of its operations are left out. */
const SINGLE_OPS_MAX = 3;
const ROUNDS_MAX = 60;

/** @throws UnreadableLog if leaving out operations does not help, NewerDocumentError, or the service's error. */
export async function readWithoutUnreadable<Root extends TreeNode, T>(
  services: Omit<ContainerServices, 'readOnly'>,
  contents: Contents<Root>,
  documentId: string,
  use: (root: Root) => T,
): Promise<ReadWithout<T>> {
  const log = new Map<number, LogEntry>();
  const users = new Map<string, string>();
  const found = new Set<number>();
  const read = (through = Number.POSITIVE_INFINITY): Promise<T> =>
    readStored(
      services,
      {
        contents,
        documentId,
        leaveOut: (op) => {
          note(op, log, users);
          return op.type === 'op' && (op.sequenceNumber > through || found.has(op.sequenceNumber));
        },
      },
      use,
    );
  for (let round = 0; ; round += 1) {
    try {
      const value = await read();
      const leftOut = [...found].sort((a, b) => a - b).flatMap((number) => leftOutOf(log.get(number)));
      return { value, leftOut, users };
    } catch (error) {
      if (!(error instanceof UnreadableLog) || round === ROUNDS_MAX) throw error;
      const told = log.get(error.sequenceNumber ?? -1);
      const isNew = told?.type === 'op' && !found.has(told.sequenceNumber);
      const at = isNew ? told.sequenceNumber : await firstUnreadable(log, found, read);
      if (at === undefined) throw error;
      leaveOut(at, log, found);
    }
  }
}

/** Used where Fluid does not name it: the shortest prefix of the log that cannot be read ends with it. */
async function firstUnreadable(
  log: ReadonlyMap<number, LogEntry>,
  found: ReadonlySet<number>,
  read: (through: number) => Promise<unknown>,
): Promise<number | undefined> {
  const numbers = [...log.values()]
    .filter(({ type, sequenceNumber }) => type === 'op' && !found.has(sequenceNumber))
    .map(({ sequenceNumber }) => sequenceNumber);
  const isReadable = (through: number) =>
    read(through).then(
      () => true,
      (error: unknown) => {
        if (error instanceof UnreadableLog) return false;
        throw error;
      },
    );
  // Without any operation it must be readable, or the fault is not in the log.
  if (!(await isReadable(0))) return undefined;
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isReadable(numbers[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
}

/** A connection whose operations fail repeatedly is malicious or broken: all its operations are left out. */
function leaveOut(at: number, log: ReadonlyMap<number, LogEntry>, found: Set<number>): void {
  found.add(at);
  const clientId = log.get(at)?.clientId;
  const hers = [...log.values()].filter((op) => op.clientId === clientId && op.type === 'op');
  if (hers.filter(({ sequenceNumber }) => found.has(sequenceNumber)).length <= SINGLE_OPS_MAX) return;
  for (const { sequenceNumber } of hers) if (sequenceNumber > at) found.add(sequenceNumber);
}

function leftOutOf(op: LogEntry | undefined): LeftOut[] {
  return op ? [{ sequenceNumber: op.sequenceNumber, clientId: op.clientId, at: op.timestamp }] : [];
}

function note(op: LogEntry, log: Map<number, LogEntry>, users: Map<string, string>): void {
  log.set(op.sequenceNumber, op);
  const data = 'data' in op ? op.data : undefined;
  if (op.type !== 'join' || typeof data !== 'string') return;
  const join: unknown = JSON.parse(data);
  if (typeof join !== 'object' || join === null || !('clientId' in join) || !('detail' in join)) return;
  const { clientId, detail } = join as { clientId: unknown; detail: { user?: { id?: unknown } } | null };
  const id = detail?.user?.id;
  if (typeof clientId === 'string' && typeof id === 'string') users.set(clientId, id);
}
