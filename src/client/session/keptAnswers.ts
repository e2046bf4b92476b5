/**
 * Answers and words without a name that exist only in a server's memory so far: this device keeps them until they are
 * counted or stored, and sends them again if the server has lost them. The server counts each once.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import type { PollAnswer, PollView } from '../../shared/contract/schemas/polls.ts';
import { type Api, ApiFailure } from './api.ts';
import { type Kept, type KeptAnswer, KeptAnswersStore, type KeptWord } from './keptAnswersStore.ts';
import type { MeetingSession } from './meetingSession.ts';
import { repeating } from './repeating.ts';

export const KEEP_EVERY_MS = 5_000;
/** Entries older than this are polled less often, since they are unlikely to be released soon. */
const OLD_AFTER_MS = 15 * 60_000;
const OLD_EVERY_MS = 60_000;
/** A placement not revealed by then is not revealed any more. */
const ANSWER_LIFE_MS = 12 * 60 * 60_000;

/**
 * `sentAgain`: the server had lost it, and has it again. `notCounted`: the poll was revealed without it. `givenBack`:
 * the words can no longer be released and are private jottings again.
 */
export type AnswerOutcome = 'sentAgain' | 'notCounted' | 'givenBack';

export type KeptApi = Pick<Api, 'poll' | 'answerPoll' | 'heldWords' | 'addWord'>;

export interface KeptAnswersOptions {
  readonly store: KeptAnswersStore;
  /** The server's API for this person; missing while no table is open. */
  readonly api: () => KeptApi | undefined;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** Adds words to their author's jottings. */
  readonly giveBack: (subject: string, text: string) => void;
}

