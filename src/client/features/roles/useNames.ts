import { useEffect } from 'react';
import { useApi, useConversation } from '../../session/conversationHooks.ts';
import {
  useMeetingState,
  useObservable,
  usePeople,
  useSessionId,
  useTableOnScreen,
} from '../../session/hooks.ts';
import { MemberNames } from '../../session/memberNames.ts';
import { useLanguage } from '../../ui/strings.ts';

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
  const { me } = useTableOnScreen();
  const people = usePeople();
  const names = namesOf(sessionId);
  useObservable(names.revision);
  names.see([...people, me]);
  usePhoneNames(names);
  const mayAsk = me.role === 'member';
  const wanted = [...new Set(participants)].sort().join(' ');
  useEffect(() => {
    const ask =
      api && mayAsk ? (ids: readonly string[]) => api.names(sessionId, { participants: ids }) : undefined;
    return names.want(wanted.split(' '), ask);
  }, [names, wanted, api, mayAsk, sessionId]);
  return (participant) => names.nameOf(participant);
}

/** Names of phones and of people around one screen. */
function usePhoneNames(names: MemberNames): void {
  const { phoneNames, phones, room, closing } = useConversation('phoneNames', 'phones', 'room', 'closing');
  const language = useLanguage();
  const state = useMeetingState();
  const key = state.kind === 'open' ? state.session.nameKey : undefined;
  useEffect(() => {
    if (!phones && !room && Object.keys(phoneNames).length === 0) return;
    void import(/* webpackChunkName: "optional-together" */ '../room/namesInRoom.ts')
      .then(({ callThem }) => callThem(names, { phoneNames, phones, room, closing, key, language }))
      // Without them a name is missing, until the next change.
      .catch(() => undefined);
  }, [names, phoneNames, phones, room, closing, key, language]);
}
