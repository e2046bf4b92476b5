/** Says in an export whether the server's signature bears out who wrote a text, as pages do before they show a name. */
import { TreeBeta } from 'fluid-framework/beta';
import type { Table } from '../../src/domain/table/schema.ts';
import {
  contentOfClosing,
  contentOfOwnCard,
  contentOfSums,
  contentOfWord,
} from '../../src/domain/table/sealedContents.ts';
import type { ServerConfig } from '../../src/server/config.ts';
import { deriveKey } from '../../src/server/keys.ts';
import { createSealKeys } from '../../src/server/sessions/seals.ts';
import type { SealedContent } from '../../src/shared/seal.ts';

export type IsSigned = (content: SealedContent, seal: string | undefined) => boolean;

export function signaturesOf({ serverKey }: Pick<ServerConfig, 'serverKey'>, sessionId: string): IsSigned {
  const keys = createSealKeys(deriveKey(serverKey, 'author-seal'), true);
  return (content, seal) => seal !== undefined && keys.isSigned(sessionId, content, seal);
}

/** The table's contents; named words, closing words, own cards and revealed placements have a field `signed`. */
export function exportTable(table: Table, isSigned: IsSigned): unknown {
  const contents = TreeBeta.exportConcise(table) as unknown as Exported;
  const { conversation } = table;
  table.ownCards.forEach((card, at) => {
    mark(contents.ownCards[at], isSigned(contentOfOwnCard(card), card.seal));
  });
  for (const [id, word] of conversation?.words ?? []) {
    if (word.by !== undefined)
      mark(contents.conversation?.words[id], isSigned(contentOfWord(id, word), word.seal));
  }
  for (const [id, words] of conversation?.closing ?? [])
    mark(contents.conversation?.closing[id], isSigned(contentOfClosing(id, words), words.seal));
  for (const [id, placement] of conversation?.placements ?? []) {
    const content = contentOfSums(placement);
    if (content) mark(contents.conversation?.placements[id], isSigned(content, placement.seal));
  }
  return contents;
}

type Node = Record<string, unknown>;

interface Exported {
  readonly ownCards: readonly Node[];
  readonly conversation?: {
    readonly words: Readonly<Record<string, Node>>;
    readonly closing: Readonly<Record<string, Node>>;
    readonly placements: Readonly<Record<string, Node>>;
  };
}

function mark(node: Node | undefined, signed: boolean): void {
  if (node) node.signed = signed;
}
