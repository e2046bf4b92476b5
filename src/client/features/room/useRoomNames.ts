import { useEffect, useState } from 'react';
import type { ParticipantId } from '../../../domain/table/seat.ts';
import { nameDecrypter } from '../../../shared/encryptedName.ts';
import { useConversation } from '../../session/conversationHooks.ts';
import { useMeetingState } from '../../session/hooks.ts';

export interface NamedPerson {
  readonly id: ParticipantId;
  readonly name: string;
}

/** Those who sit around one screen and are named, as they were written. Undefined while their names are decrypted. */
export function useRoomNames(): readonly NamedPerson[] | undefined {
  const { room, phoneNames } = useConversation('room', 'phoneNames');
  const state = useMeetingState();
  const key = state.kind === 'open' ? state.session.nameKey : undefined;
  const [people, setPeople] = useState<readonly NamedPerson[]>();
  useEffect(() => {
    let isGone = false;
    const decrypt = nameDecrypter(key);
    const named = (room?.named ?? []).map(async (id) => ({
      id,
      name: await decrypt(id, phoneNames[id] ?? ''),
    }));
    void Promise.all(named).then((all) => {
      if (!isGone) setPeople(all);
    });
    return () => {
      isGone = true;
    };
  }, [room, phoneNames, key]);
  return people;
}
