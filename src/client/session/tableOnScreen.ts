import type { TableDocument } from '../../fluid/tableDocument.ts';
import type { TableSession } from './tableSession.ts';

/** What views that show a table need of it, whether it is open already or shown from a preview. */
export type TableOnScreen = Pick<
  TableSession,
  'me' | 'verbs' | 'view' | 'notice' | 'undo' | 'happened' | 'undoLastStep' | 'forgetStep' | 'dismissNotice'
> & { readonly document: Pick<TableDocument, 'connection' | 'people' | 'saved'> };

/** Commands on a preview are kept until the table is open. */
export function isOpenTable(table: TableOnScreen): table is TableSession {
  return 'runFor' in table;
}
