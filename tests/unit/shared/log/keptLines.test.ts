import { KeptLines } from '../../../../src/shared/log/keptLines.ts';

describe('[SERVE-32] KeptLines', () => {
  let taken: string[];
  let room: number;
  let lines: KeptLines;
  const tellLost = (count: number): string => `${count} lost`;
  const add = (...all: string[]): void => {
    for (const line of all) lines.add(line, tellLost);
  };

  beforeEach(() => {
    taken = [];
    room = 0;
    lines = new KeptLines((line) => {
      if (taken.length >= room) return false;
      taken.push(line);
      return true;
    }, 6);
  });

  test('hands on at once while there is room', () => {
    room = 2;
    add('one', 'two');
    expect([taken, lines.isEmpty]).toEqual([['one', 'two'], true]);
  });

  test('keeps what has no room, and hands it on in order before what comes later', () => {
    add('one', 'two');
    room = 1;
    lines.write();
    expect([taken, lines.isEmpty]).toEqual([['one'], false]);
    room = 9;
    add('six');
    expect(taken).toEqual(['one']);
    lines.write();
    expect([taken, lines.isEmpty]).toEqual([['one', 'two', 'six'], true]);
  });

  test('counts those beyond its size, and says how many once there is room for that', () => {
    add('one', 'two', 'six', 'ten');
    room = 2;
    lines.write();
    // Not in the gap that the lost ones have left.
    add('x');
    expect(taken).toEqual(['one', 'two']);
    room = 9;
    lines.write();
    add('now');
    expect(taken).toEqual(['one', 'two', '3 lost', 'now']);
  });
});
