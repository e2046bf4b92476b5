/**
 * A small Entra and Graph over real HTTP: discovery and keys for both token versions, client credentials, a chat and its
 * members. Tests sign any token they like and make it fail as they like.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const TENANT_ID = '11111111-1111-4111-8111-111111111111';
export const OTHER_TENANT_ID = '22222222-2222-4222-8222-222222222222';
export const FOREIGN_TENANT_ID = '99999999-9999-4999-8999-999999999999';
export const CLIENT_ID = 'cccccccc-cccc-4ccc-8ccc-cccccccccccc';
export const CLIENT_SECRET = 'the secret of the registration';
/** Microsoft Graph's own, as it stands in its tokens' `aud` under this id or under its address. */
const GRAPH_ID = '00000003-0000-0000-c000-000000000000';
/** Teams on desktop and phone. */
export const TEAMS_CLIENT_ID = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
/** Whom the directory knows the app as in the tenant. */
const APP_OBJECT_ID = 'cccccccc-0000-4000-8000-000000000001';

/** What only tokens have that a person asked for. */
export const NO_PERSON = { scp: undefined, name: undefined };

export interface Person {
  readonly objectId: string;
  readonly name: string;
}

export interface CloudMeeting {
  readonly members: Person[];
  readonly organiser?: Person;
}

/** A channel of a team; its members are the team's. */
export interface CloudChannel {
  readonly membershipType: 'standard' | 'private' | 'unknownFutureValue';
  readonly members: Person[];
  readonly owners?: readonly Person[];
}

/** How to sign besides the usual: claims over the standard ones, other keys and algorithms. */
export interface Signing {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly version?: '1.0' | '2.0';
  readonly tenantId?: string;
  readonly key?: CryptoKey;
  readonly issuedAtMs?: number;
  readonly lifeS?: number;
}

/** Answers instead of the cloud, or lets it answer by returning false. */
export type Interruption = (request: Request, response: Response) => boolean;

export interface Cloud {
  readonly origin: string;
  /** By chat id. */
  readonly meetings: Map<string, CloudMeeting>;
  /** By `<team id>/<channel id>`. */
  readonly channels: Map<string, CloudChannel>;
  /** `GET /v1.0/chats/…`, in order. */
  readonly requests: string[];
  /** Members on one page of a list. */
  pageSize: number;
  interruption: Interruption | undefined;
  signIn(person: Person, signing?: Signing): Promise<string>;
  /** Publishes another key and signs with it from now on; the one before stays until the next time. */
  rollOver(): Promise<void>;
  close(): Promise<void>;
}

