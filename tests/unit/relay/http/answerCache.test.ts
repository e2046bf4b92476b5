import { AnswerCache } from '../../../../src/relay/http/answerCache.ts';
import { EncodedJson } from '../../../../src/relay/http/encodedJson.ts';

describe('[RELAY-55] AnswerCache', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const answer = (text: string) => () => EncodedJson.of(JSON.stringify(text));

  it('makes an answer once for all who ask at the same time, and again ten seconds later', async () => {
    const cache = new AnswerCache();
    const make = jest.fn(answer('x'));
    const [one, other] = await Promise.all([cache.get('a', make), cache.get('a', make)]);
    expect(one).toBe(other);
    expect(make).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(10_000);
    await cache.get('a', make);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('keeps no failure', async () => {
    const cache = new AnswerCache();
    await expect(cache.get('a', async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect((await cache.get('a', answer('x'))).plain.toString()).toBe('"x"');
  });

  it('forgets the oldest when all have more than 32 MB', async () => {
    // Compressing so much takes longer than answers are kept on a busy machine.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    const cache = new AnswerCache();
    const make = jest.fn(answer('x'.repeat(12 * 1024 * 1024)));
    for (const key of ['a', 'b', 'c', 'c', 'b']) await cache.get(key, make);
    expect(make).toHaveBeenCalledTimes(3);
    await cache.get('a', make);
    expect(make).toHaveBeenCalledTimes(4);
  });
});
