/** Everything that only note-takers load: the notes' document, its outbox on this device, and editing. */
import { ownWords } from '../../domain/notes/kept.ts';
import { newNotes } from '../../domain/notes/newNotes.ts';
import { createNotesDocument, openNotesDocument } from '../../fluid/notesDocument.ts';
import { createTokenProvider } from '../../fluid/tokens.ts';
import { type Api, ApiFailure } from './api.ts';
import { accessDocument, endpointOf, makeOrJoin } from './documentAccess.ts';
import { NotesOutbox } from './notesOutbox.ts';
import { NotesSession, type OpenedNotes } from './notesSession.ts';
import { failureOf, TEMPORARY_FAILURES } from './openFailure.ts';
import type { OutboxStorage } from './outbox.ts';

export interface NotesDesk {
  readonly api: Api;
  readonly sessionId: string;
  /** The page's own URL, the base for a relative Fluid endpoint. */
  readonly origin: string;
  readonly storage: OutboxStorage | undefined;
  readonly nowMs: () => number;
  readonly newId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Every card of the table: each gets a note when the notes are created. */
  readonly cardIds: () => readonly string[];
  readonly onRefused: (error: unknown) => void;
}

export function openNotes(desk: NotesDesk): NotesSession {
  const writer = desk.newId();
  return new NotesSession({
    writer,
    outbox: new NotesOutbox(desk.storage, desk.sessionId, writer),
    open: (left) => openDocument(desk, left),
    passes: (error) => TEMPORARY_FAILURES.includes(failureOf(error)),
    onRefused: desk.onRefused,
    random: desk.random,
  });
}

/** Text that this person wrote on this device and the service never got. */
export function unsentWords(storage: OutboxStorage | undefined, sessionId: string): readonly string[] {
  return new NotesOutbox(storage, sessionId, '').others.flatMap(([, kept]) => ownWords(kept));
}

export function forgetUnsent(storage: OutboxStorage | undefined, sessionId: string): void {
  new NotesOutbox(storage, sessionId, '').clear();
}

async function openDocument(desk: NotesDesk, left: AbortSignal): Promise<OpenedNotes> {
  const { api, sessionId, origin, nowMs } = desk;
  const view = await api.session(sessionId);
  if (!view.me.noteTaker) throw new ApiFailure('not_allowed', 'the notes are for note-takers');
  const access = accessDocument(api, view, left, 'notes');
  const readOnly = view.session.endedAt !== undefined;
  const services = {
    fluid: endpointOf(view, origin),
    tokens: createTokenProvider(access.registerAndFetchToken, nowMs),
    readOnly,
    nameKey: view.nameKey,
    nowMs,
  };
  const join = (documentId: string) => openNotesDocument(services, documentId);
  if (view.notesDocumentId !== undefined) return { document: await join(view.notesDocumentId), readOnly };
  const document = await makeOrJoin({
    access,
    make: () => createNotesDocument(services, newNotes(desk.cardIds())),
    join,
    find: async () => (await api.session(sessionId)).notesDocumentId,
  });
  return { document, readOnly };
}

export type NotesModule = typeof import('./notesModule.ts');
