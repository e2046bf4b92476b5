import { useEffect } from 'react';
import { nameDecrypter } from '../../../shared/encryptedName.ts';
import { useApi, useConversation } from '../../session/conversationHooks.ts';
import {
  useMeetingState,
  useObservable,
  usePeople,
  useSessionId,
  useTableSession,
} from '../../session/hooks.ts';
import { MemberNames } from '../../session/memberNames.ts';
import { sidePanelStrings } from '../../ui/panelStrings.ts';
import { useStrings } from '../../ui/strings.ts';

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

/** Names that phones have chosen, told apart from members'. */
function usePhoneNames(names: MemberNames): void {
  const { phoneNames } = useConversation('phoneNames');
  const { phone } = useStrings(sidePanelStrings).people;
  const state = useMeetingState();
  const key = state.kind === 'open' ? state.session.nameKey : undefined;
  useEffect(() => {
    const encrypted = Object.entries(phoneNames);
    if (encrypted.length === 0) return;
    const open = nameDecrypter(key);
    for (const [id, name] of encrypted) void open(id, name).then((chosen) => names.call(id, phone(chosen)));
  }, [names, phoneNames, key, phone]);
}
