import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Network } from '../../shared/clientAddress.ts';
import { type Holder, Holdings } from '../../shared/holdings.ts';
import { RelayError } from '../errors.ts';
import type { TokenClaims } from '../tokens/claims.ts';
import { sendError } from './answer.ts';
import type { ReceivedBody } from './context.ts';
import { FormReader } from './formReader.ts';

export interface RequestBodiesOptions {
  /** The largest body. */
  readonly requestBytes: number;
  readonly networksOf: (request: Request) => readonly Network[];
  /** The sender's claims, before the body is read. Rejects without a valid token. */
  readonly senderOf: (request: Request) => Promise<TokenClaims>;
}

const FORM = /^application\/x-www-form-urlencoded; ?restless$/i;
const JSON_TYPE = /^application\/json(?:;|$)/i;
const MIB = 1024 * 1024;
/** A read-only client sends nothing but its token. */
const READERS_BYTES = 16 * 1024;
/** A page uploads one summary at a time, and its other window may as well. */
const BODIES_OF_ONE_USER = 2;
const BODIES_OF_ONE_ADDRESS = 8;
const HELD_BYTES = 256 * MIB;
/** Slower than any line that a meeting is possible on. */
const SILENT_MS = 10_000;
const RETRY_AFTER_MS = 1_000;
/** Time for a refusal to arrive while the rest of the body is thrown away. */
const LINGER_MS = 2_000;

/**
 * Reads request bodies after the sender's token, which stands in a header, or in a form before the body. Received bytes, not
 * announced ones, count against the budgets of the user, the address and all together; a stalled body is aborted. Bodies are
 * neither decoded nor parsed here.
 */
export function receiveBodies(options: RequestBodiesOptions): RequestHandler {
  const { requestBytes, networksOf } = options;
  const holdings = new Holdings({
    perUser: BODIES_OF_ONE_USER * requestBytes,
    perAddress: BODIES_OF_ONE_ADDRESS * requestBytes,
    inAll: Math.max(HELD_BYTES, requestBytes),
  });
  return (request, response, next) => {
    const type = request.headers['content-type'] ?? '';
    const form = FORM.test(type) ? new FormReader() : undefined;
    if (!form && !(JSON_TYPE.test(type) && hasBody(request))) return next();
    const coding = request.headers['content-encoding'] ?? 'identity';
    if (coding !== 'identity') {
      refuse(request, response, new RelayError('request/coding', 'Compressed bodies are not accepted.'));
      return;
    }
    new Reception({ ...options, holdings, networks: networksOf(request), form }, request, response)
      .receive()
      .then(
        () => next(),
        (error) => refuse(request, response, error),
      );
  };
}

interface ReceptionOptions extends RequestBodiesOptions {
  readonly holdings: Holdings;
  readonly networks: readonly Network[];
  readonly form: FormReader | undefined;
}

/** One body on its way. */
class Reception {
  readonly #options: ReceptionOptions;
  readonly #request: Request;
  readonly #response: Response;
  readonly #parts: Uint8Array[] = [];
  #holder: Holder | undefined;
  #held = 0;
  #most = 0;

  constructor(options: ReceptionOptions, request: Request, response: Response) {
    this.#options = options;
    this.#request = request;
    this.#response = response;
  }

  /** Resolves when `request.body` is there. */
  async receive(): Promise<void> {
    const { form, holdings } = this.#options;
    if (!form) await this.#admitSender();
    this.#response.once('close', () => {
      if (this.#holder) holdings.give(this.#holder, this.#held);
    });
    await this.#readAll(async (chunk) => {
      if (!form) return this.#keep(chunk);
      const part = form.read(chunk);
      if (!this.#holder && form.head) await this.#admitFormsSender(form);
      if (part.byteLength > 0) this.#keep(part);
    });
    if (form && !this.#holder) {
      form.end();
      await this.#admitFormsSender(form);
    }
    this.#request.body = { bytes: Buffer.concat(this.#parts) } satisfies ReceivedBody;
  }

  async #admitFormsSender(form: FormReader): Promise<void> {
    if (this.#request.method !== 'POST' || !form.head) {
      throw new RelayError('request/invalid', 'The form is malformed.');
    }
    const { method, authorization } = form.head;
    this.#request.method = method;
    if (authorization !== undefined) this.#request.headers.authorization = authorization;
    await this.#admitSender();
  }

  async #admitSender(): Promise<void> {
    const { senderOf, networks, requestBytes } = this.#options;
    const { user, scopes } = await senderOf(this.#request);
    this.#holder = { userId: user.id, networks };
    this.#most = scopes.includes('doc:write') ? requestBytes : Math.min(READERS_BYTES, requestBytes);
  }

  #keep(part: Uint8Array): void {
    if (this.#held + part.byteLength > this.#most) {
      throw new RelayError('request/too-large', 'The request is too large.');
    }
    if (this.#holder && !this.#options.holdings.take(this.#holder, part.byteLength)) {
      throw new RelayError('throttled', 'The rate limit is exceeded.', { retryAfterMs: RETRY_AFTER_MS });
    }
    this.#held += part.byteLength;
    this.#parts.push(part);
  }

  /** One chunk after the other. Rejects if no more comes. */
  #readAll(take: (chunk: Uint8Array) => unknown): Promise<void> {
    const request = this.#request;
    return new Promise((resolve, reject) => {
      let taking = Promise.resolve();
      const fail = (error: unknown): void => {
        clearTimeout(silence);
        reject(error);
      };
      const silence = setTimeout(
        () => fail(new RelayError('request/slow', "The request's body is incomplete.")),
        SILENT_MS,
      );
      request.on('data', (chunk: Uint8Array) => {
        silence.refresh();
        request.pause();
        taking = taking.then(async () => {
          await take(chunk);
          await othersTurn();
          request.resume();
        });
        taking.catch(fail);
      });
      request.once('end', () => {
        clearTimeout(silence);
        taking.then(resolve, reject);
      });
      request.once('close', () => {
        if (!request.readableEnded) fail(new RelayError('request/slow', 'The request timed out.'));
      });
    });
  }
}

/**
 * Nothing more is kept. A connection that closes with something unread on it takes the answer along, so the rest is read and
 * thrown away for a while. The answer must not say `Connection: close`, upon which Node would close at once.
 */
function refuse(request: Request, response: Response, error: unknown): void {
  request.removeAllListeners('data');
  discard(request);
  if (response.headersSent || response.destroyed) {
    request.destroy();
    return;
  }
  sendError(response, error);
  if (request.readableEnded) return;
  const { socket } = request;
  const cut = setTimeout(() => socket.destroy(), LINGER_MS);
  const keep = (): void => clearTimeout(cut);
  request.once('end', keep);
  socket.once('close', keep);
}

/**
 * Reads on and keeps nothing, one chunk per turn of the event loop: Node would otherwise read megabytes from each of many
 * sockets before it answers other clients.
 */
function discard(request: Request): void {
  request.on('data', () => {
    request.pause();
    void othersTurn().then(() => request.resume());
  });
  request.resume();
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
