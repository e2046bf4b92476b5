import { useEffect } from 'react';
import { useApi } from '../../session/conversationHooks.ts';
import { useObservable, usePeople, useSessionId, useTableSession } from '../../session/hooks.ts';
import { MemberNames } from '../../session/memberNames.ts';

/** By session, for as long as the page lives: its documents may be opened again meanwhile. */
const bySession = new Map<string, MemberNames>();

function namesOf(sessionId: string): MemberNames {
  const known = bySession.get(sessionId) ?? new MemberNames(Math.random);
  bySession.set(sessionId, known);
  return known;
}

/** Display names of people who are or were at the table; undefined for unknown people. */
export function useNames(participants: readonly string[]): (participant: string) => string | undefined {
  const api = useApi();
  const sessionId = useSessionId() ?? '';
  const { me } = useTableSession();
  const people = usePeople();
  const names = namesOf(sessionId);
  useObservable(names.revision);
  names.see([...people, me]);
  const mayAsk = me.role === 'member';
  const wanted = [...new Set(participants)].sort().join(' ');
  useEffect(() => {
    const ask =
      api && mayAsk ? (ids: readonly string[]) => api.names(sessionId, { participants: ids }) : undefined;
    return names.want(wanted.split(' '), ask);
  }, [names, wanted, api, mayAsk, sessionId]);
  return (participant) => names.nameOf(participant);
}
