/** Anonymous words that wait to be released, in memory only. Words are not linked to their authors. */
import { WORDS_LEAST_PEOPLE } from '../../shared/contract/limits.ts';
import { Failure } from '../failure.ts';
import { ParticipantHashes } from './participantHashes.ts';

export interface Word {
  readonly id: string;
  readonly text: string;
}

/** So that one person does not fill a round for all. */
const WORDS_PER_PERSON_MAX = 25;

export class OpenWords {
  readonly #words = new Map<string, Word>();
  readonly #writers = new ParticipantHashes();

  get size(): number {
    return this.#words.size;
  }

  get people(): number {
    return this.#writers.size;
  }

  /** Enough people have written that words do not identify their authors. */
  get isEnough(): boolean {
    return this.people >= WORDS_LEAST_PEOPLE;
  }

  get words(): readonly Word[] {
    return [...this.#words.values()];
  }

  has(id: string): boolean {
    return this.#words.has(id);
  }

  /** Throws `Failure` with `too_large` if the person has written too many. */
  add(memberId: string, word: Word): void {
    if (this.#writers.times(memberId) >= WORDS_PER_PERSON_MAX) {
      throw new Failure('too_large', 'You have as many words here as one person can have.');
    }
    this.#writers.add(memberId);
    this.#words.set(word.id, word);
  }
}
