/** Where the server's signature is stored at the table. */
import type { SealedContent } from '../../shared/seal.ts';
import type { ClosingWords, Word } from './conversation/schema.ts';
import { edit, type Outcome, refuse } from './gate.ts';
import type { OwnCard } from './schema.ts';
import { contentOfClosing, contentOfOwnCard, contentOfWord } from './sealedContents.ts';
import type { Seat } from './seat.ts';

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
  const closing = kind === 'closing' || kind === 'closingFor' ? talk?.closing.get(id) : undefined;
  return closing && isSame(contentOfClosing(id, closing), content) ? closing : undefined;
}

function isSame(one: SealedContent, other: SealedContent): boolean {
  return JSON.stringify(keyOf(one)) === JSON.stringify(keyOf(other));
}

const keyOf = ({ kind, id, by, texts }: SealedContent) => [kind, id, by, texts];
