/** One phone's place at a table: comes in with a code, waits for news, and sends what was typed until it has arrived. */
import { kindOfPoll } from '../../shared/contract/limits.ts';
import type { Contribution, PhoneView } from '../../shared/contract/schemas/phones.ts';
import type { PollAnswer } from '../../shared/contract/schemas/polls.ts';
import { type Kept, type KeptStore, NOTHING_KEPT, type Unsent } from './kept.ts';
import { type PhoneApi, Refusal } from './phoneApi.ts';

/** Why the page asks for a code. */
export type Outside =
  | 'new'
  | 'wrongCode'
  | 'tooMany'
  | 'noLine'
  /** The server runs a newer release than this page, and does not know what it asks for. */
  | 'newer'
  /** The server has forgotten the phone, as after a restart. */
  | 'lost'
  | 'left'
  | 'leftOut'
  | 'over';

/** Why something that was sent is not on the table; `newer` as in {@link Outside}. */
export type Problem = 'lateForPoll' | 'notTaken' | 'newer';

export interface PhoneState {
  /** Undefined while the page asks for a code. */
  readonly view: PhoneView | undefined;
  readonly outside: Outside;
  readonly isEntering: boolean;
  /** The server has not answered for a while. */
  readonly isOffline: boolean;
  readonly unsent: readonly Unsent[];
  /** Words without a name that wait for the others'. */
  readonly held: readonly Unsent[];
  readonly problem: Problem | undefined;
  readonly answers: Kept['answers'];
  readonly name: string;
}

export interface PhoneSessionOptions {
  readonly api: PhoneApi;
  readonly store: KeptStore;
  readonly newId: () => string;
  readonly wait: (ms: number) => Promise<void>;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;
/** An answer that comes at once, again and again, must not make the phone ask without a pause. */
const LEAST_PAUSE_MS = 150;

export class PhoneSession {
  readonly #options: PhoneSessionOptions;
  readonly #listeners = new Set<() => void>();
  #kept: Kept;
  #state: PhoneState;
  /** Another one for each place at a table, so that a late answer of an earlier one is ignored. */
  #place = 0;
  #isSending = false;

