import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PhoneSession, PhoneState } from './phoneSession.ts';

export const SessionContext = createContext<PhoneSession | undefined>(undefined);

export function useSession(): PhoneSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('No SessionContext above this view');
  return session;
}

export function usePhone(): PhoneState {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, session.get);
}

/** A field whose text stays on the phone until it is sent, and comes back if the table does not take it. */
export function useDraft(field: string): [text: string, set: (text: string) => void] {
  const session = useSession();
  const text = useSyncExternalStore(session.subscribe, () => session.draft(field));
  return [text, (next) => session.keepDraft(field, next)];
}
