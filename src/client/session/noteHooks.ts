/** What views read of note taking. */
import { useEffect } from 'react';
import type { NoteView } from '../../domain/notes/notesView.ts';
import type { SessionRoles } from '../../shared/api.ts';
import { useMeeting, useMeetingState, useObservable } from './hooks.ts';
import type { MeetingSession, MeetingState } from './meetingSession.ts';
import type { NotesSession, Saving } from './notesSession.ts';
import { type NotesState, NoteTaking } from './noteTaking.ts';

interface Taking {
  readonly sessionId: string;
  readonly taking: NoteTaking;
  readonly stop: () => void;
}

/** One for the page and session, over every reopening of the table and every drawing of the panel. */
const takings = new WeakMap<MeetingSession, Taking>();

/** Undefined for those who look on without an account. */
export function useNoteTaking(): NoteTaking | undefined {
  const meeting = useMeeting();
  const state = useMeetingState();
  const open = state.kind === 'open' && state.session.me.role === 'member' ? state : undefined;
  const taking = open && takingFor(meeting, open);
  useEffect(() => {
    if (open) taking?.sitAt(open.table);
  }, [taking, open]);
  return taking;
}

export function useNotesState(taking: NoteTaking | undefined): NotesState {
  return useObservable(taking?.state ?? AWAY);
}

export function useSessionRoles(taking: NoteTaking | undefined): SessionRoles | undefined {
  return useObservable(taking?.roles ?? NOTHING);
}

export function useUnsent(taking: NoteTaking | undefined): readonly string[] {
  return useObservable(taking?.unsent ?? NO_WORDS);
}

export function useNotes(notes: NotesSession): readonly NoteView[] {
  return useObservable(notes.view) ?? [];
}

export function useSaving(notes: NotesSession): Saving {
  return useObservable(notes.saving);
}

function takingFor(meeting: MeetingSession, { session, table, api }: Open): NoteTaking {
  const known = takings.get(meeting);
  if (known?.sessionId === session.session.id) return known.taking;
  known?.stop();
  const { origin, storage, clock } = meeting.page;
  const taking = new NoteTaking({
    api,
    view: session,
    table,
    origin,
    storage,
    nowMs: clock.nowMs,
    newId: clock.newId,
    load: () => meeting.loadNotes(),
  });
  const flush = (timeoutMs: number) => taking.flush(timeoutMs);
  meeting.leaving.add(flush);
  const stop = () => {
    meeting.leaving.delete(flush);
    taking.close();
  };
  takings.set(meeting, { sessionId: session.session.id, taking, stop });
  return taking;
}

type Open = Extract<MeetingState, { kind: 'open' }>;

/** What never changes for those who take no part. */
function constant<T>(value: T) {
  return { get: () => value, subscribe: () => () => undefined };
}

const AWAY = constant<NotesState>({ kind: 'away' });
const NOTHING = constant<SessionRoles | undefined>(undefined);
const NO_WORDS = constant<readonly string[]>([]);
