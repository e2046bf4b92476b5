/** The rooms of the sessions that this server owns. */

import type { RoomView } from '../../shared/contract/schemas/phones.ts';
import { notFound } from '../sessions/refusals.ts';
import { closedDoor, Room, unknownPhone } from './room.ts';
import type { ReplyTo, RoomCommand, RoomReply } from './roomCommands.ts';

export class Rooms {
  readonly #now: () => number;
  readonly #rooms = new Map<string, Room>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get sessionIds(): readonly string[] {
    return [...this.#rooms.keys()];
  }

  get holdsAny(): boolean {
    return this.#rooms.size > 0;
  }

  room(sessionId: string): Room | undefined {
    return this.#rooms.get(sessionId);
  }

  /** The session is gone, or another server owns it. Its phones have to come in again. */
  forget(sessionId: string): void {
    this.#rooms.get(sessionId)?.end();
    this.#rooms.delete(sessionId);
  }

  /** Rooms that have ended, once their phones were told. */
  tidy(): void {
    for (const [sessionId, room] of this.#rooms) if (room.isOver) this.forget(sessionId);
  }

  /** Throws `Failure`. */
  perform<C extends RoomCommand>(sessionId: string, command: C): ReplyTo<C> {
    return this.#perform(sessionId, command) as ReplyTo<C>;
  }

  #perform(sessionId: string, command: RoomCommand): RoomReply {
    const room = this.#rooms.get(sessionId);
    switch (command.do) {
      case 'open':
        return this.#current(sessionId).open(command.door);
      case 'end':
        room?.end();
        return {};
      case 'versions':
        return room?.versions() ?? { facilitators: '', phones: '' };
      case 'view':
        return room && !room.isOver ? room.view() : noRoom(room);
      case 'close':
        return room && !room.isOver ? room.close() : noRoom(room);
      case 'change':
        if (!room || room.isOver) return noRoom(room);
        return room.change(command.change);
      case 'show':
        if (!room || room.isOver) throw notFound();
        room.show(command.table);
        return {};
      case 'enter':
        if (!room) throw closedDoor();
        return room.enter(command.phone, command.name);
      case 'leave':
        room?.leave(command.phone);
        return {};
      case 'see':
        if (!room) throw unknownPhone();
        return room.see(command.phone);
      case 'contribute': {
        if (!room) throw unknownPhone();
        return room.contribute(command);
      }
      case 'admission':
        if (!room) throw unknownPhone();
        return room.admission(command.phone);
    }
  }

  /** A room that is over makes place for another one. */
  #current(sessionId: string): Room {
    const known = this.#rooms.get(sessionId);
    if (known && !known.isOver) return known;
    const room = new Room(this.#now);
    this.#rooms.set(sessionId, room);
    return room;
  }
}

const NO_ROOM = { version: '', phones: [], floor: [], contributions: [] };

/** One that ended is told apart from one that another server has lost. */
function noRoom(ended: Room | undefined): RoomView {
  return { ...NO_ROOM, ...(ended && { ended: true }) };
}
