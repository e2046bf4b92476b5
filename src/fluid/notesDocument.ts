/** The notes' document in the Fluid service. The server lets nobody but note-takers near it. */
import { type Notes, notesConfiguration } from '../domain/notes/schema.ts';
import {
  type Contents,
  createDocument,
  type DocumentServices,
  type LiveDocument,
  openDocument,
  type SharedDocument,
} from './sharedDocument.ts';

const contents: Contents<Notes> = { name: 'notes', viewIn: (tree) => tree.viewWith(notesConfiguration) };

export interface NotesDocument extends LiveDocument {
  readonly notes: Notes;
}

export async function createNotesDocument(services: DocumentServices, notes: Notes): Promise<NotesDocument> {
  return asNotes(await createDocument(contents, services, notes));
}

export async function openNotesDocument(
  services: DocumentServices,
  documentId: string,
): Promise<NotesDocument> {
  return asNotes(await openDocument(contents, services, documentId));
}

function asNotes({ root, ...document }: SharedDocument<Notes>): NotesDocument {
  return { ...document, notes: root };
}
