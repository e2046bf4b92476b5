import { Turns } from '../../../../src/server/http/turns.ts';

describe('[SERVE-24] Turns', () => {
  test('gives so many turns to one caller, the next in order as one is given back, and others theirs', async () => {
    const turns = new Turns(2);
    const had: string[] = [];
    const take = async (caller: string, name: string) => {
      await turns.take(caller);
      had.push(name);
    };
    const all = [
      take('eve', 'e1'),
      take('eve', 'e2'),
      take('eve', 'e3'),
      take('eve', 'e4'),
      take('bo', 'b1'),
    ];
    await new Promise((resolve) => setTimeout(resolve));
    expect(had).toEqual(['e1', 'e2', 'b1']);
    turns.give('eve');
    await new Promise((resolve) => setTimeout(resolve));
    expect(had).toEqual(['e1', 'e2', 'b1', 'e3']);
    turns.give('eve');
    await Promise.all(all);
    for (let i = 0; i < 4; i += 1) turns.give('eve');
    await Promise.all([take('eve', 'e5'), take('eve', 'e6')]);
    expect(had.at(-1)).toBe('e6');
  });
});
