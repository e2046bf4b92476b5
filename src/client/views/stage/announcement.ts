/** What a screen reader says about the table, whoever did it. */
import type { TableView } from '../../../domain/table/tableView.ts';
import type { stage } from '../../strings/stage.ts';

type Seen = Pick<TableView, 'phase' | 'left' | 'cards'> & {
  readonly current:
    | {
        readonly id: string;
        readonly question: string;
        readonly area: { readonly title: string } | undefined;
      }
    | undefined;
};

/** Undefined when nothing happened that everybody has to hear of. */
export function announcement(
  before: Seen,
  now: Seen,
  texts: (typeof stage)['da']['say'],
  ownCard: string,
): string | undefined {
  if (now.phase === 'ended') return before.phase === 'ended' ? undefined : texts.ended;
  if (now.current && now.current.id !== before.current?.id) {
    return texts.turned(now.current.area?.title ?? ownCard, now.current.question);
  }
  if (before.current && !now.current) return texts.cleared(now.left);
  return before.phase === 'preparing' && now.phase === 'running'
    ? texts.started(now.cards.length)
    : undefined;
}
