/**
 * One question that everybody answers without a name, as this person follows it: how many have answered, whether they
 * have, and the sums once the server hands them out. The server alone knows the answers, and nobody's by name.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import type { PollAnswerRequest, PollView } from '../../shared/api.ts';
import { type Api, ApiFailure, type FailureCode } from './api.ts';
import { repeating } from './repeating.ts';

/** Nobody waits for the others' answers as for a letter: a few seconds are soon enough, and spare the server. */
export const POLL_EVERY_MS = 3_000;

export type PollApi = Pick<Api, 'poll' | 'answerPoll' | 'revealPoll'>;

export interface PollState {
  /** Undefined before the first answer of the server. */
  readonly view: PollView | undefined;
  /** This person's answer or wish is on its way. */
  readonly busy: boolean;
  /** Why the last thing this person did came to nothing. What passes by itself is asked again and not told. */
  readonly failure: FailureCode | undefined;
}

export class Poll {
  readonly state: Observable<PollState>;
  readonly #state = new Subject<PollState>({ view: undefined, busy: false, failure: undefined });
  readonly #api: PollApi;
  readonly #sessionId: string;
  readonly #pollId: string;
  /** Grows with everything this person does: an answer that was on its way meanwhile tells of before. */
  #deeds = 0;
  readonly #asking = repeating(POLL_EVERY_MS, () => void this.refresh());

  constructor(api: PollApi, sessionId: string, pollId: string) {
    this.#api = api;
    this.#sessionId = sessionId;
    this.#pollId = pollId;
    this.state = this.#state;
  }

  /** Asks now and again and again, until the returned function is called. */
  follow(): () => void {
    void this.refresh();
    this.#asking.while(true);
    return () => this.#asking.while(false);
  }

  async refresh(): Promise<void> {
    const deeds = this.#deeds;
    try {
      const view = await this.#api.poll(this.#sessionId, this.#pollId);
      if (deeds === this.#deeds) this.#see(view);
    } catch {
      // It is asked again in a moment; until then what was seen last stands.
    }
  }

  /** Resolves to whether the answer counts. An answer that was given before counts as given. */
  async answer(answer: PollAnswerRequest['answer']): Promise<boolean> {
    const view = await this.#do(() => this.#api.answerPoll(this.#sessionId, this.#pollId, answer));
    if (view !== undefined) return true;
    if (this.#state.get().failure !== 'already_answered') return false;
    this.#state.set({ ...this.#state.get(), failure: undefined });
    await this.refresh();
    return true;
  }

  /** The sums, if there are enough answers; undefined otherwise. */
  async reveal(): Promise<PollView['sums']> {
    return (await this.#do(() => this.#api.revealPoll(this.#sessionId, this.#pollId)))?.sums;
  }

  async #do(run: () => Promise<PollView>): Promise<PollView | undefined> {
    this.#deeds += 1;
    this.#state.set({ ...this.#state.get(), busy: true, failure: undefined });
    try {
      const view = await run();
      this.#deeds += 1;
      this.#state.set({ view, busy: false, failure: undefined });
      return view;
    } catch (error) {
      const failure = error instanceof ApiFailure ? error.code : 'internal';
      this.#state.set({ ...this.#state.get(), busy: false, failure });
      return undefined;
    }
  }

  #see(view: PollView): void {
    const before = this.#state.get();
    if (!same(before.view, view)) this.#state.set({ ...before, view });
  }
}

function same(a: PollView | undefined, b: PollView): boolean {
  return (
    a !== undefined &&
    a.answered === b.answered &&
    a.mine === b.mine &&
    a.closed === b.closed &&
    JSON.stringify(a.sums) === JSON.stringify(b.sums)
  );
}
