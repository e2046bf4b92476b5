import type { MeetingView } from '../../../src/simulator/contract.ts';
import { type MeetingRoom, openMeetingRoom } from './meeting-room.ts';

const SETTINGS = { contentUrl: '/panel?theme={theme}', entityId: 'table', name: 'Dialogkort' };

let room: MeetingRoom;
beforeEach(async () => {
  room = await openMeetingRoom();
});
afterEach(() => room.close());

/** The meeting as each event tells it. */
async function* events(signal: AbortSignal): AsyncGenerator<MeetingView> {
  const response = await fetch(`${room.simulator.origin}/api/meeting/events`, { signal });
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += new TextDecoder().decode(chunk);
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) if (block.startsWith('data: ')) yield JSON.parse(block.slice(6));
  }
}

test('[SIM-26] changes reach every open page at once, and a reload keeps the meeting', async () => {
  const stop = new AbortController();
  const told = events(stop.signal);
  const first = (await told.next()).value as MeetingView;
  const [leader] = first.people;
  expect(first).toMatchObject({ app: null, share: null });

  await room.send('PUT', '/api/app', SETTINGS);
  expect((await told.next()).value).toMatchObject({ app: SETTINGS });
  await room.send('PUT', '/api/stage', { url: '/stage', by: leader?.id });
  expect((await told.next()).value).toMatchObject({ share: { url: '/stage', by: leader?.id } });
  await room.send('PATCH', `/api/people/${leader?.id}`, {
    theme: 'contrast',
    language: 'en',
    panelWidth: 480,
  });
  const last = (await told.next()).value;
  expect(await room.meeting()).toEqual(last);
  expect(last.people[0]).toMatchObject({ theme: 'contrast', language: 'en', panelWidth: 480 });
  stop.abort();
});

test('[SIM-33] phones in the room have origins of their own, and are gone with the meeting', async () => {
  const add = async () => (await room.send('POST', '/api/phones')).json();
  const [one, two] = [await add(), await add()];
  expect((await room.meeting()).phones).toEqual([one, two]);
  expect([one.number, two.number]).toEqual([1, 2]);
  const { people } = await room.meeting();
  expect(new Set([one.origin, two.origin, ...people.map(({ origin }) => origin)]).size).toBe(
    people.length + 2,
  );
  expect((await room.send('DELETE', `/api/phones/${one.id}`)).status).toBe(204);
  expect((await room.send('DELETE', `/api/phones/${one.id}`)).status).toBe(404);
  expect((await room.meeting()).phones).toEqual([two]);
  await room.send('POST', '/api/meeting/new', {});
  expect((await room.meeting()).phones).toEqual([]);
});

test.each([
  ['page', undefined],
  ['page', { what: 'page' }],
  ['app', { what: 'app' }],
  ['changes', { what: 'changes' }],
])('[SIM-32] every open page is told to load the %s again when asked with %j', async (what, request) => {
  const stop = new AbortController();
  const { body } = await fetch(`${room.simulator.origin}/api/meeting/events`, { signal: stop.signal });
  if (body === null) throw new Error('no events');
  const told = (async () => {
    let said = '';
    for await (const chunk of body) {
      said += new TextDecoder().decode(chunk);
      if (said.includes(`event: reload\ndata: ${what}\n`)) return true;
    }
    return false;
  })();
  expect((await room.send('POST', '/api/reload', request)).status).toBe(204);
  expect(await told).toBe(true);
  stop.abort();
});

test('[SIM-27] a new meeting has another id, the people asked for and an empty stage', async () => {
  const before = await room.meeting();
  await room.send('PUT', '/api/app', SETTINGS);
  const response = await room.send('POST', '/api/meeting/new', { people: ['colleague', 'guest'] });
  const after = (await response.json()) as MeetingView;
  expect(after.people.map(({ role }) => role)).toEqual(['organiser', 'presenter', 'guest']);
  expect(after.meetingId).not.toBe(before.meetingId);
  expect(after).toMatchObject({ app: null, share: null });
});

test.each([
  ['PUT', '/api/app', { ...SETTINGS, contentUrl: 'https://example.com/' }],
  ['PUT', '/api/app', { ...SETTINGS, contentUrl: '//example.com/' }],
  ['POST', '/api/people', { kind: 'leader' }],
  ['PATCH', '/api/people/x', { panelWidth: 100 }],
  ['PATCH', '/api/people/x', { name: 'Nogen' }],
  ['POST', '/api/reload', { what: 'server' }],
])('[SIM-28] %s %s refuses %j', async (method, path, body) => {
  const response = await room.send(method, path, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { code: 'bad_request' } });
});

test('[SIM-28] an unknown person and an unknown call are refused', async () => {
  expect((await room.send('PATCH', '/api/people/x', { online: false })).status).toBe(404);
  expect((await room.send('POST', '/api/nothing')).status).toBe(404);
});

test('[SIM-29] pages of other origins can neither steer the meeting nor fetch tokens', async () => {
  const [leader] = (await room.meeting()).people;
  const elsewhere = { Origin: 'http://evil.example' };
  expect((await room.send('POST', '/api/meeting/new', {}, elsewhere)).status).toBe(403);
  expect((await room.send('POST', `/api/people/${leader?.id}/token`, undefined, elsewhere)).status).toBe(403);
  expect((await room.send('POST', '/api/meeting/new', {}, { Origin: room.simulator.origin })).status).toBe(
    200,
  );
});
