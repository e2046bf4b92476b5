/**
 * One session's open polls and waiting words, in memory. One participant cannot use up all slots: when they are full, a poll or round
 * with too few participants is dropped, of the participant who began most of them.
 */
import { Failure } from '../failure.ts';
import type { OpenPoll } from './openPoll.ts';
import type { OpenWords } from './openWords.ts';
import { ParticipantHashes } from './participantHashes.ts';

/** A long meeting has one or two for each card. */
export const OPEN_MAX = 500;

type Open = OpenPoll | OpenWords;

interface Held<T extends Open> {
  readonly open: T;
  /** Hash of the first participant. */
  readonly begunBy: string;
  /** Counts up over polls and words. */
  readonly nth: number;
}

export class HeldSession {
  readonly #polls = new Map<string, Held<OpenPoll>>();
  readonly #words = new Map<string, Held<OpenWords>>();
  readonly #people = new ParticipantHashes();
  #begun = 0;

  get size(): number {
    return this.#polls.size + this.#words.size;
  }

  get rounds(): readonly string[] {
    return [...this.#words.keys()];
  }

  poll(id: string): OpenPoll | undefined {
    return this.#polls.get(id)?.open;
  }

  words(roundId: string): OpenWords | undefined {
    return this.#words.get(roundId)?.open;
  }

  /** Throws `Failure` with `too_large` if there is no place, nor anything that could make room. */
  beginPoll(id: string, poll: OpenPoll, memberId: string): void {
    this.#begin(this.#polls, id, poll, memberId);
  }

  /** The same for a round of words. */
  beginWords(roundId: string, words: OpenWords, memberId: string): void {
    this.#begin(this.#words, roundId, words, memberId);
  }

  endPoll(id: string): void {
    this.#polls.delete(id);
  }

  endWords(roundId: string): void {
    this.#words.delete(roundId);
  }

  #begin<T extends Open>(place: Map<string, Held<T>>, id: string, open: T, memberId: string): void {
    if (this.size >= OPEN_MAX) this.#makeRoom();
    this.#begun += 1;
    place.set(id, { open, begunBy: this.#people.hash(memberId), nth: this.#begun });
  }

  #makeRoom(): void {
    const places: Map<string, Held<Open>>[] = [this.#polls, this.#words];
    const small = places
      .flatMap((place) => [...place].map(([id, held]) => ({ place, id, ...held })))
      .filter(({ open }) => !open.isEnough)
      .toSorted((a, b) => a.nth - b.nth);
    const begun = new Map<string, number>();
    for (const { begunBy } of small) begun.set(begunBy, (begun.get(begunBy) ?? 0) + 1);
    const [[most] = []] = [...begun].toSorted(([, a], [, b]) => b - a);
    const oldest = small.find(({ begunBy }) => begunBy === most);
    if (!oldest) throw new Failure('too_large', 'The session cannot hold more of these.');
    oldest.place.delete(oldest.id);
  }
}
