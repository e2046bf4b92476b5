/** Asks another server for something, and answers what others ask: through the registry, for servers may not reach each other. */
import { randomUUID } from 'node:crypto';
import type { ApiErrorCode } from '../../shared/contract/schemas/errors.ts';
import { Failure } from '../failure.ts';
import type { OwnershipStore, ServerRecord } from '../registry/ownership.ts';
import type { Operation, Result } from './operations.ts';
import type { ServerIdentity } from './serverIdentity.ts';

/** A reply whose message got lost is asked for again under the same id. */
const REPEAT_EVERY_MS = 2_000;

/** What the other server says of an operation. */
type Reply =
  | { readonly result: unknown }
  | { readonly failure: { readonly code: ApiErrorCode; readonly message: string } }
  /** It does not own the session either. */
  | { readonly moved: true };

export interface ServerLinkOptions {
  readonly store: OwnershipStore;
  readonly identity: ServerIdentity;
  /** Performs what another server asks for. Resolves to nothing if this server does not own the session. */
  readonly perform: (operation: Operation) => Promise<{ readonly result: unknown } | undefined>;
}

interface Waiting {
  readonly message: Parameters<OwnershipStore['send']>[0];
  readonly to: ServerRecord;
  readonly settle: (reply: Reply) => void;
  sentAtMs: number;
}

export class ServerLink {
  readonly #options: ServerLinkOptions;
  readonly #waiting = new Map<string, Waiting>();
  /** By message: replies under way or given, so that a message that comes again is not performed again. */
  readonly #replies = new Map<string, Promise<string | undefined>>();

  constructor(options: ServerLinkOptions) {
    this.#options = options;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /**
   * What the other server answers; nothing if it does not own the session, or if `stop` says that it need not be waited for any longer.
   * Throws the `Failure` that it answers with.
   */
  async ask<O extends Operation>(
    to: ServerRecord,
    operation: O,
    stop: AbortSignal,
  ): Promise<{ readonly result: Result<O> } | undefined> {
    const { identity, store } = this.#options;
    const id = randomUUID();
    const { id: serverId, publicKey } = identity;
    const message = {
      ...{ id, to: to.id, from: { id: serverId, publicKey } },
      body: identity.encryptFor(to, `request ${id}`, operation),
    };
    const reply = await new Promise<Reply>((settle) => {
      const giveUp = () => settle({ moved: true });
      stop.addEventListener('abort', giveUp);
      this.#waiting.set(id, { message, to, settle, sentAtMs: performance.now() });
      store.send(message).catch(giveUp);
      if (stop.aborted) giveUp();
    }).finally(() => this.#waiting.delete(id));
    if ('moved' in reply) {
      await store.drop(id);
      return undefined;
    }
    if ('failure' in reply) throw new Failure(reply.failure.code, reply.failure.message);
    return { result: reply.result as Result<O> };
  }

  /** Looks for replies to what this server has asked. */
  async collect(): Promise<void> {
    const { store, identity } = this.#options;
    for (const { id, body } of await store.collect(identity.id)) {
      const waiting = this.#waiting.get(id);
      if (!waiting) continue;
      const reply = identity.decryptFrom(waiting.to, `reply ${id}`, body) as Reply | undefined;
      waiting.settle(reply ?? { moved: true });
    }
    for (const waiting of this.#waiting.values()) {
      if (performance.now() - waiting.sentAtMs < REPEAT_EVERY_MS) continue;
      waiting.sentAtMs = performance.now();
      await store.send(waiting.message);
    }
  }

  /** Answers what other servers have asked. */
  async serve(): Promise<void> {
    const { store, identity } = this.#options;
    const messages = await store.pending(identity.id);
    await Promise.all(
      messages.map(async ({ id, from, body }) => {
        const known = this.#replies.get(id) ?? this.#replyTo(id, from, body);
        this.#replies.set(id, known);
        const reply = await known;
        if (reply !== undefined) await store.reply({ id, body: reply });
      }),
    );
    this.#forgetOldReplies();
  }

  async #replyTo(id: string, from: ServerRecord, body: string): Promise<string | undefined> {
    const { identity } = this.#options;
    const operation = identity.decryptFrom(from, `request ${id}`, body) as Operation | undefined;
    // Not from a server of this installation: no reply.
    if (!operation) return undefined;
    return identity.encryptFor(from, `reply ${id}`, await this.#outcomeOf(operation));
  }

  async #outcomeOf(operation: Operation): Promise<Reply> {
    try {
      return (await this.#options.perform(operation)) ?? { moved: true };
    } catch (error) {
      if (error instanceof Failure) return { failure: { code: error.code, message: error.message } };
      return {
        failure: { code: 'storage_unavailable', message: 'The server that holds the answers cannot tell.' },
      };
    }
  }

  #forgetOldReplies(): void {
    for (const id of this.#replies.keys()) {
      if (this.#replies.size <= REPLIES_KEPT) return;
      this.#replies.delete(id);
    }
  }
}

const REPLIES_KEPT = 5_000;
