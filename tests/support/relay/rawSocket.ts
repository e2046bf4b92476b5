import { io, type Socket } from 'socket.io-client';
import { TENANT } from './tokens.ts';

/** A socket that speaks the protocol by hand, so that it can also say what no client says. */
export interface RawSocket {
  readonly socket: Socket;
  /** `connect_document`'s answer: the message of success, or the error. */
  readonly answer: Promise<RawAnswer>;
  /** Resolves with the reason when the other side ends it. */
  readonly ended: Promise<string>;
  /** The next event of that name. */
  next(event: string): Promise<unknown[]>;
  close(): void;
}

export interface RawAnswer {
  readonly ok: boolean;
  readonly clientId: string;
  readonly mode?: string;
  readonly checkpointSequenceNumber?: number;
  readonly code?: number;
  readonly internalErrorCode?: string;
  readonly message?: string;
}

export interface ConnectWish {
  readonly documentId: string;
  readonly jwt?: string | undefined;
  readonly mode?: 'read' | 'write';
  readonly tenantId?: string;
  /** False for what Fluid does beside a person, such as writing summaries. */
  readonly interactive?: boolean;
}

export function rawSocket(url: string, extraHeaders: Readonly<Record<string, string>> = {}): RawSocket {
  const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders });
  const answer = new Promise<RawAnswer>((resolve) => {
    socket.once('connect_document_success', (message: RawAnswer) => resolve({ ...message, ok: true }));
    socket.once('connect_document_error', (error: RawAnswer) => resolve({ ...error, ok: false }));
  });
  return {
    socket,
    answer,
    ended: new Promise((resolve) => socket.once('disconnect', (reason) => resolve(reason))),
    next: (event) => new Promise((resolve) => socket.once(event, (...args: unknown[]) => resolve(args))),
    close: () => void socket.close(),
  };
}

export function connectDocument(url: string, wish: ConnectWish): RawSocket {
  const raw = rawSocket(url);
  raw.socket.on('connect', () => raw.socket.emit('connect_document', connectMessage(wish)));
  return raw;
}

export function connectMessage({
  documentId,
  jwt,
  mode = 'write',
  tenantId = TENANT,
  interactive = true,
}: ConnectWish): object {
  const client = {
    mode,
    details: { capabilities: { interactive } },
    permission: [],
    scopes: [],
    user: { id: 'raw' },
  };
  return { tenantId, id: documentId, token: jwt ?? null, client, versions: ['^0.4.0'], mode };
}

/** What a client sends when nothing is left of what it had to send again: it fits every document. */
export const EMPTY_BATCH = JSON.stringify({ type: 'groupedBatch', contents: [] });

/** One operation as clients send it. */
export const operation = (clientSequenceNumber: number, more: object = {}): object => ({
  type: 'op',
  contents: EMPTY_BATCH,
  clientSequenceNumber,
  referenceSequenceNumber: 0,
  ...more,
});

/** Milliseconds until a client's operation of that number is here, or undefined if it is late. */
export function opArrival(
  { socket }: RawSocket,
  clientId: string,
  number: number,
  withinMs: number,
): Promise<number | undefined> {
  const beganAtMs = performance.now();
  return new Promise((resolve) => {
    const listener = (_id: unknown, ops: { clientId: string; clientSequenceNumber: number }[]): void => {
      if (ops.some((op) => op.clientId === clientId && op.clientSequenceNumber === number))
        finish(performance.now() - beganAtMs);
    };
    const finish = (ms: number | undefined): void => {
      clearTimeout(timer);
      socket.off('op', listener);
      resolve(ms);
    };
    const timer = setTimeout(() => finish(undefined), withinMs);
    socket.on('op', listener);
  });
}
