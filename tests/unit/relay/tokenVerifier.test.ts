import { RevokedTokens } from '../../../src/relay/tokens/revokedTokens.ts';
import { TokenVerifier } from '../../../src/relay/tokens/tokenVerifier.ts';
import { KEY, TENANT, type TokenWish, token } from '../../support/relay/tokens.ts';

const SECOND_KEY = 'the-key-that-is-on-its-way-out';
const HOUR_S = 3_600;
/** How far the relay's clock may be behind the app's. */
const TOLERANCE_S = 300;
const NOW_MS = 1_900_000_000_000;

describe('TokenVerifier', () => {
  const revoked = new RevokedTokens(HOUR_S * 1000, () => NOW_MS);
  const verifierWith = (...keys: readonly string[]) =>
    new TokenVerifier({ tenantId: TENANT, keys, maxLifetimeSeconds: HOUR_S, revoked, now: () => NOW_MS });
  const verifier = verifierWith(KEY, SECOND_KEY);
  const read = (wish: TokenWish) => verifier.read(token({ documentId: 'd', ...wish }));

  beforeEach(() => {
    // Tokens made by hand are issued at this time.
    jest.spyOn(Date, 'now').mockReturnValue(NOW_MS);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test.each([
    ['expired', { issuedSecondsAgo: HOUR_S }, 'token/expired'],
    ['of another tenant', { tenantId: 'elsewhere' }, 'token/tenant'],
    ['signed by an unknown key', { key: 'wrong-key-wrong-key-wrong' }, 'token/invalid'],
    ['signed by another algorithm', { alg: 'HS512' }, 'token/invalid'],
    ['not signed', { alg: 'none' }, 'token/invalid'],
    ['expired and signed by the second key', { key: SECOND_KEY, issuedSecondsAgo: HOUR_S }, 'token/expired'],
    ['of a user without a name', { user: { id: 'u' } }, 'token/invalid'],
    ['of a user with a long id', { user: { id: 'u'.repeat(501), name: 'u' } }, 'token/invalid'],
    ['of a user with a long name', { user: { id: 'u', name: 'u'.repeat(501) } }, 'token/invalid'],
    ['for a document with a long id', { documentId: 'd'.repeat(201) }, 'token/invalid'],
    ['with too many scopes', { scopes: Array(21).fill('doc:read') }, 'token/invalid'],
  ] as const)('[RELAY-10] refuses a token that is %s by a code', async (_, wish, code) => {
    await expect(read(wish)).rejects.toMatchObject({ code });
  });

  test.each([undefined, null, ''])('[RELAY-10] refuses a missing token (%p)', async (missing) => {
    await expect(verifier.read(missing)).rejects.toMatchObject({ code: 'token/missing' });
  });

  test.each([
    { lifetimeSeconds: HOUR_S + 1 },
    { issuedSecondsAgo: 1, lifetimeSeconds: HOUR_S + 1 },
    { issuedSecondsAgo: -TOLERANCE_S - 1 },
  ])('[RELAY-10] refuses a lifetime beyond the limit: %p', async (wish) => {
    await expect(read(wish)).rejects.toMatchObject({ code: 'token/lifetime' });
  });

  test.each([
    { lifetimeSeconds: HOUR_S },
    { issuedSecondsAgo: -TOLERANCE_S },
    { issuedSecondsAgo: HOUR_S - 1 },
  ])(
    '[RELAY-10] accepts a lifetime at the limit, also from a clock that is minutes ahead: %p',
    async (wish) => {
      await expect(read(wish)).resolves.toMatchObject({ documentId: 'd' });
    },
  );

  test('[RELAY-10] verify: demands document, tenant and all scopes', async () => {
    const verify = (demand: Parameters<typeof verifier.verify>[1]) =>
      verifier.verify(token({ documentId: 'd', scopes: ['doc:read', 'doc:write'] }), demand);
    const scopes = ['doc:write', 'doc:read'] as const;
    await expect(verify({ tenantId: TENANT, documentId: 'd', scopes })).resolves.toMatchObject({
      documentId: 'd',
    });
    await expect(verify({ tenantId: 'elsewhere', scopes: [] })).rejects.toMatchObject({
      code: 'token/tenant',
    });
    await expect(verify({ documentId: 'another', scopes: [] })).rejects.toMatchObject({
      code: 'token/document',
    });
    await expect(verify({ scopes: ['doc:read', 'summary:write'] })).rejects.toMatchObject({
      code: 'token/scope',
    });
  });

  test('[RELAY-40] refuses a revoked token as an expired one, so that users with access get another', async () => {
    revoked.revoke('revoked', 'u');
    await expect(read({ documentId: 'revoked' })).rejects.toMatchObject({ code: 'token/expired' });
  });

  test.each([
    ['no key', []],
    ['three keys', [KEY, KEY, KEY]],
    ['a key of 15 bytes', [KEY, 'k'.repeat(15)]],
  ])('[RELAY-13] is not made with %s', (_, keys) => {
    expect(() => verifierWith(...keys)).toThrow('Give one or two token keys of at least 16 bytes.');
  });

  test('[RELAY-13] is made with one key of 16 bytes', async () => {
    const key = 'k'.repeat(16);
    await expect(verifierWith(key).read(token({ key }))).resolves.toMatchObject({ tenantId: TENANT });
  });

  test('signHandover: names document and user, has no scopes, ends after five minutes, and differs each time', async () => {
    const user = { id: 'u', name: 'U' };
    const [first, second] = await Promise.all([
      verifier.signHandover('d', user),
      verifier.signHandover('d', user),
    ]);
    const claims = await verifierWith(KEY).read(first);
    expect(claims).toMatchObject({ documentId: 'd', user, scopes: [], iat: NOW_MS / 1000 });
    expect(claims.exp).toBe(NOW_MS / 1000 + 300);
    expect((await verifier.read(second)).jti).not.toBe(claims.jti);
  });
});
