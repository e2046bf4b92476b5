/**
 * Reads documents without a page, in the same way as the page opens them, and closes them at once (decision 41). Used
 * by administrators' commands and the server.
 */
import type { Notes } from '../domain/notes/schema.ts';
import type { Table } from '../domain/table/schema.ts';
import { DocumentDamagedError } from './dataErrors.ts';
import { openNotesDocument } from './notesDocument.ts';
import type { DocumentServices, LiveDocument } from './sharedDocument.ts';
import { openTableDocument } from './tableDocument.ts';
import { whenLive } from './whenLive.ts';

/** Timeout for reading a document whole. */
const READ_TIMEOUT_MS = 30_000;

export interface DocumentReader {
  /** @throws NotReadWhole */
  table<T>(documentId: string, use: (table: Table) => T): Promise<T>;
  /** @throws NotReadWhole */
  notes<T>(documentId: string, use: (notes: Notes) => T): Promise<T>;
}

export class NotReadWhole extends Error {
  override readonly name = 'NotReadWhole';
}

export function createDocumentReader(services: Omit<DocumentServices, 'readOnly'>): DocumentReader {
  const reading = { ...services, readOnly: true };
  return {
    table: (documentId, use) => readWhole(openTableDocument(reading, documentId), ({ table }) => use(table)),
    notes: (documentId, use) => readWhole(openNotesDocument(reading, documentId), ({ notes }) => use(notes)),
  };
}

async function readWhole<Document extends LiveDocument, T>(
  opening: Promise<Document>,
  use: (document: Document) => T,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotReadWhole('the document did not open in time')), READ_TIMEOUT_MS);
  });
  try {
    const document = await Promise.race([opening, late]);
    // Opened, it has what the service had. Live, it has reached what the service names as the last operation.
    if (!(await whenLive(document, READ_TIMEOUT_MS))) {
      const damage = document.damage.get();
      const cause = damage && new DocumentDamagedError(document.documentId, damage);
      throw new NotReadWhole('the document did not come to life', { cause });
    }
    return use(document);
  } catch (error) {
    if (error instanceof NotReadWhole) throw error;
    throw new NotReadWhole('the document could not be opened', { cause: error });
  } finally {
    clearTimeout(timer);
    opening.then((document) => document.close()).catch(() => undefined);
  }
}
