import { randomUUID } from 'node:crypto';
import { Room } from '../../../src/server/phones/room.ts';
import {
  PHONES_MAX,
  WAITING_OF_PHONE_MAX,
  WAITING_OF_ROOM_MAX,
} from '../../../src/shared/contract/limits.ts';
import { TABLE } from '../../support/server/room.ts';

describe('Room', () => {
  const openRoom = () => {
    const room = new Room(() => 1_000);
    room.open({ code: 'ACDEFH', closesAt: new Date(2_000).toISOString() });
    room.show(TABLE);
    return room;
  };
  const contribute = (room: Room, phone: string, id: string, text: string) =>
    room.contribute({
      ...{ phone, id, itemId: randomUUID(), seals: { seal: '' } },
      contribution: { kind: 'tool', text },
    });
  const letIn = (room: Room, id: string) => {
    room.enter(id, '');
    room.change({ letIn: [id] });
  };

  test('[PHONE-14] takes so many phones and no more, and one again after another was left out', () => {
    const room = openRoom();
    for (let i = 0; i < PHONES_MAX; i++) room.enter(`phone-${i}`, '');
    expect(() => room.enter('one more', '')).toThrow('The room is full.');
    room.change({ leaveOut: ['phone-0'] });
    room.enter('one more', '');
    expect(room.view().phones).toHaveLength(PHONES_MAX);
    expect(room.see('one more').number).toBe(PHONES_MAX + 1);
  });

  test('[PHONE-14] takes so much of one phone that waits for the table, and so much of all', () => {
    const room = openRoom();
    const write = (phone: string) => contribute(room, phone, randomUUID(), 'Teams');
    letIn(room, 'flood');
    for (let i = 0; i < WAITING_OF_PHONE_MAX; i++) write('flood');
    expect(() => write('flood')).toThrow('Too much waits');
    for (let i = 0; i < WAITING_OF_ROOM_MAX / WAITING_OF_PHONE_MAX - 1; i++) {
      letIn(room, `phone-${i}`);
      for (let n = 0; n < WAITING_OF_PHONE_MAX; n++) write(`phone-${i}`);
    }
    letIn(room, 'last');
    expect(() => write('last')).toThrow('Too much waits');
    expect(room.view().contributions).toHaveLength(WAITING_OF_ROOM_MAX);
    // What is left out makes room.
    room.change({ leaveOut: ['flood'] });
    expect(() => write('last')).not.toThrow();
  });

  test('[PHONE-6] a phone cannot settle or repeat another phone’s contribution', () => {
    const room = openRoom();
    letIn(room, 'one');
    letIn(room, 'two');
    const id = randomUUID();
    contribute(room, 'one', id, 'Teams');
    contribute(room, 'two', id, 'Excel');
    const texts = room.view().contributions.map(({ contribution }) => contribution);
    expect(texts).toEqual([
      { kind: 'tool', text: 'Teams' },
      { kind: 'tool', text: 'Excel' },
    ]);
    room.change({ settled: [{ id, status: 'arrived' }] });
    expect(room.view().contributions).toHaveLength(2);
  });

  test('[PHONE-5] the same table again is no news', () => {
    const room = openRoom();
    letIn(room, 'one');
    const { version } = room.see('one');
    room.show({ ...TABLE });
    expect(room.see('one').version).toBe(version);
    room.show({ ...TABLE, speaking: true });
    expect(room.see('one').version).not.toBe(version);
  });
});