export async function startCloud(now: () => number = Date.now): Promise<Cloud> {
  const keys: { readonly kid: string; readonly privateKey: CryptoKey; readonly jwk: JWK }[] = [];
  let made = 0;
  const rollOver = async (): Promise<void> => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const kid = `key-${++made}`;
    keys.unshift({
      kid,
      privateKey,
      jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
    });
    keys.splice(2);
  };
  await rollOver();
  const appTokens = new Set<string>();
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const cloud: Cloud = {
    origin,
    meetings: new Map(),
    channels: new Map(),
    requests: [],
    pageSize: 2,
    interruption: undefined,
    signIn: (person, signing = {}) => sign(person, { issuedAtMs: now(), ...signing }),
    rollOver,
    close: () => close(server),
  };

  function sign(person: Person, signing: Signing & { issuedAtMs: number }): Promise<string> {
    const { version = '2.0', tenantId = TENANT_ID, lifeS = 3600, claims = {} } = signing;
    const issuedAtS = Math.floor(signing.issuedAtMs / 1000);
    const [newest] = keys;
    if (!newest) throw new Error('There is no key.');
    return new SignJWT({
      iss: issuer(origin, tenantId, version),
      aud: CLIENT_ID,
      tid: tenantId,
      oid: person.objectId,
      name: person.name,
      scp: 'access_as_user',
      ver: version,
      ...(version === '1.0' ? { appid: TEAMS_CLIENT_ID } : { azp: TEAMS_CLIENT_ID }),
      iat: issuedAtS,
      nbf: issuedAtS,
      exp: issuedAtS + lifeS,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: newest.kid, typ: 'JWT' })
      .sign(signing.key ?? newest.privateKey);
  }

  app.use((request, response, next) => {
    cloud.requests.push(`${request.method} ${request.path}`);
    if (!cloud.interruption?.(request, response)) next();
  });
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (request, response) => {
    const { tenant } = request.params;
    response.json({ issuer: issuer(origin, tenant, '2.0'), jwks_uri: `${origin}/${tenant}/keys` });
  });
  app.get('/:tenant/.well-known/openid-configuration', (request, response) => {
    const { tenant } = request.params;
    response.json({ issuer: issuer(origin, tenant, '1.0'), jwks_uri: `${origin}/${tenant}/keys` });
  });
  app.get('/:tenant/keys', (_request, response) => {
    response.json({ keys: keys.map(({ jwk }) => jwk) });
  });
  app.post('/:tenant/oauth2/v2.0/token', express.urlencoded(), async (request, response) => {
    const form: Record<string, unknown> = request.body;
    const isKnown = form.client_id === CLIENT_ID && form.client_secret === CLIENT_SECRET;
    const isWellMade = form.grant_type === 'client_credentials' && form.scope === `${origin}/.default`;
    if (!isKnown || !isWellMade) return void response.status(401).json({ error: 'invalid_client' });
    const tenantId = String(request.params.tenant);
    const claims = {
      ...NO_PERSON,
      aud: GRAPH_ID,
      appid: CLIENT_ID,
      roles: ['Chat.ReadBasic.WhereInstalled'],
    };
    const asApp = { objectId: APP_OBJECT_ID, name: '' };
    const token = await sign(asApp, { tenantId, version: '1.0', claims, issuedAtMs: now() });
    appTokens.add(`Bearer ${token}`);
    response.json({ token_type: 'Bearer', expires_in: 3600, access_token: token });
  });
  app.use('/v1.0', (request, response, next) => {
    if (appTokens.has(request.headers.authorization ?? '')) return next();
    response.status(401).json({ error: { code: 'InvalidAuthenticationToken' } });
  });
  app.get('/v1.0/chats/:id', (request, response) => {
    const meeting = cloud.meetings.get(request.params.id);
    if (!meeting) return void response.status(404).json({ error: { code: 'NotFound' } });
    const organizer = meeting.organiser && { id: meeting.organiser.objectId };
    response.json({ id: request.params.id, onlineMeetingInfo: { organizer } });
  });
  app.get('/v1.0/chats/:id/members', (request, response) => {
    const { id } = request.params;
    const meeting = cloud.meetings.get(id);
    if (!meeting) return void response.status(404).json({ error: { code: 'NotFound' } });
    answerMembers(request, response, { members: meeting.members, path: `chats/${encodeURIComponent(id)}` });
  });
  app.get('/v1.0/teams/:team/channels/:id', (request, response) => {
    const { team, id } = request.params;
    const channel = cloud.channels.get(`${team}/${id}`);
    if (!channel) return void response.status(404).json({ error: { code: 'NotFound' } });
    response.json({ id, membershipType: channel.membershipType });
  });
  app.get('/v1.0/teams/:team/members', (request, response) => {
    const { team } = request.params;
    const channel = [...cloud.channels].find(([key]) => key.startsWith(`${team}/`))?.[1];
    if (!channel) return void response.status(404).json({ error: { code: 'NotFound' } });
    answerMembers(request, response, { ...channel, path: `teams/${team}` });
  });

  function answerMembers(
    request: Request,
    response: Response,
    list: { members: readonly Person[]; owners?: readonly Person[]; path: string },
  ): void {
    const { members, owners = [], path } = list;
    const from = Number(request.query.skip ?? 0);
    const until = from + cloud.pageSize;
    const next = `${origin}/v1.0/${path}/members?skip=${until}`;
    response.json({
      value: members.slice(from, until).map((person) => ({
        userId: person.objectId.toUpperCase(),
        displayName: person.name,
        tenantId: TENANT_ID,
        roles: owners.includes(person) ? ['owner'] : [],
      })),
      ...(until < members.length && { '@odata.nextLink': next }),
    });
  }
  return cloud;
}

/** The authority's own issuers of version 1 stand under another host than those of version 2. */
function issuer(origin: string, tenantId: string, version: '1.0' | '2.0'): string {
  return version === '2.0' ? `${origin}/${tenantId}/v2.0` : `https://sts.windows.net/${tenantId}/`;
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}
