/** Hooks for roles and note taking. */
import { useEffect } from 'react';
import type { NoteView } from '../../domain/notes/notesView.ts';
import type { SessionRoles } from '../../shared/contract/schemas/roles.ts';
import { useMeeting, useMeetingState, useObservable } from './hooks.ts';
import type { MeetingSession, MeetingState } from './meetingSession.ts';
import type { NotesSession, Saving } from './notesSession.ts';
import { type NotesState, NoteTaking } from './noteTaking.ts';
import { Roles } from './roles.ts';

interface Taking {
  readonly sessionId: string;
  readonly roles: Roles;
  readonly taking: NoteTaking;
  readonly stop: () => void;
}

/** One for each page and session; survives reopening of the table and remounting of the panel. */
const takings = new WeakMap<MeetingSession, Taking>();

function useTaking(): Taking | undefined {
  const meeting = useMeeting();
  const state = useMeetingState();
  const open = state.kind === 'open' && state.session.me.role === 'member' ? state : undefined;
  const found = open && takingFor(meeting, open);
  useEffect(() => {
    if (!open) return;
    found?.roles.sitAt(open.table);
    found?.taking.sitAt(open.table);
  }, [found, open]);
  return found;
}

/** Undefined for viewers. */
export function useNoteTaking(): NoteTaking | undefined {
  return useTaking()?.taking;
}

/** Undefined for viewers. */
export function useRoles(): Roles | undefined {
  return useTaking()?.roles;
}

export function useNotesState(taking: NoteTaking | undefined): NotesState {
  return useObservable(taking?.state ?? AWAY);
}

/** As the server last said. */
export function useSessionRoles(): SessionRoles | undefined {
  return useObservable(useRoles()?.current ?? NOTHING);
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

function takingFor(meeting: MeetingSession, { session, table, api }: Open): Taking {
  const known = takings.get(meeting);
  if (known?.sessionId === session.session.id) return known;
  known?.stop();
  const { origin, storage, clock } = meeting.page;
  const roles = new Roles({ api, view: session, table, random: clock.random });
  const taking = new NoteTaking({
    api,
    roles,
    view: session,
    table,
    origin,
    storage,
    nowMs: clock.nowMs,
    newId: clock.newId,
    random: clock.random,
    load: () => meeting.loadNotes(),
  });
  const flush = (timeoutMs: number) => taking.flush(timeoutMs);
  meeting.leaving.add(flush);
  const stop = () => {
    meeting.leaving.delete(flush);
    roles.close();
    taking.close();
  };
  const made = { sessionId: session.session.id, roles, taking, stop };
  takings.set(meeting, made);
  return made;
}

type Open = Extract<MeetingState, { kind: 'open' }>;

/** An observable that never changes, for people who take no part. */
function constant<T>(value: T) {
  return { get: () => value, subscribe: () => () => undefined };
}

const AWAY = constant<NotesState>({ kind: 'away' });
const NOTHING = constant<SessionRoles | undefined>(undefined);
const NO_WORDS = constant<readonly string[]>([]);
