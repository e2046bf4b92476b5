import { UsedTokens } from '../../../src/relay/tokens/usedTokens.ts';

describe('[RELAY-28] UsedTokens', () => {
  it('takes a token once', () => {
    const used = new UsedTokens();
    expect([used.use('a'), used.use('b'), used.use('a')]).toEqual([true, true, false]);
  });

  it('forgets the oldest beyond its capacity', () => {
    const used = new UsedTokens(100);
    for (let i = 0; i < 1_000; i++) expect(used.use(`token-${i}`)).toBe(true);
    expect(used.size).toBe(100);
    expect(used.use('token-999')).toBe(false);
  });
});
