import type { IConnected, IDocumentMessage, INack } from '@fluidframework/protocol-definitions';
import { NetworkError } from '@fluidframework/server-services-client';
import type { IWebSocket } from '@fluidframework/server-services-core';
import type { Server, Socket } from 'socket.io';
import type { Metrics } from '../../shared/metrics.ts';
import { RelayError } from '../errors.ts';
import type { RelayLimits } from '../limits.ts';
import { toNetworkError } from '../networkError.ts';
import { type ConnectionGuard, type DocumentGuard, storedBytes } from '../operations/documentGuard.ts';
import type { OpFault } from '../operations/runtimeMessage.ts';
import type { WriteQuotas } from '../writeQuotas.ts';
import type { ByteBudget, ByteRates } from './byteBudget.ts';
import type { ClientRegistry } from './clientRegistry.ts';
import { type Checked, checkSubmitOp, checkSubmitSignal, type Refusal, signalChars } from './frames.ts';
import { type Greeting, readGreeting } from './greeting.ts';
import type { Places } from './places.ts';

/** How a token opens a document, and for whom. */
export interface Standing {
  readonly as: 'reader' | 'writer';
  readonly userId: string;
}

/** Rejects with what the client is told if the token opens nothing. */
export type StandingOf = (tenantId: string, documentId: string, token: string) => Promise<Standing>;

export interface RelaySocketOptions {
  readonly io: Server;
  readonly limits: RelayLimits;
  readonly metrics: Metrics;
  readonly clients: ClientRegistry;
  readonly places: Places;
  readonly byteRates: ByteRates;
  readonly quotas: WriteQuotas;
  readonly lastSequenceNumber: (documentId: string) => number | undefined;
  readonly guardOf: (documentId: string) => DocumentGuard | undefined;
  readonly standing: StandingOf;
  /** It has found its document. */
  readonly onConnected: () => void;
  /** It is gone. */
  readonly onEnded: () => void;
}

type Listener = (...args: unknown[]) => void;

/**
 * Frames of a client that may be refused, for their form or their rate, before it is cut off. Fluid's client leaves by itself
 * at the first refusal, waits as long as it was told, and comes back on a new socket.
 */
const REFUSALS_MAX = 5;
/** As long as the official code asks for; the product's own client looks more often. */
const FULL_MS = 5 * 60_000;
/** Bytes that the log takes for a writer's join and leave. */
const JOIN_BYTES = 1_500;
/** As the protocol names them. */
const NACK_TYPES: Readonly<Record<Refusal['code'], string>> = {
  400: 'BadRequestError',
  403: 'InvalidScopeError',
  413: 'BadRequestError',
  429: 'ThrottlingError',
  507: 'LimitExceededError',
};
/** Time for an error answer to arrive before its socket is closed. */
const ERROR_LINGER_MS = 2_000;

/**
 * A socket as the official connection code sees it. It stands between the wire and that code: one document for each
 * socket (the code would let a second token prolong the first), checked frames only, and no signals from readers.
 */
export class RelaySocket implements IWebSocket {
  readonly #socket: Socket;
  readonly #options: RelaySocketOptions;
  readonly #deadline: NodeJS.Timeout;
  #session:
    | { clientId: string; documentId: string; userId: string; mayWrite: boolean; writes: boolean }
    | undefined;
  #connecting: string | undefined;
  #givePlaceBack: () => void = () => undefined;
  #refusals = 0;
  #guard: ConnectionGuard | undefined;
  #bytes: ByteBudget | undefined;
  /** For what was refused last because it came too fast. */
  #waitMs = 0;
  #early = 0;

  constructor(socket: Socket, options: RelaySocketOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#deadline = setTimeout(() => this.disconnect(true), options.limits.connectWithinMs);
    this.#deadline.unref();
    socket.on('disconnect', () => {
      clearTimeout(this.#deadline);
      this.#givePlaceBack();
      this.#guard?.close();
      options.onEnded();
    });
    socket.onAny((event: string) => {
      if (this.#connecting === undefined && event !== 'connect_document') this.#countEarly();
    });
  }

  get id(): string {
    return this.#socket.id;
  }

  on(event: string, listener: Listener): void {
    const handler = this.#handlerOf(event, listener);
    if (!handler) return;
    this.#socket.on(event, (...args: unknown[]) => {
      if (event !== 'disconnect')
        this.#options.metrics.count('relay_frames_total', 'Frames taken in.', { event });
      handler(...args);
    });
  }

