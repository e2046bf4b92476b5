/**
 * One anonymous poll for this person: the number of answers, whether they have answered, and the sums once the server
 * gives them out. Only the server knows the answers, without names.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import { countsOfPoll } from '../../shared/contract/limits.ts';
import type { PollAnswer, PollView } from '../../shared/contract/schemas/polls.ts';
import { type Api, ApiFailure, type FailureCode } from './api.ts';
import { repeating } from './repeating.ts';

/** A few seconds are soon enough for the number of answers, and spare the server. */
export const POLL_EVERY_MS = 3_000;

export type PollApi = Pick<Api, 'poll' | 'answerPoll' | 'revealPoll'>;

export interface PollState {
  /** Undefined before the server's first answer. */
  readonly view: PollView | undefined;
  /** A request of this person is on its way. */
  readonly busy: boolean;
  /** Why this person's last request failed. Temporary failures are retried and not shown. */
  readonly failure: FailureCode | undefined;
  /** The server has lost the answers that this page has seen, and counts anew. */
  readonly begunAnew: boolean;
}

export interface RevealedSums {
  /** In the order of the answers. */
  readonly counts: readonly number[];
  /** Missing from a server of an earlier release. */
  readonly seal: string | undefined;
}

export const POLL_NOT_SEEN: PollState = {
  view: undefined,
  busy: false,
  failure: undefined,
  begunAnew: false,
};

/** Keeps this person's answer until it is counted. */
export interface PollKeeper {
  /** The answer that this device has given. */
  answerTo(pollId: string): PollAnswer | undefined;
  /** With it this device may change its answer. */
  secretFor(pollId: string): string;
  keepAnswer(sessionId: string, pollId: string, answer: PollAnswer, run?: string): void;
  /** Sends the answer again if the server has lost it. */
  saw(pollId: string, view: PollView): Promise<void>;
}

export class Poll {
  readonly state: Observable<PollState>;
  readonly #state = new Subject<PollState>(POLL_NOT_SEEN);
  readonly #api: PollApi;
  readonly #sessionId: string;
  readonly #pollId: string;
  readonly #keeper: PollKeeper | undefined;
  /** Increases with every request of this person: a poll that was on its way meanwhile is out of date. */
  #actions = 0;
  readonly #asking = repeating(POLL_EVERY_MS, () => this.#ask());

  constructor(api: PollApi, sessionId: string, pollId: string, keeper?: PollKeeper) {
    this.#api = api;
    this.#sessionId = sessionId;
    this.#pollId = pollId;
    this.#keeper = keeper;
    this.state = this.#state;
  }

  /** Polls until the returned function is called. */
  follow(): () => void {
    void this.refresh();
    this.#asking.while(true);
    return () => this.#asking.while(false);
  }

  /** Without an answer the last state stays, and the next poll tries again. */
  async refresh(): Promise<void> {
    await this.#ask().catch(() => undefined);
  }

  /** This person's answer, if this device gave it: then it can be changed until the poll is closed. */
  get mine(): PollAnswer | undefined {
    return this.#keeper?.answerTo(this.#pollId);
  }

  /** Resolves to whether there is an answer that counts: this one, or one given on another device. */
  async answer(answer: PollAnswer): Promise<boolean> {
    const secret = this.#keeper?.secretFor(this.#pollId);
    const given = { answer, ...(secret !== undefined && { secret }) };
    const view = await this.#do(async () => {
      const counted = await this.#api.answerPoll(this.#sessionId, this.#pollId, given);
      this.#keeper?.keepAnswer(this.#sessionId, this.#pollId, answer, counted.run);
      return counted;
    });
    if (view !== undefined) return true;
    if (this.#state.get().failure !== 'already_answered' || this.mine !== undefined) return false;
    this.#state.set({ ...this.#state.get(), failure: undefined });
    await this.refresh();
    return true;
  }

  /** The sums of a placement or a choice with the server's seal, if there are enough answers; undefined otherwise. */
  async reveal(): Promise<RevealedSums | undefined> {
    const view = await this.#do(() => this.#api.revealPoll(this.#sessionId, this.#pollId));
    if (!view?.sums) return undefined;
    const { sums, seal } = view;
    return { counts: countsOfPoll(this.#pollId, sums), seal };
  }

  async #ask(): Promise<void> {
    const actions = this.#actions;
    const view = await this.#api.poll(this.#sessionId, this.#pollId);
    if (actions === this.#actions) this.#see(view);
  }

  async #do(run: () => Promise<PollView>): Promise<PollView | undefined> {
    this.#actions += 1;
    this.#state.set({ ...this.#state.get(), busy: true, failure: undefined });
    try {
      const view = await run();
      this.#actions += 1;
      this.#state.set({ ...this.#seen(view), busy: false, failure: undefined });
      return view;
    } catch (error) {
      const failure = error instanceof ApiFailure ? error.code : 'internal';
      this.#state.set({ ...this.#state.get(), busy: false, failure });
      return undefined;
    }
  }

  #see(told: PollView): void {
    const before = this.#state.get();
    const { view, begunAnew } = this.#seen(told);
    if (!same(before.view, view) || begunAnew !== before.begunAnew) {
      this.#state.set({ ...before, view, begunAnew });
    }
    void this.#keeper?.saw(this.#pollId, told);
  }

  /** An answer that the server has lost and gets again in a moment counts as given. */
  #seen(told: PollView): Pick<PollState, 'begunAnew'> & { readonly view: PollView } {
    const { view: before, begunAnew } = this.#state.get();
    const hasLost = before !== undefined && before.answered > 0 && before.run !== told.run;
    const mine = told.mine || (!told.closed && this.mine !== undefined);
    return { view: { ...told, mine }, begunAnew: begunAnew || hasLost };
  }
}

function same(a: PollView | undefined, b: PollView): boolean {
  return (
    a !== undefined &&
    a.answered === b.answered &&
    a.mine === b.mine &&
    a.closed === b.closed &&
    a.run === b.run &&
    JSON.stringify(a.sums) === JSON.stringify(b.sums)
  );
}
