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
