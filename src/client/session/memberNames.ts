/** Display names by pseudonym: of people who are or were present, and of others that the server names on request. */
import { type Observable, Subject } from '../../fluid/observable.ts';
import { PARTICIPANT_ID } from '../../shared/contract/ids.ts';
import { NAMES_AT_ONCE } from '../../shared/contract/limits.ts';
import type { NamesReply } from '../../shared/contract/schemas/roles.ts';
import { failureOf, TEMPORARY_FAILURES } from './openFailure.ts';
import { Retry, type RetryPolicy } from './retry.ts';

const RETRY: RetryPolicy = { firstMs: 2_000, longestMs: 60_000 };

/** Asks the server for the names of at most {@link NAMES_AT_ONCE} people. */
export type AskNames = (participants: readonly string[]) => Promise<NamesReply>;

/** For one session. Each name is requested once; a call without an answer is retried while its names are wanted. */
export class MemberNames {
  /** Increases when names arrive. */
  readonly revision: Observable<number>;
  readonly #revision = new Subject(0);
  readonly #names = new Map<string, string>();
  /** Requested, or answered without a name. */
  readonly #asked = new Set<string>();
  readonly #wanted = new Map<string, number>();
  #ask: AskNames | undefined;
  readonly #retry: Retry;

  /** `random`: from 0 to 1, spreads the retries of all pages in a meeting. */
  constructor(random: () => number) {
    this.#retry = new Retry({ policy: RETRY, random });
    this.revision = this.#revision;
  }

  /** Undefined for people without a known name. */
  nameOf(participant: string): string | undefined {
    return this.#names.get(participant);
  }

  /** Stores the names of people who are present; empty names are ignored. */
  see(people: readonly { readonly id: string; readonly name: string }[]): void {
    for (const { id, name } of people) if (name !== '') this.#names.set(id, name);
  }

  /** A phone, by the name that it has chosen. */
  call(id: string, name: string): void {
    if (this.#names.get(id) === name) return;
    this.#names.set(id, name);
    this.#revision.set(this.#revision.get() + 1);
  }

  /**
   * Requests the unknown ones, until the returned function is called. `ask` is missing for viewers, who get no names.
   */
  want(participants: readonly string[], ask: AskNames | undefined): () => void {
    this.#ask = ask;
    // One invalid pseudonym, as a modified client may write, would make the server refuse the whole call.
    const ids = [...new Set(participants)].filter((id) => PARTICIPANT_ID.test(id));
    for (const id of ids) this.#wanted.set(id, (this.#wanted.get(id) ?? 0) + 1);
    if (!this.#retry.isWaiting) this.#askForMissing();
    return () => {
      for (const id of ids) {
        const others = (this.#wanted.get(id) ?? 0) - 1;
        if (others > 0) this.#wanted.set(id, others);
        else this.#wanted.delete(id);
      }
      if (this.#wanted.size === 0) this.#retry.cancel();
    };
  }

  #askForMissing(): void {
    const ask = this.#ask;
    if (!ask) return;
    const missing = [...this.#wanted.keys()].filter((id) => !this.#names.has(id) && !this.#asked.has(id));
    for (let from = 0; from < missing.length; from += NAMES_AT_ONCE) {
      void this.#askFor(ask, missing.slice(from, from + NAMES_AT_ONCE));
    }
  }

  async #askFor(ask: AskNames, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#asked.add(id);
    try {
      const { names } = await ask(ids);
      this.#retry.reset();
      for (const [id, name] of Object.entries(names)) this.#names.set(id, name);
      this.#revision.set(this.#revision.get() + 1);
    } catch (error) {
      // A permanent refusal would be repeated.
      if (!isTemporary(error)) return;
      for (const id of ids) this.#asked.delete(id);
      this.#retryLater();
    }
  }

  #retryLater(): void {
    if (!this.#retry.isWaiting && this.#wanted.size > 0) this.#retry.wait(() => this.#askForMissing());
  }
}

function isTemporary(error: unknown): boolean {
  const failure = failureOf(error);
  return failure === 'internal' || TEMPORARY_FAILURES.includes(failure);
}
