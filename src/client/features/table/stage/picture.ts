/** Which of the stage's pictures there is, derived from the table. */
import type { TableView } from '../../../../domain/table/tableView.ts';

export type StagePicture = 'welcome' | 'spread' | 'turned' | 'allDiscussed' | 'recap' | 'ended';

export function pictureOf(table: TableView): StagePicture {
  if (table.phase === 'preparing') return 'welcome';
  if (table.phase === 'ended') return 'ended';
  if (table.conversation.recapShown) return 'recap';
  if (table.current) return 'turned';
  return table.left === 0 ? 'allDiscussed' : 'spread';
}

/** Before anything has been turned the cards lie all over the table; then they are a deck at its edge that stays where it is. */
export function isDeckInRow({
  ordinal,
  current,
  discussed,
  parked,
  skipped,
  conversation,
}: TableView): boolean {
  const isUntouched = discussed.length + parked.length + skipped.length === 0 && ordinal === 0;
  const isTaken = current !== undefined || conversation.choice !== undefined;
  return isTaken || !isUntouched || conversation.part !== 'cards';
}
