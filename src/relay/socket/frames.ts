import type { IDocumentMessage, ISentSignalMessage } from '@fluidframework/protocol-definitions';
import { isRecord, type JsonRecord, parseJson } from '../json.ts';

/**
 * What a client sends, checked before the official code sees it: that code trusts the shape of a frame, and an operation
 * it cannot process would be in the log for good and stop the document at every load.
 */

export type Checked<T> = { readonly ok: T } | { readonly refused: Refusal };

export interface Refusal {
  /** HTTP-like, as in the protocol's own refusals. */
  readonly code: 400 | 403 | 413 | 429 | 507;
  readonly message: string;
  /** The client may come again after this. */
  readonly retryAfterMs?: number;
  /** The relay's own code, where it has one. */
  readonly internalErrorCode?: string;
}

export interface OpLimits {
  readonly opBytes: number;
  /** The latest sequence number that a client can have seen. */
  readonly lastSequenceNumber: number;
}

/**
 * In one frame; as many as one connection may send at once by default. Fluid's clients make one operation of all that was
 * done in one go, and send each signal by itself.
 */
const OPS_MAX = 2_000;
const SIGNALS_MAX = 500;
const SIGNAL_KEYS: readonly string[] = ['content', 'targetClientId'];

export function checkSubmitOp(batches: unknown, limits: OpLimits): Checked<IDocumentMessage[][]> {
  if (!Array.isArray(batches)) return refused(400, 'Malformed operations');
  const messages: IDocumentMessage[][] = [];
  let count = 0;
  for (const batch of batches) {
    const checked: IDocumentMessage[] = [];
    for (const message of Array.isArray(batch) ? batch : [batch]) {
      const op = checkOp(message, limits);
      if ('refused' in op) return op;
      checked.push(op.ok);
      count += 1;
      if (count > OPS_MAX) return refused(413, 'Too many operations at once');
    }
    messages.push(checked);
  }
  return { ok: messages };
}

function checkOp(message: unknown, { opBytes, lastSequenceNumber }: OpLimits): Checked<IDocumentMessage> {
  if (!isRecord(message)) return refused(400, 'Malformed operation');
  const { type, contents, clientSequenceNumber, referenceSequenceNumber, metadata, compression } = message;
  if (!isCount(clientSequenceNumber) || !isCount(referenceSequenceNumber))
    return refused(400, 'Malformed numbers');
  // A reference to an operation that does not exist yet would move the minimum sequence number ahead of the log.
  if (referenceSequenceNumber > lastSequenceNumber) return refused(400, 'Reference to a later operation');
  if (compression !== undefined && typeof compression !== 'string')
    return refused(400, 'Malformed compression');
  if (contents !== undefined && contents !== null && typeof contents !== 'string')
    return refused(400, 'Malformed contents');
  const size = Buffer.byteLength(contents ?? '') + Buffer.byteLength(JSON.stringify(metadata ?? null));
  if (size > opBytes) return refused(413, 'Op size too large');
  if (typeof type !== 'string' || !isContentOf(type, contents ?? ''))
    return refused(400, 'Malformed operation');
  return {
    ok: {
      type,
      contents: contents ?? null,
      clientSequenceNumber,
      referenceSequenceNumber,
      ...(metadata !== undefined && { metadata }),
      ...(compression !== undefined && { compression }),
    },
  };
}

/**
 * Contents are JSON in a text, and for some types the service reads them. No client of ours proposes (`propose`) other code for
 * a document: all others would close.
 */
function isContentOf(type: string, contents: string): boolean {
  switch (type) {
    case 'noop':
      return contents === '';
    case 'op':
      // Read by the document's guard.
      return contents !== '';
    case 'summarize':
      return isProposal(parseJson(contents));
    default:
      return false;
  }
}

/** Fluid's clients name one parent. Each is kept in the summary's commit and followed when the document is tidied up. */
const PARENTS_MAX = 3;
/** Of names and of the message, of which clients send 40 and some dozens. */
const PROPOSAL_TEXT_CHARS = 1_000;

function isProposal(value: unknown): boolean {
  return (
    hasTexts(value, 'handle', 'message') &&
    (value.head === undefined || isShort(value.head)) &&
    isShort(value.handle) &&
    isShort(value.message) &&
    Array.isArray(value.parents) &&
    value.parents.length <= PARENTS_MAX &&
    value.parents.every(isShort)
  );
}

const isShort = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= PROPOSAL_TEXT_CHARS;

function hasTexts(value: unknown, ...keys: readonly string[]): value is JsonRecord {
  return isRecord(value) && keys.every((key) => typeof value[key] === 'string');
}

export interface SignalLimits {
  readonly signalBytes: number;
  /** Whether a signal may be addressed to this client: one of the same document. */
  readonly isNeighbour: (clientId: string) => boolean;
}

/** Signals come as texts, as batches of texts, or as envelopes; the official code takes all three. */
export function checkSubmitSignal(
  batches: unknown,
  { signalBytes, isNeighbour }: SignalLimits,
): Checked<(ISentSignalMessage | unknown[] | string)[]> {
  if (!Array.isArray(batches)) return refused(400, 'Malformed signals');
  let count = 0;
  for (const batch of batches) {
    for (const signal of Array.isArray(batch) ? batch : [batch]) {
      count += 1;
      if (count > SIGNALS_MAX) return refused(413, 'Too many signals at once');
      if (!isSignal(signal)) return refused(400, 'Malformed signal');
      if (Buffer.byteLength(JSON.stringify(signal)) > signalBytes) return refused(413, 'Signal too large');
      const target = isRecord(signal) ? signal.targetClientId : undefined;
      if (target !== undefined && !(typeof target === 'string' && isNeighbour(target))) {
        return refused(400, 'Signal to an unknown client');
      }
    }
  }
  return { ok: batches };
}

/** Clients throw on an envelope that they cannot open, and on a signal with a type: their own signals have none. */
function isSignal(signal: unknown): boolean {
  if (isRecord(signal) && !Object.keys(signal).every((key) => SIGNAL_KEYS.includes(key))) return false;
  const content = isRecord(signal) ? signal.content : signal;
  const envelope = typeof content === 'string' ? parseJson(content) : undefined;
  return isRecord(envelope) && isRecord(envelope.contents) && typeof envelope.contents.type === 'string';
}

/** What signals are once they are sent on, in characters. */
export const signalChars = (signals: readonly unknown[]): number =>
  signals.reduce<number>((sum, signal) => sum + JSON.stringify(signal).length, 0);

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const refused = (code: Refusal['code'], message: string): { refused: Refusal } => ({
  refused: { code, message },
});
