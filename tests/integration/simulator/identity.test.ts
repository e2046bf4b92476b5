import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { PersonView, TokenReply } from '../../../src/simulator/contract.ts';
import { CLIENT, type MeetingRoom, openMeetingRoom, SECRET, TENANT } from './meeting-room.ts';

let room: MeetingRoom;
beforeAll(async () => {
  room = await openMeetingRoom();
});
afterAll(() => room.close());

async function discovery() {
  const response = await fetch(`${room.simulator.origin}/${TENANT}/v2.0/.well-known/openid-configuration`);
  return response.json() as Promise<Record<string, string>>;
}

async function person(role: PersonView['role']) {
  const found = (await room.meeting()).people.find((candidate) => candidate.role === role);
  if (found === undefined) throw new Error(`no ${role}`);
  return found;
}

async function appToken(change: Record<string, string> = {}, tenant = TENANT) {
  const { origin } = room.simulator;
  return fetch(`${origin}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_secret: SECRET,
      scope: `${origin}/.default`,
      ...change,
    }),
  });
}

async function graph(path: string, token: string) {
  return fetch(room.simulator.origin + path, { headers: { Authorization: `Bearer ${token}` } });
}

const tokenOf = async (response: Response) =>
  ((await response.json()) as { access_token: string }).access_token;

test("[SIM-20] a person's token can be checked with what discovery tells, and looks like Entra's", async () => {
  const leader = await person('organiser');
  const { token } = (await (await room.send('POST', `/api/people/${leader.id}/token`)).json()) as TokenReply;
  const { issuer, jwks_uri: keys = '' } = await discovery();
  const { payload, protectedHeader } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
    issuer: issuer ?? '',
    audience: CLIENT,
    algorithms: ['RS256'],
  });
  expect(protectedHeader.kid).toBeDefined();
  expect(payload).toMatchObject({
    ver: '2.0',
    tid: TENANT,
    oid: leader.id,
    name: 'Mette Lindholm',
    preferred_username: 'mette.lindholm@solby.example',
    scp: 'access_as_user',
  });
  expect(payload.sub).not.toBe(leader.id);
  expect(payload.nbf).toBe(payload.iat);
});

test('[SIM-20] a guest has no token', async () => {
  await room.send('POST', '/api/people', { kind: 'guest' });
  const guest = await person('guest');
  expect((await room.send('POST', `/api/people/${guest.id}/token`)).status).toBe(403);
});

test('[SIM-20] a tenant that is not ours is unknown', async () => {
  const response = await fetch(`${room.simulator.origin}/other/v2.0/.well-known/openid-configuration`);
  expect(response.status).toBe(400);
});

test('[SIM-21] says of an application that it is one only to the directory, as Entra does unless asked', async () => {
  const claimsOf = async (response: Response) => decodeJwt(await tokenOf(response));
  expect(await claimsOf(await appToken())).toMatchObject({ idtyp: 'app' });
  const own = await claimsOf(await appToken({ scope: `${CLIENT}/.default` }));
  expect(own).toMatchObject({ aud: CLIENT, oid: CLIENT });
  expect(own).not.toHaveProperty('idtyp');
  expect(own).not.toHaveProperty('scp');
});

test.each([
  ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
  ['an unknown app', { client_id: TENANT }, 400, 'unauthorized_client'],
  ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['a single scope', { scope: 'openid' }, 400, 'invalid_scope'],
])('[SIM-21] the app is refused with %s, as Entra would', async (_what, change, status, error) => {
  const response = await appToken(change);
  expect(response.status).toBe(status);
  const body = (await response.json()) as { error: string; error_description: string };
  expect(body.error).toBe(error);
  expect(body.error_description).toMatch(/^AADSTS\d+: /);
});

test("[SIM-22] the directory names the meeting's members and its organiser", async () => {
  const token = await tokenOf(await appToken());
  const meeting = await room.meeting();
  const chat = `/v1.0/chats/${encodeURIComponent(meeting.chatId)}`;
  const leader = await person('organiser');

  const { value } = (await (await graph(`${chat}/members`, token)).json()) as {
    value: Record<string, unknown>[];
  };
  expect(value.map(({ displayName }) => displayName)).toEqual(meeting.people.map(({ name }) => name));
  expect(value[0]).toMatchObject({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: ['owner'],
    userId: leader.id,
    tenantId: TENANT,
  });

  expect(await (await graph(chat, token)).json()).toMatchObject({
    id: meeting.chatId,
    chatType: 'meeting',
    onlineMeetingInfo: { organizer: { id: leader.id } },
  });
});

test('[SIM-22] long lists of members come in pages', async () => {
  const token = await tokenOf(await appToken());
  const { chatId, people } = await room.meeting();
  const names: unknown[] = [];
  let next: string | undefined = `/v1.0/chats/${encodeURIComponent(chatId)}/members?$top=2`;
  while (next !== undefined) {
    const page = (await (await graph(next.replace(room.simulator.origin, ''), token)).json()) as {
      value: Record<string, unknown>[];
      '@odata.nextLink'?: string;
    };
    expect(page.value.length).toBeLessThanOrEqual(2);
    names.push(...page.value.map(({ displayName }) => displayName));
    next = page['@odata.nextLink'];
  }
  expect(names).toEqual(people.map(({ name }) => name));
});

test('[SIM-22] a person who is removed from the meeting is no member any more', async () => {
  const token = await tokenOf(await appToken());
  const { chatId } = await room.meeting();
  const gone = await person('presenter');
  await room.send('DELETE', `/api/people/${gone.id}`);
  const members = await (await graph(`/v1.0/chats/${encodeURIComponent(chatId)}/members`, token)).text();
  expect(members).not.toContain(gone.id);
});

test('[SIM-31] the directory knows a channel meeting by its team alone, whose owner is who called it', async () => {
  await room.send('POST', '/api/meeting/new', { people: ['colleague', 'guest'], kind: 'channel' });
  const token = await tokenOf(await appToken());
  const { channel, chatId, people } = await room.meeting();
  const team = `/v1.0/teams/${channel?.groupId}`;
  const found = await graph(`${team}/channels/${encodeURIComponent(channel?.channelId ?? '')}`, token);
  expect(await found.json()).toMatchObject({ membershipType: 'standard' });
  const { value } = (await (await graph(`${team}/members`, token)).json()) as {
    value: Record<string, unknown>[];
  };
  expect(value.map(({ userId, roles }) => [userId, roles])).toEqual([
    [people[0]?.id, ['owner']],
    [people[1]?.id, []],
  ]);
  expect((await graph(`/v1.0/chats/${encodeURIComponent(chatId)}/members`, token)).status).toBe(404);
  expect((await graph('/v1.0/teams/another/members', token)).status).toBe(404);
});

test('[SIM-31] a call has no organiser', async () => {
  await room.send('POST', '/api/meeting/new', { kind: 'call' });
  const { chatId } = await room.meeting();
  const chat = await graph(`/v1.0/chats/${encodeURIComponent(chatId)}`, await tokenOf(await appToken()));
  expect(await chat.json()).toMatchObject({ chatType: 'group', onlineMeetingInfo: null });
});

test("[SIM-23] the directory refuses strangers, people's own tokens and unknown chats", async () => {
  const leader = await person('organiser');
  const { token } = (await (await room.send('POST', `/api/people/${leader.id}/token`)).json()) as TokenReply;
  const { chatId } = await room.meeting();
  const chat = `/v1.0/chats/${encodeURIComponent(chatId)}`;
  expect((await fetch(room.simulator.origin + chat)).status).toBe(401);
  const refused = await graph(chat, token);
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
  const own = await tokenOf(await appToken({ scope: `${CLIENT}/.default` }));
  expect((await graph(chat, own)).status).toBe(401);
  expect((await graph('/v1.0/chats/other/members', await tokenOf(await appToken()))).status).toBe(404);
});
