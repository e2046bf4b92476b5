import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import type { IClientSequenceNumber, IDeliState, IScribe } from '@fluidframework/server-services-core';
import { isRecord } from '../json.ts';
import { payloadOf } from './logReader.ts';

/**
 * The ordering lambda's state after the operations that came later than its checkpoint. The lambda must never go on from
 * the checkpoint itself: it would give the same sequence numbers out a second time.
 */
export class OrderingState {
  readonly #checkpoint: IDeliState;
  readonly #clients: Map<string, IClientSequenceNumber>;
  #last: ISequencedDocumentMessage | undefined;

  constructor(checkpoint: IDeliState) {
    this.#checkpoint = checkpoint;
    this.#clients = new Map(
      (checkpoint.clients ?? []).flatMap((client) =>
        client.clientId ? [[client.clientId, { ...client }]] : [],
      ),
    );
  }

  /** Operations up to the checkpoint may be given too: the last one is needed for its hash and minimum. */
  add(op: ISequencedDocumentMessage): void {
    this.#last = op;
    if (op.sequenceNumber <= this.#checkpoint.sequenceNumber) return;
    if (op.type === 'join') this.#join(op);
    else if (op.type === 'leave') this.#leave(payloadOf(op));
    else this.#edited(op);
  }

  get state(): IDeliState {
    const last = this.#last;
    const clients = [...this.#clients.values()].map((client) => ({
      ...client,
      // What a client told by a no-op is not in the log; the minimum must not go back because of that.
      referenceSequenceNumber: Math.max(client.referenceSequenceNumber, last?.minimumSequenceNumber ?? 0),
    }));
    return {
      ...this.#checkpoint,
      clients,
      // The in-memory queue starts anew with every load.
      logOffset: -1,
      ...(last && {
        sequenceNumber: last.sequenceNumber,
        lastSentMSN: last.minimumSequenceNumber,
        expHash1: last.expHash1 ?? this.#checkpoint.expHash1,
      }),
    };
  }

  /** Clients that were connected when the process ended: their leaves have to be sequenced. */
  get ghosts(): string[] {
    return [...this.#clients.keys()];
  }

  #join(op: ISequencedDocumentMessage): void {
    const join = payloadOf(op);
    if (!isRecord(join) || typeof join.clientId !== 'string' || !isRecord(join.detail)) return;
    this.#clients.set(join.clientId, {
      clientId: join.clientId,
      clientSequenceNumber: 0,
      referenceSequenceNumber: op.minimumSequenceNumber,
      lastUpdate: op.timestamp,
      canEvict: true,
      scopes: Array.isArray(join.detail.scopes) ? join.detail.scopes : [],
      nack: false,
      serverMetadata: undefined,
    });
  }

  #leave(clientId: unknown): void {
    if (typeof clientId === 'string') this.#clients.delete(clientId);
  }

  #edited(op: ISequencedDocumentMessage): void {
    const client = this.#clients.get(op.clientId ?? '');
    if (!client) return;
    client.clientSequenceNumber = op.clientSequenceNumber;
    client.referenceSequenceNumber = op.referenceSequenceNumber;
    client.lastUpdate = op.timestamp;
  }
}

/**
 * The summary lambda's checkpoint, set back to its protocol state. The official loader starts the protocol handler at the
 * checkpoint's sequence number with the older protocol state; both have to be the same, and the log is replayed.
 */
export function rewindScribe(scribe: IScribe, replayOffset: number): IScribe {
  return {
    ...scribe,
    logOffset: replayOffset,
    sequenceNumber: scribe.protocolState.sequenceNumber,
    minimumSequenceNumber: scribe.protocolState.minimumSequenceNumber,
  };
}

/** Summaries that were proposed in the log and have had no answer. */
export class OpenSummaries {
  readonly #open = new Map<number, ISequencedDocumentMessage>();

  add(op: ISequencedDocumentMessage): void {
    if (op.type === 'summarize') this.#open.set(op.sequenceNumber, op);
    if (op.type === 'summaryAck' || op.type === 'summaryNack') this.#open.delete(proposalOf(payloadOf(op)));
  }

  get proposals(): ISequencedDocumentMessage[] {
    return [...this.#open.values()];
  }
}

function proposalOf(answer: unknown): number {
  if (!isRecord(answer) || !isRecord(answer.summaryProposal)) return -1;
  return Number(answer.summaryProposal.summarySequenceNumber);
}
