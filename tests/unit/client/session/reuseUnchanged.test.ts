import { isSame, reuseUnchanged } from '../../../../src/client/session/reuseUnchanged.ts';

const fresh = <T>(value: T): T => structuredClone(value);

describe('reuseUnchanged', () => {
  const before = {
    phase: 'running',
    current: undefined as { id: string } | undefined,
    may: { turn: true, end: false },
    cards: [
      { id: 'a', place: 'faceDown' },
      { id: 'b', place: 'faceDown' },
    ],
    names: ['Mette', 'Jonas'],
  };

  test('gives back what was there when nothing has changed', () => {
    expect(reuseUnchanged(before, fresh(before))).toBe(before);
    expect(isSame(before, fresh(before))).toBe(true);
  });

  test('keeps the parts that have not changed, and takes the others over', () => {
    const after = fresh(before);
    after.may.end = true;
    after.current = { id: 'a' };
    const reused = reuseUnchanged(before, after);
    expect(reused).toEqual(after);
    expect(reused.may).not.toBe(before.may);
    expect(reused.cards).toBe(before.cards);
    expect(reused.names).toBe(before.names);
    expect(isSame(before, after)).toBe(false);
  });

  test('knows the items of a list by their id, whatever their order', () => {
    const after = fresh(before);
    after.cards = [{ id: 'c', place: 'faceDown' }, ...after.cards];
    const { cards } = reuseUnchanged(before, after);
    expect(cards).toEqual(after.cards);
    expect(cards[1]).toBe(before.cards[0]);
    expect(cards[2]).toBe(before.cards[1]);
  });

  test('sees that a list has become shorter, and that a field has gone or is undefined now', () => {
    expect(reuseUnchanged([1, 2], [1])).toEqual([1]);
    expect(reuseUnchanged({ a: 1, b: 2 } as object, { a: 1 })).toEqual({ a: 1 });
    expect(isSame<object>({ a: undefined }, { b: undefined })).toBe(false);
    expect(isSame<unknown>([], {})).toBe(false);
    expect(isSame<unknown>(null, {})).toBe(false);
  });
});
