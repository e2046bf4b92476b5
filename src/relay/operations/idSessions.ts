import { fault, type IdsMessage, type Reading } from './runtimeMessage.ts';

/** A session of Fluid's id compressor: one opened page, over all its connections. */
interface IdSession {
  /** Whose page it is; unknown for one from before the relay read the log, until its owner is heard of again. */
  owner: string | undefined;
  /** The first id that has not been sequenced. */
  next: number;
  /** What one connection has sent and what has not been sequenced yet. */
  pending: { readonly connection: object; readonly next: number } | undefined;
}

interface Sender {
  readonly userId: string;
  /** Any object that stands for the connection. */
  readonly connection: object;
}

/**
 * The owner and ranges of each id compressor session. Clients close for good if a session's id ranges are not consecutive or come
 * close enough to another session's to collide, and they do not check that a session belongs to the sender.
 */
export class IdSessions {
  readonly #sessions = new Map<string, IdSession>();
  /** The first half of each session's id. */
  readonly #regions = new Set<bigint>();

  /** A session that is known from a summary. */
  remember(sessionId: string, next: number): void {
    this.#sessionOf(sessionId).next = next;
  }

  /** Refused if the session is another person's, or too near one that is there. */
  check(sessionId: string, { userId }: Sender): Reading<IdSession> {
    const session = this.#sessions.get(sessionId);
    if (session) {
      const isOwn = session.owner === undefined || session.owner === userId;
      return isOwn ? { ok: session } : fault('session');
    }
    const region = regionOf(sessionId);
    for (const near of [region - 1n, region, region + 1n])
      if (this.#regions.has(near)) return fault('session');
    return { ok: { owner: userId, next: 1, pending: undefined } };
  }

  /** The first id that the connection has not used. */
  nextOf({ next, pending }: IdSession, { connection }: Sender): number {
    return pending?.connection === connection ? Math.max(pending.next, next) : next;
  }

  /** Takes ids that follow those before them; they count for this connection at once, and for others once sequenced. */
  take({ sessionId, first, count }: IdsMessage, sender: Sender): Reading<undefined> {
    const checked = this.check(sessionId, sender);
    if (!('ok' in checked)) return checked;
    const session = checked.ok;
    const { pending } = session;
    const isElsewhere = pending && pending.connection !== sender.connection && pending.next > session.next;
    if (count > 0 && (isElsewhere || first !== this.nextOf(session, sender))) return fault('ids');
    session.owner = sender.userId;
    if (count > 0) session.pending = { connection: sender.connection, next: first + count };
    this.#add(sessionId, session);
    return { ok: undefined };
  }

  /** Applies an operation that is in the log already. */
  sequenced({ sessionId, first, count }: IdsMessage, userId: string | undefined): void {
    const session = this.#sessionOf(sessionId);
    session.owner ??= userId;
    if (count > 0) session.next = Math.max(session.next, first + count);
  }

  /** What the connection had sent and is not in the log will not come any more. */
  forget(sessionId: string, connection: object): void {
    const session = this.#sessions.get(sessionId);
    if (session?.pending?.connection === connection) session.pending = undefined;
  }

  #sessionOf(sessionId: string): IdSession {
    const session = this.#sessions.get(sessionId) ?? { owner: undefined, next: 1, pending: undefined };
    this.#add(sessionId, session);
    return session;
  }

  #add(sessionId: string, session: IdSession): void {
    this.#sessions.set(sessionId, session);
    this.#regions.add(regionOf(sessionId));
  }
}

/** The upper 60 bits, without the UUID's version between them. No page makes enough ids to get from one to the next. */
function regionOf(sessionId: string): bigint {
  return BigInt(`0x${sessionId.slice(0, 8)}${sessionId.slice(9, 13)}${sessionId.slice(15, 18)}`);
}
