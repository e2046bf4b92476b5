import type { Phones } from '../sessions/phones.ts';
import type { RoomNames } from '../sessions/roomNames.ts';
import type { Handlers } from './endpoints.ts';

/** Routes of facilitators who have phones at their table, and of the phones themselves. */
export function phoneHandlers(phones: Phones, roomNames: RoomNames) {
  return {
    openDoor: ({ caller, params }) => phones.openDoor(caller, params.id),
    closeDoor: ({ caller, params }) => phones.closeDoor(caller, params.id),
    room: ({ caller, params, query }) => phones.room(caller, params.id, query.since),
    changeRoom: ({ caller, params, body }) => phones.changeRoom(caller, params.id, body),
    async showPhones({ caller, params, body }) {
      await phones.show(caller, params.id, body.table);
      return {};
    },
    async endRoom({ caller, params }) {
      await phones.endRoom(caller, params.id);
      return {};
    },

    nameInRoom: async ({ caller, params, body }) => ({
      people: [...(await roomNames.seal(caller, params.id, body.names))],
    }),

    enterRoom: ({ caller, body: { code, name = '' } }) => phones.enter(caller, code, name),
    phone: ({ caller, query }) => phones.see(caller, query.since),
    async leaveRoom({ caller }) {
      await phones.leave(caller);
      return {};
    },
    contribute: ({ caller, body }) => phones.contribute(caller, body.id, body.contribution),
    async answerByPhone({ caller, params, body }) {
      await phones.answer(caller, params.poll, body);
      return {};
    },
  } satisfies Partial<Handlers>;
}
