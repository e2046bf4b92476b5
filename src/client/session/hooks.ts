/** Hooks for the views. Shared state is read only here; views hold no second copy of it. */
import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import type { TableView } from '../../domain/table/tableView.ts';
import type { Connection } from '../../fluid/connection.ts';
import type { Observable } from '../../fluid/observable.ts';
import type { Person } from '../../fluid/people.ts';
import type { MeetingSession, MeetingState } from './meetingSession.ts';
import type { Notice } from './notice.ts';
import { isSame } from './reuseUnchanged.ts';
import { isOpenTable, type TableOnScreen } from './tableOnScreen.ts';
import type { TableSession, UndoableCommand } from './tableSession.ts';
import type { TableVerbs } from './verbs.ts';

export const MeetingContext = createContext<MeetingSession | undefined>(undefined);
export const TableContext = createContext<TableOnScreen | undefined>(undefined);

/** Reads in the same moment as it subscribes, so that no change in between is missed. */
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

export function useTableOnScreen(): TableOnScreen {
  return required(useContext(TableContext), 'TableContext');
}

/** For views that no preview of a table shows. */
export function useTableSession(): TableSession {
  const table = useTableOnScreen();
  if (!isOpenTable(table)) throw new Error('The table is not open yet');
  return table;
}

/**
 * Selects what a view shows of the table. The view renders again when the selection has changed, not with every
 * change of the table. `isEqual` compares by value by default.
 */
export function useTableSelector<T>(
  selector: (table: TableView) => T,
  isEqual: (before: T, after: T) => boolean = isSame,
): T {
  const { view } = useTableOnScreen();
  const last = useRef<{ readonly selected: T }>(undefined);
  return useSyncExternalStore(view.subscribe, () => {
    const selected = selector(view.get());
    if (!last.current || !isEqual(last.current.selected, selected)) last.current = { selected };
    return last.current.selected;
  });
}

/** Fields of the table. */
export function useTable<Name extends keyof TableView>(...names: readonly Name[]): Pick<TableView, Name> {
  return useTableSelector((table) => fieldsOf(table, names));
}

export function fieldsOf<T, Name extends keyof T>(whole: T, names: readonly Name[]): Pick<T, Name> {
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<T, Name>;
}

export function useVerbs(): TableVerbs {
  return useTableOnScreen().verbs;
}

export function usePeople(): readonly Person[] {
  return useObservable(useTableOnScreen().document.people);
}

export function useConnection(): Connection {
  return useObservable(useTableOnScreen().document.connection);
}

/** Whether the service has everything that this person did. */
export function useSaved(): boolean {
  return useObservable(useTableOnScreen().document.saved);
}

export function useNotice(): Notice | undefined {
  return useObservable(useTableOnScreen().notice);
}

export function useUndo(): UndoableCommand | undefined {
  return useObservable(useTableOnScreen().undo);
}

function required<T>(value: T | undefined, context: string): T {
  if (value === undefined) throw new Error(`No ${context} above this view`);
  return value;
}
