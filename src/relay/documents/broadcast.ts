import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import type { IPubSub } from '@fluidframework/server-memory-orderer';
import type { OpLog } from './opLog.ts';

/** Sends to all sockets in a room: a document's, or that of one client. */
export type EmitToRoom = (room: string, event: string, ...args: readonly unknown[]) => void;

/**
 * What the orderer publishes, held back until it is on disk. Without this a crash can leave clients with an operation that
 * the next process has never heard of, and a second payload under the same sequence number.
 */
export class DurableBroadcast implements IPubSub {
  readonly #log: OpLog;
  readonly #emit: EmitToRoom;
  #pending = 0;
  #tail: Promise<void> = Promise.resolve();

  constructor(log: OpLog, emit: EmitToRoom) {
    this.#log = log;
    this.#emit = emit;
  }

  publish(
    room: string,
    event: string,
    documentId: string,
    messages: readonly ISequencedDocumentMessage[],
  ): void {
    // Refusals concern one client and no sequence number.
    if (event !== 'op') {
      this.#emit(room, event, documentId, messages);
      return;
    }
    const last = messages.at(-1)?.sequenceNumber ?? 0;
    if (this.#pending === 0 && last <= this.#log.durable) {
      this.#emit(room, event, documentId, messages);
      return;
    }
    this.#pending += 1;
    this.#tail = this.#tail
      .then(() => this.#log.until(last))
      .then(
        () => this.#emit(room, event, documentId, messages),
        // The document was closed: these operations may never have happened.
        () => undefined,
      )
      .finally(() => {
        this.#pending -= 1;
      });
  }

  subscribe(): void {}
  unsubscribe(): void {}
}