  constructor(options: PhoneSessionOptions) {
    this.#options = options;
    this.#kept = options.store.read();
    const { unsent, heldWords: held, answers, name } = this.#kept;
    this.#state = {
      ...{ view: undefined, outside: 'new', isEntering: this.#kept.ticket !== undefined, isOffline: false },
      ...{ unsent, held, problem: undefined, answers, name },
    };
    if (this.#kept.ticket !== undefined) void this.#follow(this.#kept.ticket);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly get = (): PhoneState => this.#state;

  draft(field: string): string {
    return this.#kept.drafts[field] ?? '';
  }

  keepDraft(field: string, text: string): void {
    this.#keep({ drafts: { ...this.#kept.drafts, [field]: text } });
    this.#tell();
  }

  async enter(code: string, name: string): Promise<void> {
    this.#set({ isEntering: true });
    try {
      const { ticket, phone } = await this.#options.api.enter({ code, ...(name !== '' && { name }) });
      // What the server of the earlier place has lost goes to this one; a table that asks for something else refuses it.
      const { unsent, heldWords } = this.#kept;
      this.#keep({ ticket, name, unsent: [...unsent, ...heldWords], heldWords: [] });
      this.#set({ view: phone, name, unsent: this.#kept.unsent, held: [], isEntering: false });
      void this.#follow(ticket);
    } catch (error) {
      this.#set({ isEntering: false, outside: outsideOf(error) });
    }
  }

  /** Gives the place up and forgets everything on the phone. */
  async leave(): Promise<void> {
    const { ticket } = this.#kept;
    this.#goOutside('left');
    if (ticket !== undefined) await this.#options.api.leave(ticket).catch(() => undefined);
  }

  send(contribution: Contribution): void {
    this.#push({ id: this.#options.newId(), contribution });
  }

  answer(pollId: string, answer: PollAnswer): void {
    const secret = this.#kept.answers[pollId]?.secret ?? this.#options.newId();
    const answers = { ...this.#kept.answers, [pollId]: { answer, secret } };
    this.#keep({ answers });
    this.#set({ answers });
    this.#push({ id: this.#options.newId(), pollId, answer });
  }

  dismissProblem(): void {
    this.#set({ problem: undefined });
  }

  /** The line may be back: asks at once. */
  tryNow(): void {
    void this.#sendAll();
  }

  #push(unsent: Unsent): void {
    // Only the last answer to a poll counts.
    const others = this.#kept.unsent.filter(
      (other) => !('pollId' in unsent && 'pollId' in other && other.pollId === unsent.pollId),
    );
    this.#keepUnsent([...others, unsent]);
    void this.#sendAll();
  }

  async #follow(ticket: string): Promise<void> {
    this.#place += 1;
    const place = this.#place;
    let retryMs = FIRST_RETRY_MS;
    let since: string | undefined;
    while (this.#place === place) {
      try {
        const view = await this.#options.api.see(ticket, since);
        if (this.#place !== place) return;
        retryMs = FIRST_RETRY_MS;
        since = view.version;
        this.#set({ view, isOffline: false, isEntering: false });
        if (view.state === 'over' || view.state === 'leftOut') return this.#goOutside(view.state);
        if (view.state === 'in') void this.#sendAll();
        await this.#options.wait(LEAST_PAUSE_MS);
      } catch (error) {
        if (this.#place !== place) return;
        const { code, waitMs } = asRefusal(error);
        if (code === 'not_signed_in') return this.#goOutside('lost');
        if (code === 'session_ended' || code === 'not_found') return this.#goOutside('over');
        if (code === 'unknown_address') this.#sayNewer();
        else this.#set({ isOffline: true });
        await this.#options.wait(Math.max(retryMs, waitMs));
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      }
    }
  }

  async #sendAll(): Promise<void> {
    const { ticket } = this.#kept;
    if (this.#isSending || ticket === undefined || this.#state.view?.state !== 'in') return;
    this.#isSending = true;
    try {
      for (
        let next = this.#kept.unsent[0];
        next && this.#kept.ticket === ticket;
        next = this.#kept.unsent[0]
      ) {
        if (!(await this.#sendOne(ticket, next))) return;
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** False if it has to be sent again later. */
  async #sendOne(ticket: string, unsent: Unsent): Promise<boolean> {
    const { api } = this.#options;
    try {
      if ('pollId' in unsent) {
        const { pollId, answer } = unsent;
        const { secret = '' } = this.#kept.answers[pollId] ?? {};
        await api.answer(ticket, pollId, { answer, secret });
      } else {
        // What it changes comes with the news that the phone waits for.
        await api.contribute(ticket, unsent);
        const { contribution } = unsent;
        if (contribution.kind === 'word' && !contribution.named) {
          const round = contribution.round;
          const ofRound = this.#kept.heldWords.filter(
            (held) =>
              'contribution' in held &&
              held.contribution.kind === 'word' &&
              held.contribution.round === round,
          );
          const held = [...ofRound, unsent];
          this.#keep({ heldWords: held });
          this.#set({ held });
        }
      }
      this.#drop(unsent);
      return true;
    } catch (error) {
      const { code, waitMs } = asRefusal(error);
      if (code === 'already_answered') {
        this.#drop(unsent);
        return true;
      }
      if (code === 'not_allowed' || code === 'bad_request' || code === 'too_large') {
        this.#drop(unsent);
        this.#giveBack(unsent);
        return true;
      }
      // The loop that follows the room says what else is wrong, and sends again.
      if (code === 'unknown_address') this.#sayNewer();
      if (waitMs > 0) void this.#options.wait(waitMs).then(() => this.#sendAll());
      else this.#set({ isOffline: code === 'offline' });
      return false;
    }
  }

  /** Everything that the phone keeps is there after a reload as well. */
  #sayNewer(): void {
    if (this.#state.view) this.#set({ problem: 'newer', isOffline: false });
    else this.#set({ outside: 'newer', isEntering: false });
  }

  /** What the table does not take stays with its author. */
  #giveBack(unsent: Unsent): void {
    if ('pollId' in unsent) {
      const { [unsent.pollId]: _, ...answers } = this.#kept.answers;
      this.#keep({ answers });
      // Another card came: there is nothing to wait for any more.
      const isOfCard = kindOfPoll(unsent.pollId) === 'reading';
      this.#set({ answers, ...(!isOfCard && { problem: 'lateForPoll' }) });
      return;
    }
    const { contribution } = unsent;
    if ('text' in contribution) {
      const { kind, text } = contribution;
      this.keepDraft(kind, [text, this.draft(kind)].filter((part) => part !== '').join(' '));
    }
    this.#set({ problem: 'notTaken' });
  }

  #drop(unsent: Unsent): void {
    this.#keepUnsent(this.#kept.unsent.filter(({ id }) => id !== unsent.id));
  }

  #goOutside(outside: Outside): void {
    this.#place += 1;
    // A phone that the server has lost comes in again with what it has; else nothing stays on it.
    if (outside === 'lost') this.#keep({ ticket: undefined });
    else {
      this.#kept = NOTHING_KEPT;
      this.#options.store.clear();
    }
    const { unsent, heldWords: held, answers, name } = this.#kept;
    this.#set({ view: undefined, outside, isEntering: false, isOffline: false });
    this.#set({ unsent, held, answers, name });
  }

  #keepUnsent(unsent: readonly Unsent[]): void {
    this.#keep({ unsent });
    this.#set({ unsent });
  }

  #keep(change: Partial<Kept>): void {
    this.#kept = { ...this.#kept, ...change };
    this.#options.store.write(this.#kept);
  }

  #set(change: Partial<PhoneState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('internal');
}

function outsideOf(error: unknown): Outside {
  const { code } = asRefusal(error);
  if (code === 'not_found' || code === 'bad_request' || code === 'session_ended') return 'wrongCode';
  if (code === 'too_many_requests') return 'tooMany';
  if (code === 'unknown_address') return 'newer';
  return 'noLine';
}
