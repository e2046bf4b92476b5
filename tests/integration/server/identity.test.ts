import { generateKeyPair, SignJWT } from 'jose';
import { createEntraIdentity } from '../../../src/server/identity/entra.ts';
import type { Identity } from '../../../src/server/identity/identity.ts';
import {
  CLIENT_ID,
  type Cloud,
  FOREIGN_TENANT_ID,
  OTHER_TENANT_ID,
  type Signing,
  startCloud,
  TEAMS_CLIENT_ID,
  TENANT_ID,
} from '../../support/server/cloud.ts';

const ANNA = { objectId: 'AAAAAAAA-0000-4000-8000-000000000001', name: ' Anna Ager ' };
const AUDIENCE = `api://app.example.dk/${CLIENT_ID}`;
const MINUTE_MS = 60_000;
const OTHER_CLIENT_ID = 'dddddddd-0000-4000-8000-000000000001';

describe('a sign-in token of Entra', () => {
  let cloud: Cloud;
  let identity: Identity;
  let clock: { ms: number };

  beforeEach(async () => {
    clock = { ms: Date.now() };
    cloud = await startCloud(() => clock.ms);
    const config = {
      authority: cloud.origin,
      tenantIds: [TENANT_ID, OTHER_TENANT_ID],
      audiences: [AUDIENCE, CLIENT_ID],
      signInClients: [TEAMS_CLIENT_ID, OTHER_CLIENT_ID],
    };
    identity = createEntraIdentity({ config, fetch, now: () => clock.ms });
  });
  afterEach(() => cloud.close());

  const verify = async (signing: Signing = {}) => identity.verify(await cloud.signIn(ANNA, signing));

  test('[ACCESS-1] gives the person’s identity', async () => {
    expect(await verify()).toEqual({
      tenantId: TENANT_ID,
      objectId: ANNA.objectId.toLowerCase(),
      name: 'Anna Ager',
    });
  });

  test('[ACCESS-1] is taken from any allowed tenant, in version 1 and 2, for both forms of the audience', async () => {
    expect(await verify({ version: '1.0' })).toMatchObject({ tenantId: TENANT_ID });
    expect(await verify({ tenantId: OTHER_TENANT_ID })).toMatchObject({ tenantId: OTHER_TENANT_ID });
    expect(await verify({ claims: { aud: AUDIENCE } })).toMatchObject({ tenantId: TENANT_ID });
    const claims = { scp: 'Files.Read access_as_user' };
    expect(await verify({ version: '1.0', claims })).toMatchObject({ tenantId: TENANT_ID });
  });

  test('[ACCESS-1] is taken if any of the named applications asked for it', async () => {
    const claims = { azp: OTHER_CLIENT_ID.toUpperCase() };
    expect(await verify({ claims })).toMatchObject({ tenantId: TENANT_ID });
  });

  test('is checked without asking the authority again for each', async () => {
    await Promise.all([verify(), verify(), verify()]);
    await verify();
    expect(cloud.requests).toEqual([
      `GET /${TENANT_ID}/v2.0/.well-known/openid-configuration`,
      `GET /${TENANT_ID}/keys`,
    ]);
  });

  test('[ACCESS-2] is expired five minutes after its end', async () => {
    const token = await cloud.signIn(ANNA, { lifeS: 60 });
    clock.ms += 5.9 * MINUTE_MS;
    await expect(identity.verify(token)).resolves.toBeDefined();
    clock.ms += 0.2 * MINUTE_MS;
    await expect(identity.verify(token)).rejects.toMatchObject({ code: 'token_expired' });
  });

  test('[ACCESS-1] is not taken before its time, but for five minutes', async () => {
    await expect(verify({ issuedAtMs: clock.ms + 4.9 * MINUTE_MS })).resolves.toBeDefined();
    const early = verify({ issuedAtMs: clock.ms + 6 * MINUTE_MS });
    await expect(early).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  test('[ACCESS-2] of a tenant that is not allowed is refused without a request to the authority', async () => {
    await expect(verify({ tenantId: FOREIGN_TENANT_ID })).rejects.toMatchObject({ code: 'wrong_tenant' });
    expect(cloud.requests).toEqual([]);
  });

  test.each<[string, Signing]>([
    ['another audience', { claims: { aud: 'api://another.app' } }],
    ['another issuer', { claims: { iss: 'https://login.example.dk/v2.0' } }],
    ['the issuer of another allowed tenant', { claims: { tid: OTHER_TENANT_ID } }],
    ['the issuer of the other version', { claims: { ver: '1.0' } }],
    ['an unknown version', { claims: { ver: '3.0' } }],
    ['no person', { claims: { oid: undefined } }],
    ['an application instead of a person', { claims: { idtyp: 'app' } }],
    ['an application that is not said to be one', { claims: { scp: undefined, roles: ['Anything.All'] } }],
    ['the claims of an ID token, for another reader', { claims: { scp: undefined, nonce: 'of the page' } }],
    ['leave to do something else', { claims: { scp: 'Files.Read access_as_user_too' } }],
    ['leave in the form of a list', { claims: { scp: ['access_as_user'] } }],
    ['no end', { claims: { exp: undefined } }],
    ['no tenant', { claims: { tid: undefined } }],
    ['another application that asked for it', { claims: { azp: CLIENT_ID } }],
    ['another application, in version 1', { version: '1.0', claims: { appid: CLIENT_ID } }],
    ['the client of the other version', { claims: { azp: undefined, appid: TEAMS_CLIENT_ID } }],
    ['nobody who asked for it', { claims: { azp: undefined } }],
    ['a list of applications that asked for it', { claims: { azp: [TEAMS_CLIENT_ID] } }],
  ])('[ACCESS-1] with %s is refused', async (_what, signing) => {
    await expect(verify(signing)).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  test('[ACCESS-1] signed with another key is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    await expect(verify({ key: privateKey })).rejects.toMatchObject({ code: 'not_signed_in' });
  });

  test('[ACCESS-1] signed with a shared secret or with nothing is refused', async () => {
    const [, claims] = (await cloud.signIn(ANNA)).split('.');
    const payload = JSON.parse(Buffer.from(claims ?? '', 'base64url').toString());
    const shared = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
      .sign(new TextEncoder().encode('a secret that somebody made up for the occasion'));
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    for (const token of [shared, `${header}.${claims}.`, 'not.a.token', '']) {
      await expect(identity.verify(token)).rejects.toMatchObject({ code: 'not_signed_in' });
    }
  });

  test('[ACCESS-12] is taken across a change of the authority’s keys, and not with one that is withdrawn', async () => {
    const before = await cloud.signIn(ANNA);
    await identity.verify(before);
    await cloud.rollOver();
    // Unknown keys are looked up no more than every half minute: made-up ones are no way to flood the authority.
    const later = Date.now() + MINUTE_MS;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
    expect(await verify()).toMatchObject({ tenantId: TENANT_ID });
    await identity.verify(before);
    await cloud.rollOver();
    jest.spyOn(Date, 'now').mockImplementation(() => later + MINUTE_MS);
    await verify();
    await expect(identity.verify(before)).rejects.toMatchObject({ code: 'not_signed_in' });
    jest.restoreAllMocks();
  });

  test('[ACCESS-12] with made-up key ids the authority is not flooded', async () => {
    await verify();
    const asked = cloud.requests.length;
    const { privateKey } = await generateKeyPair('RS256');
    for (let i = 0; i < 20; i += 1) {
      const token = await new SignJWT({ tid: TENANT_ID, ver: '2.0', oid: ANNA.objectId })
        .setProtectedHeader({ alg: 'RS256', kid: `made-up-${i}` })
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey);
      await expect(identity.verify(token)).rejects.toMatchObject({ code: 'not_signed_in' });
    }
    expect(cloud.requests.length).toBe(asked);
  });

  test('[ACCESS-8] cannot be checked while the sign-in service is away, and can again when it is back', async () => {
    cloud.interruption = (_request, response) => {
      response.status(500).end();
      return true;
    };
    await expect(verify()).rejects.toMatchObject({ code: 'directory_unavailable' });
    cloud.interruption = (request, response) => {
      if (!request.path.endsWith('/keys')) return false;
      response.status(500).end();
      return true;
    };
    await expect(verify()).rejects.toMatchObject({ code: 'directory_unavailable' });
    cloud.interruption = undefined;
    await expect(verify()).resolves.toBeDefined();
  });
});
