/** A table's document in the Fluid service. */
import { type Table, tableConfiguration } from '../domain/table/schema.ts';
import {
  type Contents,
  createDocument,
  type DocumentServices,
  type LiveDocument,
  openDocument,
  type SharedDocument,
} from './sharedDocument.ts';

export const tableContents: Contents<Table> = {
  name: 'table',
  viewIn: (tree) => tree.viewWith(tableConfiguration),
};

export interface TableDocument extends LiveDocument {
  readonly table: Table;
}

export async function createTableDocument(services: DocumentServices, table: Table): Promise<TableDocument> {
  return asTable(await createDocument(tableContents, services, table));
}

export async function openTableDocument(
  services: DocumentServices,
  documentId: string,
): Promise<TableDocument> {
  return asTable(await openDocument(tableContents, services, documentId));
}

function asTable({ root, ...document }: SharedDocument<Table>): TableDocument {
  return { ...document, table: root };
}
