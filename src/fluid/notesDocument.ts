/** The notes' document in the Fluid service. The server gives tokens for it to note-takers only. */
import { type Notes, notesConfiguration } from '../domain/notes/schema.ts';
import {
  type Contents,
  createDocument,
  type DocumentServices,
  type LiveDocument,
  openDocument,
  type SharedDocument,
} from './sharedDocument.ts';

export const notesContents: Contents<Notes> = {
  name: 'notes',
  viewIn: (tree) => tree.viewWith(notesConfiguration),
};

export interface NotesDocument extends LiveDocument {
  readonly notes: Notes;
}

export async function createNotesDocument(services: DocumentServices, notes: Notes): Promise<NotesDocument> {
  return asNotes(await createDocument(notesContents, services, notes));
}

export async function openNotesDocument(
  services: DocumentServices,
  documentId: string,
): Promise<NotesDocument> {
  return asNotes(await openDocument(notesContents, services, documentId));
}

function asNotes({ root, ...document }: SharedDocument<Notes>): NotesDocument {
  return { ...document, notes: root };
}
