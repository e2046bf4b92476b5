/** What came of a soak, from everything that is known afterwards. Nothing here should ever be but nought. */
export interface Outcome {
  /** Every word that anybody wrote, each once. */
  readonly written: readonly string[];
  /** The words in their order, as each client has them. */
  readonly clients: readonly (readonly string[])[];
  /** The same, as somebody loads them who has not been there. */
  readonly newcomer: readonly string[];
  /** The stored log, in its order. */
  readonly log: readonly LoggedOperation[];
}

export interface LoggedOperation {
  readonly sequenceNumber: number;
  /** Null for what the service itself says. */
  readonly clientId: string | null;
  readonly clientSequenceNumber: number;
}

export interface Verdict {
  /** Words that are gone, and sequence numbers that the log lacks. */
  readonly lost: number;
  /** Words beyond their first time, and operations that the log has twice. */
  readonly duplicated: number;
  /** Clients that have other words than the newcomer, or in another order. */
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
