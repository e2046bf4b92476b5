import { createLimiter } from '../../../src/server/limits.ts';
import { createMemory } from '../../../src/server/memory.ts';

const always = () => true;
const never = () => false;

describe('remembering answers', () => {
  test('simultaneous calls share one request', async () => {
    const memory = createMemory<{ n: number }>(10);
    const ask = jest.fn(async () => ({ n: 1 }));
    expect(await Promise.all([1, 2, 3].map(() => memory.recall('a', always, ask)))).toEqual([
      { n: 1 },
      { n: 1 },
      { n: 1 },
    ]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('an old answer is asked for again, once for all who wait', async () => {
    const memory = createMemory<{ n: number }>(10);
    await memory.recall('a', always, async () => ({ n: 1 }));
    const ask = jest.fn(async () => ({ n: 2 }));
    expect(await Promise.all([1, 2, 3].map(() => memory.recall('a', never, ask)))).toEqual([
      { n: 2 },
      { n: 2 },
      { n: 2 },
    ]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('a failure reaches all who wait and is not kept', async () => {
    const memory = createMemory<{ n: number }>(10);
    const fail = jest.fn(() => Promise.reject(new Error('no answer')));
    const asked = await Promise.allSettled([1, 2].map(() => memory.recall('a', always, fail)));
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(fail).toHaveBeenCalledTimes(1);
    expect(await memory.recall('a', always, async () => ({ n: 3 }))).toEqual({ n: 3 });
  });

  test('the least recently used entry is dropped when it is full', async () => {
    const memory = createMemory<{ n: number }>(2);
    for (const key of ['a', 'b', 'c']) await memory.recall(key, always, async () => ({ n: 1 }));
    const ask = jest.fn(async () => ({ n: 2 }));
    expect(await memory.recall('c', always, ask)).toEqual({ n: 1 });
    expect(await memory.recall('a', always, ask)).toEqual({ n: 2 });
  });

  test('[ACCESS-18] misses push out misses only', async () => {
    const memory = createMemory<{ n: number }>(2, ({ n }) => n === 0);
    await memory.recall('there', always, async () => ({ n: 1 }));
    for (let i = 0; i < 9; i += 1) await memory.recall(`not there ${i}`, always, async () => ({ n: 0 }));
    expect(memory.peek('there')).toEqual({ n: 1 });
    expect(memory.peek('not there 8')).toEqual({ n: 0 });
    expect(memory.peek('not there 0')).toBeUndefined();
    await memory.recall('not there 8', never, async () => ({ n: 2 }));
    expect(memory.peek('not there 8')).toEqual({ n: 2 });
  });

  test('a forgotten entry is requested again', async () => {
    const memory = createMemory<{ n: number }>(2);
    await memory.recall('a', always, async () => ({ n: 1 }));
    memory.forget('a');
    expect(await memory.recall('a', always, async () => ({ n: 2 }))).toEqual({ n: 2 });
  });
});

describe('an allowance', () => {
  test('[ACCESS-9] lets a burst through, then as many as come in with time', () => {
    let ms = 0;
    const limiter = createLimiter({ burst: 2, perSecond: 0.5 }, () => ms);
    expect([limiter('a'), limiter('a'), limiter('a'), limiter('b')]).toEqual([0, 0, 2, 0]);
    ms = 2_000;
    expect([limiter('a'), limiter('a')]).toEqual([0, 2]);
  });

  test('[ACCESS-9] being refused costs nothing, and waiting saves up no more than a burst', () => {
    let ms = 0;
    const limiter = createLimiter({ burst: 1, perSecond: 1 }, () => ms);
    limiter('a');
    for (let i = 0; i < 10; i++) expect(limiter('a')).toBe(1);
    ms = 60_000;
    expect([limiter('a'), limiter('a')]).toEqual([0, 1]);
  });
});
