/**
 * Anonymous polls and words at any server of an installation: by the registry one server owns a session's, and holds them in its memory;
 * the others forward requests to it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';
import { errorFacts, type Logger } from '../logging.ts';
import type { Room } from '../phones/room.ts';
import { Rooms } from '../phones/rooms.ts';
import type { Registry } from '../registry/registry.ts';
import { notFound } from '../sessions/refusals.ts';
import type { TextCipher } from '../textCipher.ts';
import { Answers, NotOwner } from './answers.ts';
import { createEncryptedRecords } from './encryptedRecords.ts';
import { Lease } from './lease.ts';
import type { Operation, Result } from './operations.ts';
import type { ServerIdentity } from './serverIdentity.ts';
import { ServerLink } from './serverLink.ts';

/** How often servers look for each other's messages while there may be any. */
const LOOK_EVERY_MS = 100;
/** Whether the session still belongs to the server that is asked. */
const CHECK_OWNER_EVERY_MS = 1_000;
/** Less than a page waits for an answer, more than a lease lasts. */
const GIVE_UP_AFTER_MS = 12_000;

export interface AnonymousAnswersOptions {
  readonly registry: Registry;
  readonly identity: ServerIdentity;
  readonly cipher: TextCipher;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export class AnonymousAnswers {
  readonly #registry: Registry;
  readonly #identity: ServerIdentity;
  readonly #answers: Answers;
  readonly #rooms: Rooms;
  readonly #lease: Lease;
  readonly #link: ServerLink;
  readonly #logger: Logger;
  readonly #closing = new AbortController();
  #looking: Promise<void> | undefined;

  constructor({ registry, identity, cipher, logger, now }: AnonymousAnswersOptions) {
    this.#registry = registry;
    this.#identity = identity;
    this.#logger = logger;
    const records = createEncryptedRecords(registry.conversation, cipher);
    this.#answers = new Answers({ records, serverId: identity.id });
    this.#rooms = new Rooms(now);
    this.#lease = new Lease(registry.ownership, identity);
    this.#link = new ServerLink({
      ...{ store: registry.ownership, identity },
      perform: (operation) => this.#performHere(operation),
    });
  }

  /** Throws the `Failure` that the caller is answered with. */
  async perform<O extends Operation>(operation: O): Promise<Result<O>> {
    const giveUpAtMs = performance.now() + GIVE_UP_AFTER_MS;
    do {
      const outcome =
        (await this.#performHere(operation)) ?? (await this.#performElsewhere(operation, giveUpAtMs));
      if (outcome) return outcome.result;
      await sleep(LOOK_EVERY_MS);
    } while (performance.now() < giveUpAtMs && !this.#closing.signal.aborted);
    throw new Failure('storage_unavailable', 'The server that holds the answers cannot be reached now.', {
      retryAfterS: 5,
    });
  }

  /** Takes out of memory what belongs to sessions that are gone, or that ended or were used last before that time. */
  async tidy(beforeMs: number): Promise<void> {
    this.#rooms.tidy();
    for (const sessionId of new Set([...this.#answers.sessionIds, ...this.#rooms.sessionIds])) {
      const session = await this.#registry.findSession(sessionId);
      const lastMs = session?.endedAtMs ?? session?.usedAtMs ?? 0;
      if (lastMs < beforeMs) this.#forget(sessionId);
    }
  }

  /** Writes down what may be, and leaves the sessions to the other servers. */
  async close(): Promise<void> {
    try {
      await this.#answers.writeDown();
      this.#closing.abort();
      await this.#looking;
      if (this.#lease.wasHeld) await this.#registry.ownership.leave(this.#identity.id);
    } catch (error) {
      this.#closing.abort();
      this.#logger.warn({ error: errorFacts(error) }, 'answers in memory are lost; pages will resend them');
    }
  }

  /** The session's room, if it is in this server's memory. */
  roomHere(sessionId: string): Room | undefined {
    return this.#rooms.room(sessionId);
  }

  get #holdsAny(): boolean {
    return this.#answers.holdsAny || this.#rooms.holdsAny;
  }

  #forget(sessionId: string): void {
    this.#answers.forget(sessionId);
    this.#rooms.forget(sessionId);
  }

  /** Nothing if another server owns the session. */
  async #performHere<O extends Operation>(operation: O): Promise<{ readonly result: Result<O> } | undefined> {
    const { sessionId } = operation;
    // While the lease lasts no other server takes the session, so polling phones cost no query.
    if (operation.name === 'room' && this.#lease.isHeld && this.#rooms.room(sessionId)) {
      return { result: this.#rooms.perform(sessionId, operation.command) as Result<O> };
    }
    if ((await this.#ownerOf(sessionId)).id !== this.#identity.id) {
      this.#forget(sessionId);
      return undefined;
    }
    try {
      if (operation.name === 'room') {
        return { result: this.#rooms.perform(sessionId, operation.command) as Result<O> };
      }
      return { result: (await this.#answers.perform(operation)) as Result<O> };
    } catch (error) {
      if (!(error instanceof NotOwner)) throw error;
      this.#forget(sessionId);
      return undefined;
    }
  }

  async #performElsewhere<O extends Operation>(
    operation: O,
    giveUpAtMs: number,
  ): Promise<{ readonly result: Result<O> } | undefined> {
    const owner = await this.#ownerOf(operation.sessionId);
    if (owner.id === this.#identity.id) return undefined;
    const stop = new AbortController();
    const watching = this.#watchOwner(operation.sessionId, owner.id, giveUpAtMs, stop);
    const asked = this.#link.ask(owner, operation, stop.signal);
    this.#look();
    try {
      return await asked;
    } finally {
      stop.abort();
      await watching;
    }
  }

  async #ownerOf(sessionId: string) {
    await this.#lease.hold();
    this.#look();
    const owner = await this.#registry.ownership.claim(sessionId, this.#identity.id);
    if (!owner) throw notFound();
    return owner;
  }

  /** Ends the wait for an owner that has lost the session, or that says nothing for too long. */
  async #watchOwner(
    sessionId: string,
    ownerId: string,
    giveUpAtMs: number,
    stop: AbortController,
  ): Promise<void> {
    try {
      while (performance.now() < giveUpAtMs) {
        await sleep(CHECK_OWNER_EVERY_MS, undefined, { signal: stop.signal });
        if ((await this.#ownerOf(sessionId)).id !== ownerId) break;
      }
    } catch {
      // The reply has come, or the database is away.
    }
    stop.abort();
  }

  /** Looks for messages as long as others may send some, which they do while the lease lasts, or replies are waited for. */
  #look(): void {
    this.#looking ??= this.#keepLooking().finally(() => {
      this.#looking = undefined;
      if (this.#mayBeAsked) this.#look();
    });
  }

  get #mayBeAsked(): boolean {
    if (this.#closing.signal.aborted) return false;
    return this.#lease.isHeld || this.#link.isWaiting || this.#holdsAny;
  }

  async #keepLooking(): Promise<void> {
    const { signal } = this.#closing;
    while (this.#mayBeAsked) {
      try {
        if (this.#holdsAny) await this.#lease.hold();
        await this.#link.serve();
        if (this.#link.isWaiting) await this.#link.collect();
      } catch (error) {
        this.#logger.warn(
          { error: errorFacts(error) },
          'notifications of other servers cannot be received; retrying',
        );
      }
      await sleep(LOOK_EVERY_MS, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }
}
