import { randomUUID } from 'node:crypto';
import { ALONE_MAX_MS, Room } from '../../../src/server/phones/room.ts';
import {
  PHONES_MAX,
  WAITING_OF_PHONE_MAX,
  WAITING_OF_ROOM_MAX,
} from '../../../src/shared/contract/limits.ts';
import type { Contribution } from '../../../src/shared/contract/schemas/phones.ts';
import { TABLE } from '../../support/server/room.ts';

describe('Room', () => {
  let nowMs: number;
  beforeEach(() => {
    nowMs = 1_000;
  });
  const openRoom = () => {
    const room = new Room(() => nowMs);
    room.open({ code: 'ACDEFH', closesAt: new Date(2_000).toISOString() });
    room.show(TABLE);
    return room;
  };
  /** Receivers of news about an action: `phones`, `facilitators`, ids of phones. */
  const toldBy = (room: Room, action: () => void, ...phones: string[]) => {
    const told = new Set<string>();
    for (const name of ['phones', 'facilitators', ...phones]) room.news.on(name, () => told.add(name));
    action();
    return [...told].sort();
  };
  const say = (room: Room, phone: string, contribution: Contribution, id: string = randomUUID()) =>
    room.contribute({ phone, id, itemId: randomUUID(), seals: { seal: '' }, contribution });
  const contribute = (room: Room, phone: string, id: string, text: string) =>
    say(room, phone, { kind: 'tool', text }, id);
  const letIn = (room: Room, id: string) => {
    room.enter(id, '');
    room.change({ letIn: [id] });
  };

  test('[PHONE-14] takes so many phones and no more, and one again after another was left out', () => {
    const room = openRoom();
    for (let i = 0; i < PHONES_MAX; i++) room.enter(`phone-${i}`, '');
    expect(() => room.enter('one more', '')).toThrow(
      expect.objectContaining({ message: 'The room is full.', retryAfterS: 30 }),
    );
    room.change({ leaveOut: ['phone-0'] });
    room.enter('one more', '');
    expect(room.view().phones).toHaveLength(PHONES_MAX);
    expect(room.see('one more').number).toBe(PHONES_MAX + 1);
  });

  test('[PHONE-14] remembers as many phones as fit, and forgets those first that were left out', () => {
    const room = openRoom();
    for (let i = 0; i < PHONES_MAX; i++) room.enter(`phone-${i}`, '');
    room.change({ leaveOut: ['phone-1', 'phone-2'] });
    room.enter('one more', '');
    expect(room.see('phone-0').state).toBe('waiting');
    expect(() => room.see('phone-1')).toThrow(expect.objectContaining({ code: 'not_signed_in' }));
    expect(room.see('phone-2').state).toBe('leftOut');
  });

  test('[PHONE-14] takes so much of one phone that waits for the table, and so much of all', () => {
    const room = openRoom();
    const write = (phone: string) => contribute(room, phone, randomUUID(), 'Teams');
    letIn(room, 'flood');
    for (let i = 0; i < WAITING_OF_PHONE_MAX; i++) write('flood');
    expect(() => write('flood')).toThrow(
      expect.objectContaining({ message: 'Too much waits for the table.', retryAfterS: 5 }),
    );
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

  test('[PHONE-2] admits, shows the table to and takes contributions of a phone that was let in only', () => {
    const room = openRoom();
    room.enter('waits', 'Bo');
    const refused = expect.objectContaining({ code: 'not_allowed' });
    expect(room.see('waits')).not.toHaveProperty('table');
    expect(() => room.admission('waits')).toThrow(refused);
    expect(() => contribute(room, 'waits', randomUUID(), 'Teams')).toThrow(refused);
    expect(room.view().phones).toMatchObject([{ id: 'waits', name: 'Bo', isIn: false }]);
    // All phones are told how many they are.
    expect(toldBy(room, () => room.change({ letIn: ['waits', 'unknown'] }))).toEqual([
      ...['facilitators', 'phones'],
    ]);
    expect(room.view().phones).toMatchObject([{ id: 'waits', isIn: true }]);
    expect(room.see('waits')).toMatchObject({ state: 'in', table: TABLE, phones: 1 });
    expect(room.admission('waits')).toMatchObject({ name: 'Bo', table: TABLE });
    expect(() => room.see('unknown')).toThrow(expect.objectContaining({ code: 'not_signed_in' }));
  });

  test('[PHONE-2] admits no phone before a facilitator has shown the table', () => {
    const room = new Room(() => nowMs);
    room.open({ code: 'ACDEFH', closesAt: new Date(2_000).toISOString() });
    letIn(room, 'one');
    expect(() => room.admission('one')).toThrow(expect.objectContaining({ code: 'not_allowed' }));
  });

  test('[PHONE-7] keeps the moment at which a phone was let in first', () => {
    const room = openRoom();
    letIn(room, 'one');
    const { letInAt } = room.admission('one');
    room.change({ letIn: ['one'] });
    expect(room.admission('one').letInAt).toBe(letInAt);
  });

  test('[PHONE-3] takes phones until the instant at which the door closes, and those that are in stay', () => {
    const room = openRoom();
    letIn(room, 'one');
    nowMs = 1_999;
    expect(toldBy(room, () => room.enter('two', ''))).toEqual(['facilitators']);
    expect(room.view()).toMatchObject({ door: { code: 'ACDEFH' } });
    const { version } = room.view();
    nowMs = 2_000;
    const closed = expect.objectContaining({ code: 'not_found' });
    expect(() => room.enter('three', '')).toThrow(closed);
    expect(room.view()).not.toHaveProperty('door');
    // So that the page of a facilitator that waits for news is told.
    expect(room.view().version).not.toBe(version);
    expect(room.see('one').state).toBe('in');
    const open = () => room.open({ code: 'ACDEFH', closesAt: new Date(9_000).toISOString() });
    expect(toldBy(room, open)).toEqual(['facilitators']);
    expect(toldBy(room, () => room.close())).toEqual(['facilitators']);
    expect(() => room.enter('three', '')).toThrow(closed);
  });

  test('[PHONE-9] is over once no facilitator’s page has asked for half an hour, and not before', () => {
    const room = openRoom();
    letIn(room, 'one');
    nowMs += 29_999;
    expect(room.see('one').kept).toBe(true);
    nowMs += 1;
    expect(room.see('one').kept).toBe(false);
    room.view();
    expect(room.see('one').kept).toBe(true);
    nowMs += ALONE_MAX_MS;
    expect(room.see('one')).toMatchObject({ state: 'in', table: TABLE });
    const { version } = room.see('one');
    nowMs += 1;
    expect(room.isOver).toBe(true);
    expect(room.see('one').state).toBe('over');
    expect(room.see('one')).not.toHaveProperty('table');
    expect(room.see('one').version).not.toBe(version);
    expect(() => contribute(room, 'one', randomUUID(), 'Teams')).toThrow(
      expect.objectContaining({ code: 'not_signed_in' }),
    );
  });

  test('[PHONE-9] keeps nothing that waited once it has ended', () => {
    const room = openRoom();
    letIn(room, 'one');
    contribute(room, 'one', randomUUID(), 'Teams');
    say(room, 'one', { kind: 'done', step: TABLE.step, done: true });
    expect(toldBy(room, () => room.end())).toEqual(['facilitators', 'phones']);
    expect(room.view()).toMatchObject({ contributions: [], phones: [{ isDone: false }] });
    expect(room.see('one').state).toBe('over');
    expect(() => contribute(room, 'one', randomUUID(), 'Teams')).toThrow(
      expect.objectContaining({ code: 'not_signed_in' }),
    );
    expect(room.view()).not.toHaveProperty('door');
    expect(() => room.enter('two', '')).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  test('[PHONE-10] a phone that was left out cannot come in again, and what it sent goes alone', () => {
    const room = openRoom();
    letIn(room, 'one');
    letIn(room, 'two');
    for (const phone of ['one', 'two']) {
      contribute(room, phone, randomUUID(), `of ${phone}`);
      say(room, phone, { kind: 'floor', wanted: true });
    }
    const leaveOut = () => room.change({ leaveOut: ['one', 'unknown'] });
    expect(toldBy(room, leaveOut, 'one', 'two')).toEqual(['facilitators', 'one', 'phones']);
    room.enter('one', '');
    room.change({ letIn: ['one'] });
    expect(room.see('one')).toMatchObject({ state: 'leftOut', phones: 1 });
    expect(room.view()).toMatchObject({
      ...{ phones: [{ id: 'two' }], floor: ['two'] },
      contributions: [{ contribution: { text: 'of two' } }],
    });
    room.leave('two');
    expect(room.view()).toMatchObject({ phones: [], floor: [], contributions: [] });
  });

  test('[PHONE-5] tells only the facilitators and the phone itself of what it contributes', () => {
    const room = openRoom();
    letIn(room, 'one');
    letIn(room, 'two');
    const id = randomUUID();
    expect(toldBy(room, () => contribute(room, 'one', id, 'Teams'), 'one', 'two')).toEqual([
      ...['facilitators', 'one'],
    ]);
    const another = randomUUID();
    contribute(room, 'one', another, 'Excel');
    const [{ id: itemId = '' } = {}] = room.view().contributions;
    const { phones } = room.versions();
    const settle = () => room.change({ settled: [{ id: itemId, status: 'arrived' }] });
    expect(toldBy(room, settle, 'one', 'two')).toEqual(['facilitators', 'one']);
    // So that another server, which has the phone's page, learns of it.
    expect(room.versions().phones).not.toBe(phones);
    expect(room.see('one').contributions).toEqual([
      { id, kind: 'tool', status: 'arrived' },
      { id: another, kind: 'tool', status: 'waiting' },
    ]);
    // All phones are told how many they are.
    expect(toldBy(room, () => room.leave('one'), 'one', 'two')).toEqual(['facilitators', 'one', 'phones']);
    expect(toldBy(room, () => room.leave('one'), 'one', 'two')).toEqual([]);
  });

  test('[PHONE-6] takes what was settled no second time, and forgets the oldest beyond 200', () => {
    const room = openRoom();
    letIn(room, 'one');
    const ids = Array.from({ length: 201 }, () => randomUUID());
    const send = (id: string) => {
      contribute(room, 'one', id, 'Teams');
      const { contributions } = room.view();
      room.change({ settled: contributions.map((item) => ({ id: item.id, status: 'arrived' })) });
      return contributions.length;
    };
    expect(ids.slice(0, 200).map(send)).not.toContain(0);
    expect(send(ids[0] ?? '')).toBe(0);
    expect(send(ids[200] ?? '')).toBe(1);
    expect(send(ids[1] ?? '')).toBe(0);
    expect(send(ids[0] ?? '')).toBe(1);
    expect(room.see('one').contributions).toHaveLength(20);
    expect(room.see('one').contributions.at(-1)?.id).toBe(ids[0]);
  });

  test('[PHONE-13] a tick for "done" is of its step alone, and can be taken back', () => {
    const room = openRoom();
    letIn(room, 'one');
    const done = (step: string, isDone: boolean) => {
      say(room, 'one', { kind: 'done', step, done: isDone });
      return room.view().phones[0]?.isDone;
    };
    expect(done(TABLE.step, true)).toBe(true);
    expect(done(TABLE.step, false)).toBe(false);
    expect(done('another step', true)).toBe(false);
    expect(toldBy(room, () => done(TABLE.step, true), 'one')).toEqual(['facilitators', 'one']);
    expect(toldBy(room, () => room.show({ ...TABLE, speaking: true }))).toEqual(['phones']);
    expect(room.view().phones[0]?.isDone).toBe(true);
    expect(toldBy(room, () => room.show({ ...TABLE, step: 'next' }))).toEqual(['facilitators', 'phones']);
    expect(room.view().phones[0]?.isDone).toBe(false);
  });

  test('[PHONE-13] phones that ask for the floor stand in a row, once each, until they have had it', () => {
    const room = openRoom();
    const wants = (phone: string, wanted: boolean) => say(room, phone, { kind: 'floor', wanted }).wantsFloor;
    for (const id of ['one', 'two', 'three']) letIn(room, id);
    for (const id of ['two', 'one', 'two', 'three']) expect(wants(id, true)).toBe(true);
    expect(room.view().floor).toEqual(['two', 'one', 'three']);
    const had = () => room.change({ hadFloor: ['two', 'unknown'] });
    expect(toldBy(room, had, 'one', 'two')).toEqual(['facilitators', 'two']);
    expect(wants('three', false)).toBe(false);
    expect(room.view().floor).toEqual(['one']);
  });
});
