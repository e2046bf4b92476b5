/** What of the conversation is on screen now. Small, and loaded with every page: the rest comes when it is in use. */
import type { PlacementView, WordView } from '../../../domain/table/conversation/view.ts';
import type { TableView } from '../../../domain/table/tableView.ts';

export type RoundTable = Pick<TableView, 'phase' | 'conversation'> & {
  readonly current: { readonly id: string } | undefined;
};

/** One of the rounds has the middle of the table: a question is asked, and no card is out. */
export function isAtRound({ phase, conversation }: RoundTable): boolean {
  return phase === 'running' && conversation.part !== 'cards';
}

/** Something is in use around the card, or around the round's question. */
export function isInUse(table: RoundTable): boolean {
  const { phase, conversation } = table;
  if (phase !== 'running') return false;
  const { speaking, timer, silence } = conversation;
  return (speaking ?? timer ?? silence ?? placementHere(table)) !== undefined || wordsHere(table).length > 0;
}

/** Everybody is in the middle of something: nothing else should stand out. */
export function isBusy(table: RoundTable): boolean {
  if (table.phase !== 'running') return false;
  const { speaking, silence } = table.conversation;
  const placement = placementHere(table);
  return (speaking ?? silence) !== undefined || (placement !== undefined && !placement.isRevealed);
}

export function placementHere({ current, conversation }: RoundTable): PlacementView | undefined {
  return current && conversation.placements.find(({ cardId }) => cardId === current.id);
}

/** The words of the present subject. */
export function wordsHere(table: RoundTable): readonly WordView[] {
  const { current, conversation } = table;
  if (current === undefined && !isAtRound(table)) return [];
  return conversation.words.filter(({ cardId }) => cardId === current?.id);
}

/** What lies beside the card, the most important first: there is never more than one thing. */
export type Besides = 'speaking' | 'silence' | 'placement' | 'words' | 'timer';

export function besidesOf(table: RoundTable): Besides | undefined {
  if (!isInUse(table)) return undefined;
  const { speaking, silence } = table.conversation;
  if (speaking) return 'speaking';
  if (silence) return 'silence';
  if (placementHere(table)) return 'placement';
  return wordsHere(table).length > 0 ? 'words' : 'timer';
}

/** What people have written, all over the table: after a silent minute until the meeting goes on from it. */
export function harvestOf(table: RoundTable): 'words' | undefined {
  const { phase, conversation } = table;
  const isHarvest = phase === 'running' && conversation.silence !== undefined && wordsHere(table).length > 0;
  return isHarvest && !conversation.speaking && table.current ? 'words' : undefined;
}
