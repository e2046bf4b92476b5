/** Anonymous words that wait to be released, in memory only. Words are not linked to their authors. */
import { WORDS_LEAST_PEOPLE } from '../../shared/contract/limits.ts';
import { Failure } from '../failure.ts';
import { nextMoment } from './moment.ts';
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
  /** Phones that were let in when the round had begun: a facilitator could let in phones until there are enough people. */
  readonly #late = new ParticipantHashes();
  readonly begunAt = nextMoment();

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

  /** Throws `Failure` with `too_large` if the person has written too many. `letInAt`: of a phone. */
  add(memberId: string, word: Word, letInAt = 0): void {
    const writers = letInAt > this.begunAt ? this.#late : this.#writers;
    if (writers.times(memberId) >= WORDS_PER_PERSON_MAX) {
      throw new Failure('too_large', 'You have as many words here as one person can have.');
    }
    writers.add(memberId);
    this.#words.set(word.id, word);
  }
}