  async join(room: string): Promise<void> {
    await this.#socket.join(room);
  }

  emit(event: string, ...args: unknown[]): void {
    if (event === 'connect_document_success') {
      const greeting = args[0] as IConnected;
      this.#connected(greeting);
      // Fluid's client knows by this how far it is behind. A reader has no other way to know when it comes back.
      const last = this.#options.lastSequenceNumber(this.#connecting ?? '');
      if (last !== undefined) greeting.checkpointSequenceNumber = last;
    }
    if (event === 'connect_document_error') this.#endSoon();
    this.#socket.emit(event, ...args);
    if (event === 'nack') this.#countRefusal();
  }

  emitToRoom(room: string, event: string, ...args: unknown[]): void {
    this.#options.io.to(room).emit(event, ...args);
  }

  disconnect(close?: boolean): void {
    this.#socket.disconnect(close);
  }

  #handlerOf(event: string, listener: Listener): Listener | undefined {
    switch (event) {
      case 'connect_document':
        return (message) => this.#connect(message, listener);
      case 'submitOp':
        return (clientId, batches) => this.#submitOp(clientId, batches, listener);
      case 'submitSignal':
        return (clientId, batches) => this.#submitSignal(clientId, batches, listener);
      case 'disconnect':
        return listener;
      default:
        // The rest is telemetry of clients, which the official code would log as it comes.
        return undefined;
    }
  }

  #connect(message: unknown, listener: Listener): void {
    if (this.#connecting !== undefined) {
      this.disconnect(true);
      return;
    }
    const greeting = readGreeting(message);
    this.#connecting = greeting?.documentId ?? '';
    if (!greeting) {
      this.emit('connect_document_error', new NetworkError(400, 'Invalid connection message'));
      return;
    }
    void this.#letIn(greeting, listener);
  }

  /** A token that opens nothing is refused before the official code sees the greeting, and takes no place. */
  async #letIn({ tenantId, documentId, token, kind, messageFor }: Greeting, goOn: Listener): Promise<void> {
    const { standing, metrics, places, quotas } = this.#options;
    let found: Standing;
    try {
      found = await standing(tenantId, documentId, token);
    } catch (error) {
      this.emit('connect_document_error', error);
      return;
    }
    if (!this.#socket.connected) return;
    const beyondQuota = found.as === 'writer' ? quotas.refusalOf(found.userId, JOIN_BYTES) : undefined;
    if (beyondQuota) {
      this.emit('connect_document_error', toNetworkError(beyondQuota));
      return;
    }
    // What a reader says of itself counts for nothing: the places of others depend on it.
    const giveBack = places.take({
      documentId,
      kind: found.as === 'reader' ? 'readers' : kind,
      userId: found.userId,
      sendAway: () => this.disconnect(true),
    });
    if (!giveBack) {
      metrics.count('relay_connects_total', 'Connections to documents.', { result: 'full' });
      const refusal = new NetworkError(429, 'Every place is taken.', true, false, FULL_MS);
      this.emit('connect_document_error', refusal);
      return;
    }
    this.#givePlaceBack = giveBack;
    goOn(messageFor(found.as));
  }

  /** Counts frames before `connect_document`, which are dropped. */
  #countEarly(): void {
    this.#early += 1;
    if (this.#early > REFUSALS_MAX) this.disconnect(true);
  }

  #connected({ clientId, claims, mode }: IConnected): void {
    clearTimeout(this.#deadline);
    this.#options.onConnected();
    const mayWrite = claims.scopes.includes('doc:write');
    const documentId = this.#connecting ?? '';
    const writes = mode === 'write';
    this.#session = { clientId, documentId, userId: claims.user.id, mayWrite, writes };
    this.#bytes = this.#options.byteRates.of({ ...claims, documentId });
    if (writes) {
      const mayUnpack = (bytes: number): boolean => this.#take(bytes);
      this.#guard = this.#options.guardOf(documentId)?.connect(clientId, claims.user.id, mayUnpack);
    }
  }

  #submitOp(clientId: unknown, batches: unknown, listener: Listener): void {
    const documentId = this.#session?.documentId ?? '';
    const { lastSequenceNumber, limits } = this.#options;
    const checked = checkSubmitOp(batches, {
      opBytes: limits.opBytes,
      lastSequenceNumber: lastSequenceNumber(documentId) ?? Number.MAX_SAFE_INTEGER,
    });
    const refusal = 'ok' in checked ? this.#refusalOf(checked.ok.flat()) : undefined;
    if (refusal) this.#refuse(refusal);
    else this.#pass(clientId, checked, listener);
  }

  /** Operations are counted before they are read. */
  #refusalOf(messages: readonly IDocumentMessage[]): Refusal | undefined {
    if (this.#guard?.isLogFull && messages.some(({ type }) => type === 'op')) return this.#logFull();
    const bytes = messages.reduce((sum, message) => sum + storedBytes(message), 0);
    if (!this.#take(bytes)) return this.#tooFast();
    const beyondQuota = this.#options.quotas.refusalOf(this.#session?.userId ?? '', bytes);
    if (beyondQuota) return this.#beyondQuota(beyondQuota);
    const fault = this.#faultIn(messages);
    if (fault === undefined) return undefined;
    if (fault === 'rate') return this.#tooFast();
    this.#options.metrics.count('relay_ops_refused_total', 'Operations that no client sends.', { fault });
    return { code: 400, message: `Malformed operation: ${fault}` };
  }

  /** A writer without a guard came to a document that was just closed, and is about to be ended. */
  #faultIn(messages: readonly IDocumentMessage[]): OpFault | 'closed' | undefined {
    for (const message of messages) {
      const fault = this.#guard ? this.#guard.check(message) : this.#session?.writes ? 'closed' : undefined;
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  #take(bytes: number): boolean {
    this.#waitMs = this.#bytes?.take(bytes) ?? 0;
    return this.#waitMs === 0;
  }

  #tooFast(): Refusal {
    const { metrics } = this.#options;
    metrics.count('relay_throttled_total', 'Requests refused for coming too fast.', { what: 'bytes' });
    return { code: 429, message: 'Too much at once', retryAfterMs: this.#waitMs };
  }

  #logFull(): Refusal {
    const message = 'The document holds as much as it may until its next summary.';
    this.#options.metrics.count('relay_log_full_total', 'Operations refused until the next summary.');
    return refusalFor(new RelayError('limit/log', message));
  }

  #beyondQuota(error: RelayError): Refusal {
    const { metrics } = this.#options;
    metrics.count('relay_quota_refusals_total', 'Operations refused by disk or day.', { code: error.code });
    return refusalFor(error);
  }

  #submitSignal(clientId: unknown, batches: unknown, listener: Listener): void {
    const session = this.#session;
    if (session && !session.mayWrite) {
      this.#refuse({ code: 403, message: 'A reader may not send signals' });
      return;
    }
    const { clients, limits } = this.#options;
    const checked = checkSubmitSignal(batches, {
      signalBytes: limits.signalBytes,
      isNeighbour: (target) => clients.documentOf(target) === session?.documentId,
    });
    if ('ok' in checked && !this.#take(signalChars(checked.ok))) this.#refuse(this.#tooFast());
    else this.#pass(clientId, checked, listener);
  }

  #pass(clientId: unknown, checked: Checked<unknown>, listener: Listener): void {
    if ('refused' in checked) this.#refuse(checked.refused);
    else if (typeof clientId !== 'string') this.#refuse({ code: 400, message: 'Malformed client' });
    else listener(clientId, checked.ok);
  }

  #refuse({ code, retryAfterMs, ...content }: Refusal): void {
    const retryAfter = retryAfterMs === undefined ? {} : { retryAfter: Math.ceil(retryAfterMs / 1000) };
    const nack = {
      operation: undefined,
      sequenceNumber: -1,
      content: { code, type: NACK_TYPES[code], ...content, ...retryAfter },
    } as INack;
    this.emit('nack', '', [nack]);
  }

  #countRefusal(): void {
    this.#options.metrics.count('relay_nacks_total', 'Refusals sent to clients.');
    this.#refusals += 1;
    if (this.#refusals > REFUSALS_MAX) this.disconnect(true);
  }

  #endSoon(): void {
    this.#givePlaceBack();
    setTimeout(() => this.disconnect(true), ERROR_LINGER_MS).unref();
  }
}

function refusalFor({ code, status, message, retryAfterMs }: RelayError): Refusal {
  return {
    code: status === 507 ? 507 : 429,
    message,
    internalErrorCode: code,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
