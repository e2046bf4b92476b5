/** The result of a soak test. All numbers must be 0. */
export interface Outcome {
  /** Every word that was written, each once. */
  readonly written: readonly string[];
  /** The words in order, per client. */
  readonly clients: readonly (readonly string[])[];
  /** The same for a client that loads them afterwards. */
  readonly newcomer: readonly string[];
  /** The stored log, in order. */
  readonly log: readonly LoggedOperation[];
}

export interface LoggedOperation {
  readonly sequenceNumber: number;
  /** Null for the service's own messages. */
  readonly clientId: string | null;
  readonly clientSequenceNumber: number;
}

export interface Verdict {
  /** Words and sequence numbers that are missing in the log. */
  readonly lost: number;
  /** Duplicate words, and operations that the log has twice. */
  readonly duplicated: number;
  /** Clients whose words, or their order, differ from the newcomer's. */
  readonly diverged: number;
}

export function judge({ written, clients, newcomer, log }: Outcome): Verdict {
  const found = new Set(newcomer);
  const gone = written.filter((word) => !found.has(word)).length;
  const gaps = log.filter(
    ({ sequenceNumber }, i) => sequenceNumber !== (log[i - 1]?.sequenceNumber ?? 0) + 1,
  ).length;
  const submitted = log
    .filter(({ clientId }) => clientId !== null)
    .map(({ clientId, clientSequenceNumber }) => `${clientId} ${clientSequenceNumber}`);
  const order = JSON.stringify(newcomer);
  return {
    lost: gone + gaps,
    duplicated: repetitions(newcomer) + repetitions(submitted),
    diverged: clients.filter((words) => JSON.stringify(words) !== order).length,
  };
}

const repetitions = (items: readonly string[]): number => items.length - new Set(items).size;
