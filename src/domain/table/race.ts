/**
 * Noticing that somebody else was faster. A verb's transaction that lost vanishes from the loser's replica without an
 * error; but the middle then carries the same step number in another node, and only a lost race can bring that about.
 */
import { Tree, TreeStatus } from 'fluid-framework';
import type { Middle, Table } from './schema.ts';

export interface LaidMiddle {
  readonly node: Middle;
  /** Read while the node was in the document: a node that has left it may not be asked. */
  readonly step: number;
  readonly cardId: string | undefined;
}

export function remember(node: Middle): LaidMiddle {
  return { node, step: node.step, cardId: node.cardId };
}

/** What has become of the middle that somebody's own verb laid. */
export type Fate =
  /** It lies there, or others have gone on from it. */
  | 'stood'
  /** Somebody changed the middle in the same instant and came first; `agreed` if they did the very same. */
  | { readonly lostTo: string | undefined; readonly agreed: boolean };

export function fateOf(table: Table, mine: LaidMiddle): Fate {
  if (Tree.status(mine.node) === TreeStatus.InDocument) return 'stood';
  if (table.middle.step !== mine.step) return 'stood';
  return { lostTo: table.middle.cardId, agreed: table.middle.cardId === mine.cardId };
}
