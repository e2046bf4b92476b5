/** What views read and call. Shared state is read here and nowhere else; views hold no second copy of it. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { UndoStep } from '../../domain/table/gate.ts';
import type { TableView } from '../../domain/table/tableView.ts';
import type { Connection } from '../../fluid/connection.ts';
import type { Observable } from '../../fluid/observable.ts';
import type { Person } from '../../fluid/people.ts';
import type { MeetingSession, MeetingState } from './meetingSession.ts';
import type { Notice } from './notice.ts';
import type { TableSession } from './tableSession.ts';
import type { TableVerbs } from './verbs.ts';

export const MeetingContext = createContext<MeetingSession | undefined>(undefined);
export const TableContext = createContext<TableSession | undefined>(undefined);

/** Reads in the same moment as it subscribes, so that nothing that came between the two is missed. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get);
}

export function useMeeting(): MeetingSession {
  return required(useContext(MeetingContext), 'MeetingContext');
}

export function useMeetingState(): MeetingState {
  return useObservable(useMeeting().state);
}

/** Undefined while no session is open. */
export function useSessionId(): string | undefined {
  const state = useMeetingState();
  return state.kind === 'open' ? state.session.session.id : undefined;
}

export function useTableSession(): TableSession {
  return required(useContext(TableContext), 'TableContext');
}

export function useTable(): TableView {
  return useObservable(useTableSession().view);
}

export function useVerbs(): TableVerbs {
  return useTableSession().verbs;
}

export function usePeople(): readonly Person[] {
  return useObservable(useTableSession().document.people);
}

export function useConnection(): Connection {
  return useObservable(useTableSession().document.connection);
}

/** Whether everything this person did has reached the service. */
export function useSaved(): boolean {
  return useObservable(useTableSession().document.saved);
}

export function useNotice(): Notice | undefined {
  return useObservable(useTableSession().notice);
}

export function useUndo(): UndoStep | undefined {
  return useObservable(useTableSession().undo);
}

function required<T>(value: T | undefined, context: string): T {
  if (value === undefined) throw new Error(`No ${context} above this view`);
  return value;
}
