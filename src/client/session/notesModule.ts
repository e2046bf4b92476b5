/** Everything that only note-takers load: the notes' document, its outbox on this device, and editing. */

import { copyNotes } from '../../domain/notes/copyNotes.ts';
import { ownWords } from '../../domain/notes/kept.ts';
import { newNotes } from '../../domain/notes/newNotes.ts';
import type { Notes } from '../../domain/notes/schema.ts';
import { createNotesDocument, openNotesDocument } from '../../fluid/notesDocument.ts';
import { createTokenProvider } from '../../fluid/tokens.ts';
import { type Api, ApiFailure } from './api.ts';
import { DamageReporter } from './damageReporter.ts';
import { accessDocument, type DocumentAccess, endpointOf, makeOrJoin } from './documentAccess.ts';
import { NotesOutbox } from './notesOutbox.ts';
import { NotesSession, type NotesWish, type OpenedNotes } from './notesSession.ts';
import { failureOf, NEEDS_ANOTHER_TABLE, TEMPORARY_FAILURES } from './openFailure.ts';
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
  const damage = new DamageReporter(desk.api);
  return new NotesSession({
    writer,
    outbox: new NotesOutbox(desk.storage, desk.sessionId, writer),
    open: async (left, wish) => {
      try {
        const opened = await openDocument(desk, left, wish);
        damage.watch(desk.sessionId, opened.document);
        return opened;
      } catch (error) {
        damage.opening(desk.sessionId, error);
        throw error;
      }
    },
    isDamage,
    passes: (error) => isDamage(error) || TEMPORARY_FAILURES.includes(failureOf(error)),
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

const isDamage = (error: unknown): boolean => NEEDS_ANOTHER_TABLE.includes(failureOf(error));

async function openDocument(desk: NotesDesk, left: AbortSignal, wish: NotesWish): Promise<OpenedNotes> {
  const { api, sessionId, origin, nowMs } = desk;
  const view = await api.session(sessionId);
  if (!view.me.noteTaker) throw new ApiFailure('not_allowed', 'the notes are for note-takers');
  const { notesDocumentId } = view;
  const readOnly = view.session.endedAt !== undefined;
  const servicesWith = (access: DocumentAccess) => ({
    fluid: endpointOf(view, origin),
    tokens: createTokenProvider(access.registerAndFetchToken, nowMs),
    readOnly,
    nameKey: view.nameKey,
    nowMs,
  });
  const make = (notes: Notes, replaces?: string) => {
    const access = accessDocument(api, view, left, 'notes', replaces);
    const services = servicesWith(access);
    return makeOrJoin({
      access,
      left,
      make: () => createNotesDocument(services, notes),
      join: (documentId) => openNotesDocument(services, documentId),
      find: async () => (await api.session(sessionId)).notesDocumentId,
    });
  };
  if (notesDocumentId === undefined) return { document: await make(newNotes(desk.cardIds())), readOnly };
  try {
    const services = servicesWith(accessDocument(api, view, left, 'notes'));
    return { document: await openNotesDocument(services, notesDocumentId), readOnly };
  } catch (error) {
    if (readOnly || !isDamage(error)) throw error;
    const shown = wish.shown?.documentId === notesDocumentId ? wish.shown.notes : undefined;
    const instead = shown ? copyNotes(shown) : wish.anew ? newNotes(desk.cardIds()) : undefined;
    if (!instead) throw error;
    // Refused as long as the server itself can open the notes; then the next attempt asks again.
    const document = await make(instead, notesDocumentId);
    return { document, readOnly, isRenewed: document.documentId !== notesDocumentId };
  }
}

export type NotesModule = typeof import('./notesModule.ts');
