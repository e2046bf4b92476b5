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

export function contentOfClosing(
  by: ParticipantId,
  { insight, nextStep }: Pick<ClosingWords, 'insight' | 'nextStep'>,
): SealedContent {
  return { kind: 'closing', id: by, by, texts: [insight, nextStep] };
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
