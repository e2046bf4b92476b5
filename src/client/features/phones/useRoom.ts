import { useEffect } from 'react';
import type { RoomView } from '../../../shared/contract/schemas/phones.ts';
import { useApi, useConversation } from '../../session/conversationHooks.ts';
import { useObservable, useSessionId, useTableSession } from '../../session/hooks.ts';
import { RoomKeeper } from '../../session/roomKeeper.ts';
import type { TableSession } from '../../session/tableSession.ts';

/** One for all views of a page. */
const keepers = new WeakMap<TableSession, RoomKeeper>();

/** The room's keeper, at work as long as the view is there. For facilitators. */
export function useRoomKeeper(): RoomKeeper | undefined {
  const table = useTableSession();
  const api = useApi();
  const sessionId = useSessionId();
  let keeper = keepers.get(table);
  if (!keeper && api && sessionId !== undefined) {
    keeper = new RoomKeeper({ api, sessionId, table });
    keepers.set(table, keeper);
  }
  useEffect(() => keeper?.keep(), [keeper]);
  return keeper;
}

export function useRoom(keeper: RoomKeeper): RoomView {
  return useObservable(keeper.room) ?? NO_ROOM;
}

/** The table shows a room that the server does not know: it was in the memory of a server that is gone. */
export function useIsLost(keeper: RoomKeeper): boolean {
  const room = useObservable(keeper.room);
  const { phones } = useConversation('phones');
  return room?.version === '' && room.ended !== true && phones !== undefined;
}

const NO_ROOM: RoomView = { version: '', phones: [], floor: [], contributions: [] };

/** Where phones come in; the code in the fragment never leaves the phone. */
export function doorAddress(code: string): { readonly short: string; readonly whole: string } {
  return { short: `${location.host}/deltag`, whole: `${location.origin}/deltag#${code}` };
}

const HALF = 3;

/** As it is read out and typed. */
export function spaced(code: string): string {
  return `${code.slice(0, HALF)} ${code.slice(HALF)}`;
}
