/**
 * A poll that takes answers, in memory only. Answers are not linked to participants: a hash of the answer with a secret of its
 * author's page lets that page change it, and says nothing without the secret.
 */
import { randomUUID } from 'node:crypto';
import { POLL_ANSWERS, POLL_LEAST_ANSWERS, type PollKind } from '../../shared/contract/limits.ts';
import type { PollView } from '../../shared/contract/schemas/polls.ts';
import { Failure } from '../failure.ts';
import { nextMoment } from './moment.ts';
import type { GivenAnswer } from './operations.ts';
import { ParticipantHashes } from './participantHashes.ts';

export type Counts = Readonly<Record<string, number>>;

/** What is kept of a placement or a choice once it is revealed. */
export interface ClosedPoll {
  readonly run: string;
  readonly counts: Counts;
}

export class OpenPoll {
  readonly kind: PollKind;
  /** Another one each time that the poll begins anew because a server lost what was in its memory. */
  readonly run = randomUUID();
  readonly begunAt = nextMoment();
  readonly #counts = new Map<string, number>();
  readonly #participants = new ParticipantHashes();
  /** By the participant's hash: their answer, hashed with their secret. */
  readonly #changeable = new Map<string, string>();

  constructor(kind: PollKind) {
    this.kind = kind;
  }

  get people(): number {
    return this.#participants.size;
  }

  get isEnough(): boolean {
    return this.people >= POLL_LEAST_ANSWERS[this.kind];
  }

  /** Throws `Failure` with `already_answered`. */
  answer(memberId: string, { answer, secret, again = false }: GivenAnswer): void {
    if (this.kind === 'reading') {
      if (answer === 'done') this.#participants.remove(memberId);
      else if (!this.#participants.has(memberId)) this.#participants.add(memberId);
      return;
    }
    if (this.#participants.has(memberId)) {
      const before = again ? undefined : this.#answerOf(memberId, secret);
      if (before === undefined) throw new Failure('already_answered', 'You have answered already.');
      this.#count(before, -1);
    } else {
      this.#participants.add(memberId);
    }
    this.#count(answer, 1);
    // Sums of "more or next" are seen while people answer: a change would show whose answer it was.
    if (secret !== undefined && this.kind !== 'time') {
      this.#changeable.set(this.#participants.hash(memberId), this.#hash(memberId, secret, answer));
    }
  }

  /** What this person has answered, if the secret is theirs. It is kept nowhere, and found by trying all answers. */
  #answerOf(memberId: string, secret: string | undefined): string | undefined {
    const hash = this.#changeable.get(this.#participants.hash(memberId));
    if (hash === undefined || secret === undefined) return undefined;
    return POLL_ANSWERS[this.kind].find((answer) => this.#hash(memberId, secret, answer) === hash);
  }

  #hash(memberId: string, secret: string, answer: string): string {
    return this.#participants.hash(JSON.stringify([memberId, secret, answer]));
  }

  #count(answer: string, change: 1 | -1): void {
    this.#counts.set(answer, (this.#counts.get(answer) ?? 0) + change);
  }

  view(memberId: string): PollView {
    return {
      answered: this.people,
      mine: this.#participants.has(memberId),
      closed: false,
      run: this.run,
      ...(this.kind === 'time' && this.isEnough && { sums: this.#sums() }),
    };
  }

  close(): ClosedPoll {
    return { run: this.run, counts: this.#sums() };
  }

  /** In the order of the scale, zeros included. */
  #sums(): Counts {
    return Object.fromEntries(
      POLL_ANSWERS[this.kind].map((answer) => [answer, this.#counts.get(answer) ?? 0]),
    );
  }
}

export function viewOfClosed({ run, counts }: ClosedPoll): PollView {
  const answered = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { answered, mine: false, closed: true, run, sums: counts };
}

export const NOT_BEGUN: PollView = { answered: 0, mine: false, closed: false };
