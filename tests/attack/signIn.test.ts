import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { type Attack, attacks } from '../support/attack/attacks.ts';
import { ANNA, EVE, OTHER_TENANT_ID, refusal, type World } from '../support/attack/world.ts';
import { FLUID_KEY } from '../support/server/appServer.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  FOREIGN_TENANT_ID,
  NO_PERSON,
  type Signing,
  TENANT_ID,
} from '../support/server/cloud.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Who gets in with such a token gets the session; nobody shall, and nobody shall learn whether there is one. */
async function tries(world: World, token: string, expected: string): Promise<void> {
  const asked = [
    await world.server.post('/api/sessions', { token, body: { meetingId: world.meetingId } }),
    await world.server.ask(world.at, { token }),
    await world.server.post(`${world.at}/token`, { token, body: { documentId: world.tableId } }),
    await world.server.ask(world.at, { token, method: 'DELETE' }),
  ];
  expect(asked.map(refusal)).toEqual(asked.map(() => expected));
}

/** A token signed by the right authority, with something wrong in it. */
const signed = (name: string, signing: Signing, must = '401 not_signed_in'): Attack => ({
  name: `a sign-in ${name}`,
  must,
  run: async (world) => tries(world, await world.server.cloud.signIn(ANNA, signing), must),
});

/** Something else in its place. */
const other = (
  name: string,
  make: (world: World) => Promise<string> | string,
  must = '401 not_signed_in',
): Attack => ({
  name: `a sign-in ${name}`,
  must,
  run: async (world) => tries(world, await make(world), must),
});

/** Header and claims that look right, before somebody signs them. */
async function imitation(world: World, claims: object = {}): Promise<SignJWT> {
  const [, body = ''] = (await world.server.cloud.signIn(ANNA)).split('.');
  return new SignJWT({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...claims });
}

const parts = async (world: World) => (await world.server.cloud.signIn(ANNA)).split('.');
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function changed(world: World, change: (claims: Record<string, unknown>) => void): Promise<string> {
  const [head = '', body = '', signature = ''] = await parts(world);
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  change(claims);
  return [head, encoded(claims), signature].join('.');
}

async function publicKeyOf(world: World): Promise<string> {
  const reply = await fetch(`${world.server.cloud.origin}/${TENANT_ID}/keys`);
  return JSON.stringify((await reply.json()).keys[0]);
}

/** An application's token for this app: no person asked for it. Entra puts an `oid` in all the same. */
const OF_AN_APP = { ...NO_PERSON, roles: ['access_as_user'], azp: CLIENT_ID, azpacr: '1' };

