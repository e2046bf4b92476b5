import type { IConnected, INack } from '@fluidframework/protocol-definitions';
import { NetworkError } from '@fluidframework/server-services-client';
import type { IWebSocket } from '@fluidframework/server-services-core';
import type { Server, Socket } from 'socket.io';
import type { Metrics } from '../../shared/metrics.ts';
import { isRecord, type JsonRecord } from '../json.ts';
import type { RelayLimits } from '../limits.ts';
import type { ClientRegistry } from './clientRegistry.ts';
import { type Checked, checkSubmitOp, checkSubmitSignal, type Refusal } from './frames.ts';
import { isPerson, type Places } from './places.ts';

/** How a token opens a document; not at all if it is missing. */
export type StandingOf = (
  tenantId: string,
  documentId: string,
  token: string,
) => Promise<'reader' | 'writer' | undefined>;

export interface RelaySocketOptions {
  readonly io: Server;
  readonly limits: RelayLimits;
  readonly metrics: Metrics;
  readonly clients: ClientRegistry;
  readonly places: Places;
  readonly lastSequenceNumber: (documentId: string) => number | undefined;
  readonly standing: StandingOf;
  /** It has found its document. */
  readonly onConnected: () => void;
}

type Listener = (...args: unknown[]) => void;

/**
 * Frames of a client that may be refused, for their form or their pace, before it is cut off. Fluid's client leaves by itself
 * at the first refusal, waits as long as it was told, and comes back on a new socket.
 */
const REFUSALS_MAX = 5;
/** As long as the official code asks for; the product's own client looks more often. */
const FULL_MS = 5 * 60_000;
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
  #session: { clientId: string; documentId: string; mayWrite: boolean } | undefined;
  #connecting: string | undefined;
  #givePlaceBack: () => void = () => undefined;
  #refusals = 0;

  constructor(socket: Socket, options: RelaySocketOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#deadline = setTimeout(() => this.disconnect(true), options.limits.connectWithinMs);
    this.#deadline.unref();
    socket.on('disconnect', () => {
      clearTimeout(this.#deadline);
      this.#givePlaceBack();
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
    if (event === 'connect_document_success') this.#connected(args[0] as IConnected);
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
    const wish = wishIn(message);
    this.#connecting = wish.documentId;
    void this.#letIn(wish, () => listener(message));
  }

  /** Whoever may not come in anyway takes no place, and learns from the official code why, and not whether there is one. */
  async #letIn({ tenantId, documentId, token, kind }: Wish, goOn: () => void): Promise<void> {
    const { standing, metrics, places } = this.#options;
    const found = await standing(tenantId, documentId, token);
    if (!this.#socket.connected) return;
    if (found) {
      // What a reader says of itself counts for nothing: the places of others depend on it.
      const giveBack = places.take(documentId, found === 'reader' ? 'readers' : kind, () =>
        this.disconnect(true),
      );
      if (!giveBack) {
        metrics.count('relay_connects_total', 'Connections to documents.', { result: 'full' });
        const refusal = new NetworkError(429, 'Every place is taken.', true, false, FULL_MS);
        this.emit('connect_document_error', refusal);
        return;
      }
      this.#givePlaceBack = giveBack;
    }
    goOn();
  }

  #connected({ clientId, claims }: IConnected): void {
    clearTimeout(this.#deadline);
    this.#options.onConnected();
    const mayWrite = claims.scopes.includes('doc:write');
    this.#session = { clientId, documentId: this.#connecting ?? '', mayWrite };
  }

  #submitOp(clientId: unknown, batches: unknown, listener: Listener): void {
    const documentId = this.#session?.documentId ?? '';
    const { lastSequenceNumber, limits } = this.#options;
    const checked = checkSubmitOp(batches, {
      opBytes: limits.opBytes,
      lastSequenceNumber: lastSequenceNumber(documentId) ?? Number.MAX_SAFE_INTEGER,
    });
    this.#pass(clientId, checked, listener);
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
    this.#pass(clientId, checked, listener);
  }

  #pass(clientId: unknown, checked: Checked<unknown>, listener: Listener): void {
    if ('refused' in checked) this.#refuse(checked.refused);
    else if (typeof clientId !== 'string') this.#refuse({ code: 400, message: 'Malformed client' });
    else listener(clientId, checked.ok);
  }

  #refuse({ code, message }: Refusal): void {
    const type = code === 403 ? 'InvalidScopeError' : 'BadRequestError';
    const nack = { operation: undefined, sequenceNumber: -1, content: { code, type, message } } as INack;
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

/** What a client asks for when it connects, unchecked but for the types. */
interface Wish {
  readonly tenantId: string;
  readonly documentId: string;
  readonly token: string;
  readonly kind: 'people' | 'agents';
}

function wishIn(message: unknown): Wish {
  const { tenantId, id, token, client }: JsonRecord = isRecord(message) ? message : {};
  return {
    tenantId: textOf(tenantId),
    documentId: textOf(id),
    token: textOf(token),
    kind: isPerson(client) ? 'people' : 'agents',
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
