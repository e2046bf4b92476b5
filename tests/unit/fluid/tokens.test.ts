import { createTokenProvider, type FluidToken } from '../../../src/fluid/tokens.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describe('[RELAY-12] tokens for the Fluid service', () => {
  let nowMs: number;
  let asked: (string | undefined)[];
  let answer: () => Promise<FluidToken>;
  let provider: ReturnType<typeof createTokenProvider>;

  beforeEach(() => {
    nowMs = 0;
    asked = [];
    answer = async () => ({ token: `token-${asked.length}`, expiresAtMs: nowMs + HOUR_MS });
    provider = createTokenProvider(
      (documentId) => {
        asked.push(documentId);
        return answer();
      },
      () => nowMs,
    );
  });

  const orderer = (documentId: string | undefined, refresh?: boolean) =>
    provider.fetchOrdererToken('tenant', documentId, refresh);
  const storage = (documentId: string | undefined) => provider.fetchStorageToken('tenant', documentId ?? '');

  it('are asked for once, for socket and storage alike', async () => {
    const both = await Promise.all([orderer('d'), storage('d')]);
    expect(both.map(({ jwt }) => jwt)).toEqual(['token-1', 'token-1']);
    expect(await storage('d')).toEqual({ jwt: 'token-1', fromCache: true });
    expect(asked).toEqual(['d']);
  });

  it('are each for one document, or for making one', async () => {
    await orderer('d');
    await orderer('e');
    await storage('');
    expect(asked).toEqual(['d', 'e', undefined]);
  });

  it('to make a document are used once each, also by calls at once', async () => {
    const made = await Promise.all([orderer(undefined), orderer('')]);
    made.push(await orderer(undefined), await storage(undefined));
    expect(new Set(made.map(({ jwt }) => jwt)).size).toBe(4);
    expect(made.map(({ fromCache }) => fromCache)).toEqual([false, false, false, false]);
  });

  it('are renewed five minutes before their end', async () => {
    await orderer('d');
    nowMs = 54 * MINUTE_MS;
    expect((await orderer('d')).jwt).toBe('token-1');
    nowMs = 56 * MINUTE_MS;
    expect((await orderer('d')).jwt).toBe('token-2');
  });

  it('are renewed by one request, however many find them refused or too old', async () => {
    await orderer('d');
    const refused = await Promise.all([orderer('d', true), orderer('d', true)]);
    expect(refused.map(({ jwt }) => jwt)).toEqual(['token-2', 'token-2']);
    nowMs = 2 * HOUR_MS;
    const old = await Promise.all([orderer('d'), storage('d')]);
    expect(old.map(({ jwt }) => jwt)).toEqual(['token-3', 'token-3']);
    expect(asked).toHaveLength(3);
  });

  it('are asked for again after a failure', async () => {
    const works = answer;
    answer = async () => Promise.reject(new Error('away'));
    await expect(orderer('d')).rejects.toThrow('away');
    answer = works;
    expect((await orderer('d')).jwt).toBe('token-2');
  });
});
