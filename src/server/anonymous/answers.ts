/**
 * Polls and words without a name, as the server that owns their session keeps them: in its memory until they are revealed or released,
 * and then in the registry, in one version, without the participants.
 */
import { kindOfPoll, POLL_ANSWERS, WORDS_PER_ROUND_MAX } from '../../shared/contract/limits.ts';
import type { PollView } from '../../shared/contract/schemas/polls.ts';
import type { HeldWords, ReleasedWords } from '../../shared/contract/schemas/words.ts';
import { Failure } from '../failure.ts';
import type { EncryptedRecords, RecordPlace } from './encryptedRecords.ts';
import { HeldSession } from './heldSession.ts';
import { isKept, type KeptWord, type KeptWords, NO_WORDS, shuffled, toKept } from './keptWords.ts';
import { type ClosedPoll, NOT_BEGUN, OpenPoll, viewOfClosed } from './openPoll.ts';
import { OpenWords } from './openWords.ts';
import type { AnswersOperation, GivenAnswer, Operation, Result } from './operations.ts';

/** A server that stops writes words down if there are so many, of enough people; fewer stay with their authors' pages. */
const WRITTEN_WHEN_STOPPING_MIN = 4;

/** Another server owns the session by now: it is to be asked instead. */
export class NotOwner extends Error {}

export interface AnswersOptions {
  readonly records: EncryptedRecords;
  /** Of the server whose memory this is. */
  readonly serverId: string;
}

export class Answers {
  readonly #records: EncryptedRecords;
  readonly #serverId: string;
  readonly #sessions = new Map<string, HeldSession>();
  /** The last operation under way at each poll and round: the next one waits for it. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor({ records, serverId }: AnswersOptions) {
    this.#records = records;
    this.#serverId = serverId;
  }

  /** Whether anything would be lost if the server ended now. */
  get holdsAny(): boolean {
    return [...this.#sessions.values()].some(({ size }) => size > 0);
  }

  get sessionIds(): readonly string[] {
    return [...this.#sessions.keys()];
  }

  /** Throws `Failure`, and {@link NotOwner}. */
  async perform<O extends AnswersOperation>(operation: O): Promise<Result<O>> {
    const { sessionId } = operation;
    const place = {
      sessionId,
      name: 'pollId' in operation ? `poll ${operation.pollId}` : `words ${operation.roundId}`,
    };
    return (await this.#inTurn(place, () => this.#run(operation, place))) as Result<O>;
  }

  /** Another server has taken the session over, or it is gone. */
  forget(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  /** The server stops: words of enough people are written down, in one version. */
  async writeDown(): Promise<void> {
    for (const [sessionId, held] of this.#sessions) {
      for (const roundId of held.rounds) {
        const place = { sessionId, name: `words ${roundId}` };
        await this.#inTurn(place, async () => {
          const open = held.words(roundId);
          if (!open?.isEnough || open.size < WRITTEN_WHEN_STOPPING_MIN) return;
          const kept = await this.#keptWords(place);
          await this.#write(place, { ...kept, ready: shuffled([...kept.ready, ...toKept(open.words)]) });
          held.endWords(roundId);
        });
      }
    }
  }

  #run(operation: AnswersOperation, place: RecordPlace): Promise<PollView | HeldWords | ReleasedWords> {
    switch (operation.name) {
      case 'viewPoll':
        return this.#viewPoll(operation, place);
      case 'answerPoll':
        return this.#answerPoll(operation, place);
      case 'revealPoll':
        return this.#revealPoll(operation, place);
      case 'viewWords':
        return this.#viewWords(place, operation.roundId, operation.ids);
      case 'addWord':
        return this.#addWord(operation, place);
      case 'releaseWords':
        return this.#releaseWords(operation, place);
      case 'receivedWords':
        return this.#receivedWords(operation, place);
    }
  }

  async #viewPoll({ sessionId, pollId, memberId }: PollOperation, place: RecordPlace): Promise<PollView> {
    const open = this.#sessions.get(sessionId)?.poll(pollId);
    if (open) return open.view(memberId);
    if (kindOfPoll(pollId) === 'reading') return NOT_BEGUN;
    const closed = await this.#records.read<ClosedPoll>(place);
    return closed ? viewOfClosed(closed) : NOT_BEGUN;
  }

