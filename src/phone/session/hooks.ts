import { createContext, useContext, useState, useSyncExternalStore } from 'react';
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

/** A field whose text stays on the phone until it is sent. */
export function useDraft(field: string): [text: string, set: (text: string) => void] {
  const session = useSession();
  const [text, setText] = useState(() => session.draft(field));
  return [
    text,
    (next) => {
      setText(next);
      session.keepDraft(field, next);
    },
  ];
}
