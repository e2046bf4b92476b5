/** What the registry keeps of a round of words without a name. Each list in an order that says nothing. */
import { randomInt, randomUUID } from 'node:crypto';
import type { Word } from './openWords.ts';

export interface KeptWord {
  /** On the table. Not the one under which its author's page has sent it. */
  readonly id: string;
  readonly sentAs: string;
  readonly text: string;
}

export interface KeptWords {
  /** Of enough people, from a server that has stopped; not handed out yet. */
  readonly ready: readonly KeptWord[];
  /** Handed out, and not yet on the table for certain. */
  readonly released: readonly KeptWord[];
  /** What lies on the table, by `sentAs`: a page that sends it again is told that it is there. */
  readonly received: readonly string[];
}

export const NO_WORDS: KeptWords = { ready: [], released: [], received: [] };

export function isKept({ ready, released, received }: KeptWords, sentAs: string): boolean {
  return received.includes(sentAs) || [...ready, ...released].some((word) => word.sentAs === sentAs);
}

export function toKept(words: readonly Word[]): KeptWord[] {
  return words.map(({ id, text }) => ({ id: randomUUID(), sentAs: id, text }));
}

export function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}
