/** What the server signs of a table's nodes. Does not import the shared tree, for the server. */
import { placementContent, type SealedContent } from '../../shared/seal.ts';
import type { ClosingWords, Word } from './conversation/schema.ts';
import type { OwnCard } from './schema.ts';
import type { ParticipantId } from './seat.ts';

/** The card is part of it: a word keeps its name only where it was written. */
export function contentOfWord(
  id: string,
  { text, cardId, by }: Pick<Word, 'text' | 'cardId' | 'by'>,
): SealedContent {
  return { kind: 'word', id, by: by ?? '', texts: [text, cardId ?? ''] };
}

export function contentOfOwnCard({
  id,
  question,
  areaId,
  author,
}: Pick<OwnCard, 'id' | 'question' | 'areaId' | 'author'>): SealedContent {
  return { kind: 'ownCard', id, by: author, texts: [question, areaId ?? ''] };
}

/** Words that were written down for somebody have a kind of their own, which the server signs for facilitators only. */
export function contentOfClosing(
  of: ParticipantId,
  { insight, nextStep, writtenBy }: Pick<ClosingWords, 'insight' | 'nextStep'> & WrittenDown,
): SealedContent {
  const texts = [insight, nextStep];
  return writtenBy === undefined
    ? { kind: 'closing', id: of, by: of, texts }
    : { kind: 'closingFor', id: of, by: writtenBy, texts };
}

interface WrittenDown {
  readonly writtenBy?: ParticipantId | undefined;
}

/** The name that a phone has chosen, as it is stored: encrypted. */
export function contentOfPhoneName(phone: ParticipantId, name: string): SealedContent {
  return { kind: 'phoneName', id: phone, by: phone, texts: [name] };
}

/** Of a placement or a choice. Undefined while its sums are hidden. */
export function contentOfSums({
  pollId,
  counts,
}: {
  readonly pollId: string;
  readonly counts: Iterable<number> | undefined;
}): SealedContent | undefined {
  return counts && placementContent(pollId, [...counts]);
}
