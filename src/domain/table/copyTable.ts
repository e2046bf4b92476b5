import { TreeBeta } from 'fluid-framework/beta';
import type { Table } from './schema.ts';

/**
 * A copy of the table as this replica shows it, for a new document when no page can open the old one any more. It
 * lacks changes of others that this replica has not received.
 */
export const copyTable = (table: Table): Table => TreeBeta.clone<typeof Table>(table);
