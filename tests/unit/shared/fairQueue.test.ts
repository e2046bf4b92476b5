import { FairQueue } from '../../../src/shared/fairQueue.ts';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('[RELAY-55] FairQueue', () => {
  it('begins one piece of work in each turn, of each caller in turn', async () => {
    const queue = new FairQueue(8);
    const begun: string[] = [];
    const work = (name: string) => async () => void begun.push(name);
    const all = [
      ...['1', '2', '3'].map((n) => queue.run('flooder', work(`flooder ${n}`))),
      queue.run('honest', work('honest')),
    ];
    expect(begun).toEqual([]);
    await nextTurn();
    expect(begun).toEqual(['flooder 1']);
    await Promise.all(all);
    expect(begun).toEqual(['flooder 1', 'honest', 'flooder 2', 'flooder 3']);
  });

  it('has so much under way at once', async () => {
    const queue = new FairQueue(2);
    const ends: (() => void)[] = [];
    const all = [1, 2, 3].map(() => queue.run('a', () => new Promise<void>((resolve) => ends.push(resolve))));
    for (let i = 0; i < 5; i += 1) await nextTurn();
    expect(ends).toHaveLength(2);
    ends[0]?.();
    for (let i = 0; i < 5; i += 1) await nextTurn();
    expect(ends).toHaveLength(3);
    for (const end of ends) end();
    await Promise.all(all);
  });

  it('rejects for work that throws before it returns a promise, and goes on', async () => {
    const queue = new FairQueue(1);
    const failed = queue.run('a', () => {
      throw new Error('closed');
    });
    await expect(failed).rejects.toThrow('closed');
    expect(await queue.run('a', async () => 'next')).toBe('next');
  });

  it('goes on after work that fails', async () => {
    const queue = new FairQueue(1);
    await expect(queue.run('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await queue.run('a', async () => 7)).toBe(7);
  });
});