export class KeptAnswers {
  /** By poll, and by round of words. The latest counts. */
  readonly outcomes: Observable<Readonly<Record<string, AnswerOutcome>>>;
  readonly #outcomes = new Subject<Readonly<Record<string, AnswerOutcome>>>({});
  readonly #options: KeptAnswersOptions;
  readonly #askedAtMs = new Map<string, number>();
  /** By poll. Made before the first answer, so that one whose reply is lost can be given again. */
  readonly #secrets = new Map<string, string>();
  readonly #asking = repeating(KEEP_EVERY_MS, async () => {
    if (!(await this.check())) throw new Error('there was no answer');
  });
  #underWay: Promise<boolean> | undefined;

  constructor(options: KeptAnswersOptions) {
    this.#options = options;
    this.outcomes = this.#outcomes;
    this.#goOn();
  }

  answerTo(pollId: string): PollAnswer | undefined {
    return this.#answer(pollId)?.answer;
  }

  secretFor(pollId: string): string {
    const secret = this.#answer(pollId)?.secret ?? this.#secrets.get(pollId) ?? this.#options.newId();
    this.#secrets.set(pollId, secret);
    return secret;
  }

  keepAnswer(sessionId: string, pollId: string, answer: PollAnswer, run?: string): void {
    const secret = this.secretFor(pollId);
    const kept = { kind: 'answer', sessionId, pollId, answer, secret, atMs: this.#options.nowMs() } as const;
    this.#options.store.put({ ...kept, ...(run !== undefined && { run }) });
    this.#goOn();
  }

  keepWord(word: Omit<KeptWord, 'kind' | 'atMs'>): void {
    this.#options.store.put({ kind: 'word', ...word, atMs: this.#options.nowMs() });
    this.#goOn();
  }

  /** Takes the server's latest state of a poll. Sends the answer again if the server has lost it. */
  async saw(pollId: string, view: PollView): Promise<void> {
    const kept = this.#answer(pollId);
    const api = this.#options.api();
    if (kept && api) await this.#settleAnswer(api, kept, view);
  }

  /** Asks about all entries without recent news. Resolves to whether all requests were answered. */
  check(): Promise<boolean> {
    this.#underWay ??= this.#checkAll().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #checkAll(): Promise<boolean> {
    let isAnswered = true;
    const { store, nowMs } = this.#options;
    for (const kept of store.all()) {
      const api = this.#options.api();
      if (!api) break;
      const every = nowMs() - kept.atMs < OLD_AFTER_MS ? KEEP_EVERY_MS : OLD_EVERY_MS;
      if (nowMs() - (this.#askedAtMs.get(keyOf(kept)) ?? 0) < every) continue;
      try {
        if (kept.kind === 'answer') await this.#checkAnswer(api, kept);
        else await this.#checkWord(api, kept);
      } catch (error) {
        // Temporary failures are retried.
        if (error instanceof ApiFailure && error.code === 'not_found') this.#drop(kept);
        else isAnswered = false;
      }
    }
    this.#goOn();
    return isAnswered;
  }

  async #checkAnswer(api: KeptApi, kept: KeptAnswer): Promise<void> {
    if (this.#options.nowMs() - kept.atMs > ANSWER_LIFE_MS) return this.#drop(kept);
    await this.#settleAnswer(api, kept, await api.poll(kept.sessionId, kept.pollId));
  }

  async #settleAnswer(api: KeptApi, kept: KeptAnswer, view: PollView): Promise<void> {
    this.#asked(kept);
    if (view.closed) {
      this.#drop(kept);
      if (view.run !== kept.run) this.#tell(kept.pollId, 'notCounted');
    } else if (!view.mine) await this.#answerAgain(api, kept);
    else if (view.run !== undefined && view.run !== kept.run) {
      this.#keepRun(kept, view.run);
    }
  }

  #answer(pollId: string): KeptAnswer | undefined {
    return this.#options.store
      .all()
      .find((entry): entry is KeptAnswer => entry.kind === 'answer' && entry.pollId === pollId);
  }

  /** Not if the person has changed the answer meanwhile: that request tells the run. */
  #keepRun(kept: KeptAnswer, run: string | undefined): void {
    if (run === undefined || this.#answer(kept.pollId)?.answer !== kept.answer) return;
    this.#options.store.put({ ...kept, run });
  }

  async #answerAgain(api: KeptApi, kept: KeptAnswer): Promise<void> {
    try {
      const { answer, secret } = kept;
      const again = { answer, ...(secret !== undefined && { secret, again: true }) };
      const { run } = await api.answerPoll(kept.sessionId, kept.pollId, again);
      this.#keepRun(kept, run);
      this.#tell(kept.pollId, 'sentAgain');
    } catch (error) {
      // Another window of this person was faster (`already_answered`), it was revealed just now (`not_allowed`),
      // or the network is down.
      if (error instanceof ApiFailure && error.code === 'session_ended') this.#drop(kept);
    }
  }

  async #checkWord(api: KeptApi, kept: KeptWord): Promise<void> {
    const { sessionId, roundId, id, text, subject } = kept;
    this.#asked(kept);
    if ((await api.heldWords(sessionId, roundId, { ids: [id] })).held.includes(id)) return;
    try {
      const { held } = await api.addWord(sessionId, roundId, { id, text });
      if (held.includes(id)) this.#tell(roundId, 'sentAgain');
      // It was released or stored.
      else this.#drop(kept);
    } catch (error) {
      const isOver =
        error instanceof ApiFailure && (error.code === 'session_ended' || error.code === 'too_large');
      if (!isOver) throw error;
      this.#options.giveBack(subject, text);
      this.#drop(kept);
      this.#tell(roundId, 'givenBack');
    }
  }

  #asked(kept: Kept): void {
    this.#askedAtMs.set(keyOf(kept), this.#options.nowMs());
  }

  #drop(kept: Kept): void {
    this.#options.store.remove(kept);
    this.#askedAtMs.delete(keyOf(kept));
  }

  #tell(about: string, outcome: AnswerOutcome): void {
    this.#outcomes.set({ ...this.#outcomes.get(), [about]: outcome });
  }

  #goOn(): void {
    this.#asking.while(this.#options.store.all().length > 0);
  }
}

const keyOf = (kept: Kept): string => (kept.kind === 'answer' ? kept.pollId : kept.id);

const ofMeetings = new WeakMap<MeetingSession, KeptAnswers>();

/** One for each page. */
export function keptAnswersOf(
  meeting: MeetingSession,
  meetingId: string,
  giveBack: KeptAnswersOptions['giveBack'],
): KeptAnswers {
  let kept = ofMeetings.get(meeting);
  if (!kept) {
    const { storage, clock } = meeting.page;
    kept = new KeptAnswers({
      store: new KeptAnswersStore(storage, meetingId),
      api: () => {
        const state = meeting.state.get();
        return state.kind === 'open' && state.session.me.role === 'member' ? state.api : undefined;
      },
      nowMs: clock.nowMs,
      newId: clock.newId,
      giveBack,
    });
    ofMeetings.set(meeting, kept);
  }
  return kept;
}
