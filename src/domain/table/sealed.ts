/** What the server signs of a table's nodes, and where the signature is stored. */
import { placementContent, type SealedContent } from '../../shared/seal.ts';
import type { ClosingWords, Placement, Word } from './conversation/schema.ts';
import { edit, type Outcome, refuse } from './gate.ts';
import type { OwnCard } from './schema.ts';
import type { ParticipantId, Seat } from './seat.ts';

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

/** Undefined while the placement is hidden. */
export function contentOfPlacement({
  pollId,
  counts,
}: Pick<Placement, 'pollId' | 'counts'>): SealedContent | undefined {
  return counts && placementContent(pollId, [...counts]);
}

/** Stores the signature in its node, if that still has the signed content. */
export function addSeal(seat: Seat, content: SealedContent, seal: string): Outcome {
  const node = nodeOf(seat, content);
  if (!node || node.seal === seal) return refuse('notNow');
  return edit(seat, undefined, [node], () => {
    node.seal = seal;
    return {};
  });
}

function nodeOf({ table }: Seat, content: SealedContent): Word | OwnCard | ClosingWords | undefined {
  const { kind, id } = content;
  const talk = table.conversation;
  if (kind === 'ownCard') {
    return table.ownCards.find((card) => isSame(contentOfOwnCard(card), content));
  }
  const word = kind === 'word' ? talk?.words.get(id) : undefined;
  if (word && isSame(contentOfWord(id, word), content)) return word;
  const closing = kind === 'closing' ? talk?.closing.get(id) : undefined;
  return closing && isSame(contentOfClosing(id, closing), content) ? closing : undefined;
}

function isSame(one: SealedContent, other: SealedContent): boolean {
  return JSON.stringify(keyOf(one)) === JSON.stringify(keyOf(other));
}

const keyOf = ({ kind, id, by, texts }: SealedContent) => [kind, id, by, texts];