  async #answerPoll(
    { sessionId, pollId, memberId, answer, secret, again, letInAt = 0 }: PollOperation & GivenAnswer,
    place: RecordPlace,
  ): Promise<PollView> {
    const kind = kindOfPoll(pollId);
    if (!POLL_ANSWERS[kind].some((known) => known === answer)) {
      throw new Failure('bad_request', 'Malformed: answer.');
    }
    let open = this.#sessions.get(sessionId)?.poll(pollId);
    if (!open) {
      if (kind === 'reading' && answer === 'done') return NOT_BEGUN;
      if (kind !== 'reading' && (await this.#records.read<ClosedPoll>(place))) {
        throw new Failure('not_allowed', 'No more answers are taken.');
      }
      open = new OpenPoll(kind);
      this.#held(sessionId).beginPoll(pollId, open, memberId);
    }
    // Else a facilitator could let in phones of their own until there are enough answers; and a phone that came in anew counts once.
    // Readers have no sums.
    if (kind !== 'reading' && letInAt > open.begunAt) {
      throw new Failure('not_allowed', 'This phone was let in after the first answer.');
    }
    open.answer(memberId, { answer, ...(secret !== undefined && { secret }), again: again === true });
    // Everybody has read: nothing is left of it.
    if (kind === 'reading' && open.people === 0) this.#sessions.get(sessionId)?.endPoll(pollId);
    return open.view(memberId);
  }

  async #revealPoll(operation: PollOperation, place: RecordPlace): Promise<PollView> {
    const { sessionId, pollId } = operation;
    const held = this.#sessions.get(sessionId);
    const open = held?.poll(pollId);
    // Sums of "more or next" are shown while people answer, and not needed afterwards. Readers are never enough.
    if (!open?.isEnough || open.kind === 'time') return this.#viewPoll(operation, place);
    const closed = open.close();
    await this.#write(place, closed);
    held?.endPoll(pollId);
    return viewOfClosed(closed);
  }

  async #viewWords(place: RecordPlace, roundId: string, ids: readonly string[]): Promise<HeldWords> {
    const kept = await this.#keptWords(place);
    const open = this.#sessions.get(place.sessionId)?.words(roundId);
    return {
      waiting: kept.ready.length + (open?.size ?? 0),
      releasable: kept.released.length + kept.ready.length > 0 || open?.isEnough === true,
      held: ids.filter((id) => open?.has(id)),
    };
  }

  async #addWord(
    {
      roundId,
      memberId,
      id,
      text,
      letInAt,
    }: WordsOperation & {
      readonly id: string;
      readonly text: string;
      readonly letInAt?: number;
    },
    place: RecordPlace,
  ): Promise<HeldWords> {
    const kept = await this.#keptWords(place);
    const held = this.#held(place.sessionId);
    let open = held.words(roundId);
    // Sent again by a page that got no answer, or whose word was written meanwhile.
    if (!open?.has(id) && !isKept(kept, id)) {
      const words = kept.ready.length + kept.released.length + (open?.size ?? 0);
      if (words >= WORDS_PER_ROUND_MAX) {
        throw new Failure('too_large', 'There are as many words as one round can hold.');
      }
      if (!open) {
        open = new OpenWords();
        held.beginWords(roundId, open, memberId);
      }
      open.add(memberId, { id, text }, letInAt);
    }
    return this.#viewWords(place, roundId, [id]);
  }

  async #releaseWords({ roundId }: WordsOperation, place: RecordPlace): Promise<ReleasedWords> {
    const kept = await this.#keptWords(place);
    const held = this.#sessions.get(place.sessionId);
    const open = held?.words(roundId);
    const isEnough = kept.ready.length > 0 || open?.isEnough === true;
    if (!isEnough && kept.released.length === 0) {
      throw new Failure('too_few', 'There are words of too few people.');
    }
    if (!isEnough) return handedOut(kept.released);
    const released = shuffled([...kept.released, ...kept.ready, ...toKept(open?.words ?? [])]);
    await this.#write(place, { ...kept, ready: [], released });
    held?.endWords(roundId);
    return handedOut(released);
  }

  async #receivedWords(
    { roundId, ids }: WordsOperation & { readonly ids: readonly string[] },
    place: RecordPlace,
  ): Promise<HeldWords> {
    const kept = await this.#keptWords(place);
    const received = kept.released.filter(({ id }) => ids.includes(id));
    if (received.length > 0) {
      await this.#write(place, {
        ...kept,
        released: kept.released.filter(({ id }) => !ids.includes(id)),
        received: shuffled([...kept.received, ...received.map(({ sentAs }) => sentAs)]),
      });
    }
    return this.#viewWords(place, roundId, []);
  }

  async #keptWords(place: RecordPlace): Promise<KeptWords> {
    return (await this.#records.read<KeptWords>(place)) ?? NO_WORDS;
  }

  async #write(place: RecordPlace, contents: ClosedPoll | KeptWords): Promise<void> {
    const outcome = await this.#records.write(place, contents, this.#serverId);
    if (outcome === 'not_owner') throw new NotOwner();
    if (outcome === 'full') throw new Failure('too_large', 'The session cannot hold more of these.');
  }

  #held(sessionId: string): HeldSession {
    const held = this.#sessions.get(sessionId) ?? new HeldSession();
    this.#sessions.set(sessionId, held);
    return held;
  }

  async #inTurn<T>({ sessionId, name }: RecordPlace, work: () => Promise<T>): Promise<T> {
    const key = JSON.stringify([sessionId, name]);
    const before = this.#underWay.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#underWay.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#underWay.get(key) === turn) this.#underWay.delete(key);
    }
  }
}

function handedOut(words: readonly KeptWord[]): ReleasedWords {
  return { words: shuffled(words).map(({ id, text }) => ({ id, text })) };
}

type PollOperation = Pick<Extract<Operation, { name: 'viewPoll' }>, 'sessionId' | 'pollId' | 'memberId'>;
type WordsOperation = Pick<
  Extract<Operation, { name: 'releaseWords' }>,
  'sessionId' | 'roundId' | 'memberId'
>;