describe('[ATTACK-1] forged, confused and expired sign-ins', () => {
  attacks([
    signed('for another app', { claims: { aud: 'api://another.app' } }),
    signed('for Graph itself', { claims: { aud: 'https://graph.microsoft.com' } }),
    signed('for this app and another one in a list', { claims: { aud: ['api://another.app'] } }),
    signed('for a longer audience that begins like ours', { claims: { aud: `${CLIENT_ID}.evil` } }),
    signed('without an audience', { claims: { aud: undefined } }),
    signed('of another issuer', { claims: { iss: 'https://evil.example' } }),
    signed('of the other allowed tenant’s issuer', { claims: { tid: OTHER_TENANT_ID } }),
    signed('that says another version than its issuer', { claims: { ver: '1.0' } }),
    signed('of an unknown version', { claims: { ver: '9' } }),
    signed('without a version', { claims: { ver: undefined } }),
    signed('of a tenant that is not let in', { tenantId: FOREIGN_TENANT_ID }, '403 wrong_tenant'),
    signed('that names a path as its tenant', { claims: { tid: '../../evil' } }, '403 wrong_tenant'),
    signed('that names a number as its tenant', { claims: { tid: 7 } }),
    signed('without a tenant', { claims: { tid: undefined } }),
    signed('without a person', { claims: { oid: undefined } }),
    signed('with a list of persons', { claims: { oid: [ANNA.objectId] } }),
    signed('of an application', { claims: { idtyp: 'app' } }),
    signed('that another application asked for', { claims: { azp: CLIENT_ID } }),
    signed('that says of version 1 who asked for it', { claims: { azp: undefined, appid: CLIENT_ID } }),
    signed('without an end', { claims: { exp: undefined } }),
    signed('whose end is no number', { claims: { exp: 'never' } }),
    signed('without a beginning', { claims: { iat: undefined } }),
    signed('that begins in an hour', { claims: { nbf: Math.floor((Date.now() + HOUR_MS) / 1000) } }),
    signed('that ended six minutes ago', { issuedAtMs: Date.now() - 66 * MINUTE_MS }, '401 token_expired'),
    signed('of last year', { issuedAtMs: Date.now() - 365 * 24 * HOUR_MS }, '401 token_expired'),
    other('with the person exchanged', (world) =>
      changed(world, (claims) => {
        claims.oid = EVE.objectId;
      }),
    ),
    other('with a longer life written in', (world) =>
      changed(world, (claims) => {
        claims.exp = 9_999_999_999;
      }),
    ),
    other('with its signature cut off', async (world) => `${(await parts(world)).slice(0, 2).join('.')}.`),
    other('with somebody else’s signature', async (world) => {
      const [head, body] = await parts(world);
      const [, , signature] = (await world.server.cloud.signIn(EVE)).split('.');
      return [head, body, signature].join('.');
    }),
    other('that is not signed at all (alg none)', async (world) =>
      new UnsecuredJWT(
        JSON.parse(Buffer.from((await parts(world))[1] ?? '', 'base64url').toString()),
      ).encode(),
    ),
    other('with alg nOnE', async (world) => {
      const [, body] = await parts(world);
      return [encoded({ alg: 'nOnE', kid: 'key-1' }), body, ''].join('.');
    }),
    other('signed with the public key as a secret (HS256)', async (world) =>
      (await imitation(world))
        .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
        .sign(new TextEncoder().encode(await publicKeyOf(world))),
    ),
    other('signed with the app’s own client secret', async (world) =>
      (await imitation(world))
        .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
        .sign(new TextEncoder().encode(CLIENT_SECRET.padEnd(32))),
    ),
    other('signed with a key of one’s own under the authority’s key id', async (world) =>
      (await imitation(world))
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
        .sign((await generateKeyPair('RS256')).privateKey),
    ),
    other('that brings its key along (jwk)', async (world) => {
      const { privateKey } = await generateKeyPair('RS256');
      const jwk = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };
      return (await imitation(world)).setProtectedHeader({ alg: 'RS256', jwk }).sign(privateKey);
    }),
    other('that names where its key is (jku)', async (world) =>
      (await imitation(world))
        .setProtectedHeader({ alg: 'RS256', kid: 'key-1', jku: 'http://127.0.0.1:1/keys' })
        .sign((await generateKeyPair('RS256')).privateKey),
    ),
    other('with a key id that is a path', async (world) =>
      (await imitation(world))
        .setProtectedHeader({ alg: 'RS256', kid: '../../../etc/passwd' })
        .sign((await generateKeyPair('RS256')).privateKey),
    ),
    other('with a demand that nobody knows (crit)', async (world) => {
      const [, body, signature] = await parts(world);
      return [encoded({ alg: 'RS256', kid: 'key-1', crit: ['x'], x: 1 }), body, signature].join('.');
    }),
    other('that is a Fluid token', (world) => world.givenToken(EVE)),
    other('that is a viewing ticket', (world) => world.ticket),
    other('made with the Fluid key', async (world) =>
      (await imitation(world)).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(FLUID_KEY)),
    ),
    other('that is the app’s own token for Graph, as the authority issues it', async (world) => {
      const reply = await fetch(`${world.server.cloud.origin}/${TENANT_ID}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: CLIENT_ID,
          client_secret: CLIENT_SECRET,
          scope: `${world.server.cloud.origin}/.default`,
        }),
      });
      return (await reply.json()).access_token;
    }),
    signed('that the app got for itself, for itself', { claims: { ...OF_AN_APP, idtyp: 'app' } }),
    signed('that the app got for itself, without saying so', { claims: OF_AN_APP }),
    signed('of an app that says it has a person’s scope', {
      claims: { ...OF_AN_APP, idtyp: 'app', scp: 'access_as_user' },
    }),
    signed('that is an ID token', { claims: { aud: CLIENT_ID, scp: undefined, nonce: 'x', sub: 'x' } }),
    signed('without a scope', { claims: { scp: undefined } }),
    signed('with an empty scope', { claims: { scp: '' } }),
    signed('with another scope', { claims: { scp: 'User.Read offline_access' } }),
    signed('with a scope that begins like ours', { claims: { scp: 'access_as_user_too' } }),
    signed('with our scope in capital letters', { claims: { scp: 'ACCESS_AS_USER' } }),
    signed('with a list of scopes', { claims: { scp: ['access_as_user'] } }),
    signed('with our scope as a role', { claims: { scp: undefined, roles: ['access_as_user'] } }),
    other('of three dots', () => '...'),
    other('of one letter', () => 'x'),
    other('whose claims are no JSON', () => 'eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.c2ln'),
    other('whose claims are null', () => `${encoded({ alg: 'RS256' })}.${encoded(null)}.c2ln`),
    other('whose claims are nested a thousand times', () => {
      const deep = Buffer.from(`${'['.repeat(1000)}${']'.repeat(1000)}`).toString('base64url');
      return `${encoded({ alg: 'RS256' })}.${deep}.c2ln`;
    }),
    {
      name: 'no sign-in at all, with a name and a role in headers',
      must: '401 not_signed_in',
      async run(world) {
        const headers = {
          'x-ms-client-principal-id': ANNA.objectId,
          'x-ms-client-principal-name': ANNA.name,
          'x-forwarded-user': ANNA.objectId,
          cookie: `user=${ANNA.objectId}`,
        };
        expect(refusal(await world.server.ask(world.at, { headers }))).toBe('401 not_signed_in');
      },
    },
    {
      name: 'a sign-in in the address instead of the header',
      must: '401 not_signed_in',
      async run(world) {
        const token = await world.server.cloud.signIn(ANNA);
        expect(refusal(await world.server.ask(`${world.at}?access_token=${token}`))).toBe(
          '401 not_signed_in',
        );
        expect(refusal(await world.server.ask(`${world.at}?authorization=Bearer%20${token}`))).toBe(
          '401 not_signed_in',
        );
      },
    },
    {
      name: 'two sign-ins in one header',
      must: '401 not_signed_in',
      async run(world) {
        const token = await world.server.cloud.signIn(ANNA);
        const headers = { authorization: `Bearer ${token}, Bearer ${token}` };
        expect(refusal(await world.server.ask(world.at, { headers }))).toBe('401 not_signed_in');
      },
    },
    ...['Basic', 'Digest', 'Bearer:', 'Negotiate'].map((scheme) => ({
      name: `a good sign-in under the scheme ${scheme}`,
      must: '401 not_signed_in',
      async run(world: World) {
        const headers = { authorization: `${scheme} ${await world.server.cloud.signIn(ANNA)}` };
        expect(refusal(await world.server.ask(world.at, { headers }))).toBe('401 not_signed_in');
      },
    })),
    {
      name: 'the person’s capital letters changed',
      must: 'it is the same person, no second one',
      async run(world) {
        const token = await world.server.cloud.signIn(ANNA, {
          claims: { oid: ANNA.objectId.toUpperCase(), tid: TENANT_ID.toUpperCase() },
        });
        expect((await world.server.ask(world.at, { token })).body.me.id).toBe(world.ids.anna);
      },
    },
    {
      name: 'another person’s display name in one’s token',
      must: 'one is still oneself',
      async run(world) {
        const token = await world.server.cloud.signIn(EVE, { claims: { name: ANNA.name } });
        const { me } = (await world.server.ask(world.at, { token })).body;
        expect(me).toMatchObject({ id: world.ids.eve, noteTaker: false, organiser: false });
      },
    },
    {
      name: 'claims of roles and groups in one’s token',
      must: 'they count for nothing',
      async run(world) {
        const claims = { roles: ['facilitator', 'Admin'], groups: ['organisers'], wids: ['x'] };
        const token = await world.server.cloud.signIn(EVE, { claims });
        expect(refusal(await world.server.ask(world.at, { token, method: 'DELETE' }))).toBe(
          '403 not_allowed',
        );
      },
    },
  ]);
});
