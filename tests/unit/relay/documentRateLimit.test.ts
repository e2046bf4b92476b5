import { DocumentRateLimit, type RateLimitedClient } from '../../../src/relay/documentRateLimit.ts';
import { DEFAULT_LIMITS } from '../../../src/relay/limits.ts';
import { ByteRates } from '../../../src/relay/socket/byteBudget.ts';

const client = (id: string, documentId = 'd', ...scopes: string[]): RateLimitedClient => ({
  ...{ documentId, user: { id } },
  scopes: scopes.length > 0 ? scopes : ['doc:read', 'doc:write'],
});
const reader = (id: string, documentId?: string) => client(id, documentId, 'doc:read');

describe('DocumentRateLimit', () => {
  const limit = (burst: number) => new DocumentRateLimit({ perSecond: 4, burst }, () => 0);
  /** How many of a hundred it lets through. */
  const passedOf = (take: () => number) => Array.from({ length: 100 }, take).filter((ms) => ms === 0).length;

  test('[RELAY-27] gives one writer a quarter, all writers the whole, and each document its own', () => {
    const rate = limit(40);
    expect(passedOf(() => rate.take(client('eve')))).toBe(10);
    // Its quarter of four a second.
    expect(rate.take(client('eve'))).toBe(1_000);
    for (const id of ['anna', 'bo', 'carl']) expect(passedOf(() => rate.take(client(id)))).toBe(10);
    expect(rate.take(client('dora'))).toBe(250);
    expect(rate.take(client('eve', 'another'))).toBe(0);
  });

  test('[RELAY-27] gives all readers together half as much, apart from what writers have', () => {
    const rate = limit(40);
    let guests = 0;
    expect(
      passedOf(() => {
        guests += 1;
        return rate.take(reader(`guest-${guests}`));
      }),
    ).toBe(20);
    expect(rate.take(reader('guest'))).toBe(500);
    expect(rate.take(reader('guest', 'another'))).toBe(0);
    // A token without scopes reads no more than that.
    expect(rate.take({ ...reader('guest'), scopes: [] })).toBe(500);
    for (const id of ['anna', 'bo', 'carl', 'dora']) expect(passedOf(() => rate.take(client(id)))).toBe(10);
  });

  test('[RELAY-27] lets a writer send something where a quarter is less than one', () => {
    const rate = limit(1);
    expect(rate.take(client('anna'))).toBe(0);
    expect(rate.take(client('anna'))).toBeGreaterThan(0);
  });

  test('counts what is made before there is a document by its maker', () => {
    const rate = limit(4);
    expect(passedOf(() => rate.take(client('eve', '')))).toBe(1);
    for (const id of ['anna', 'bo', 'carl', 'dora']) expect(rate.take(client(id, ''))).toBe(0);
  });
});

describe('ByteRates', () => {
  test('[RELAY-70] what a connection may not send costs its document nothing', () => {
    const rates = new ByteRates(
      {
        ...DEFAULT_LIMITS,
        bytesPerConnection: { perSecond: 1, burst: 10 },
        bytesPerDocument: { perSecond: 1, burst: 44 },
      },
      () => 0,
    );
    const [first, second] = [rates.of(client('eve')), rates.of(client('eve'))];
    expect(first.take(10)).toBe(0);
    for (let i = 0; i < 100; i += 1) expect(first.take(10)).toBe(10_000);
    // A quarter of the document's: the person's, whatever the number of their connections.
    expect(second.take(1)).toBe(0);
    expect(second.take(1)).toBe(4_000);
  });
});
