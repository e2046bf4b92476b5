import { io, type Socket } from 'socket.io-client';
import type { PersonView } from '../../../src/simulator/contract.ts';
import { type MeetingRoom, openMeetingRoom } from './meeting-room.ts';

let room: MeetingRoom;
let leader: PersonView;
let colleague: PersonView;
beforeEach(async () => {
  room = await openMeetingRoom();
  const [first, second] = (await room.meeting()).people;
  if (first === undefined || second === undefined) throw new Error('two people');
  leader = first;
  colleague = second;
});
afterEach(() => room.close());

const ask = async (person: PersonView, path: string) =>
  (await (await fetch(person.origin + path)).json()) as Record<string, string>;

test('[SIM-24] each person reaches the app at an origin of their own', async () => {
  expect(leader.origin).not.toBe(colleague.origin);
  expect(await ask(leader, '/panel?theme=dark')).toEqual({
    who: 'app',
    url: '/panel?theme=dark',
    host: new URL(leader.origin).host,
    forwardedHost: new URL(leader.origin).host,
  });
  expect((await ask(leader, '/documents-of-mine')).who).toBe('app');
});

test.each(['/documents/t/d', '/deltas/t/d?from=1', '/repos/t/git/blobs/x'])(
  "[SIM-24] %s is the Fluid service's",
  async (path) => {
    expect((await ask(colleague, path)).who).toBe('fluid');
  },
);

const once = (socket: Socket, event: string) =>
  new Promise<void>((resolve) => socket.once(event, () => resolve()));

test('[SIM-25] a cut network ends the sockets of that person only, and comes back', async () => {
  const socket = io(colleague.origin, { transports: ['websocket'], reconnectionDelay: 10 });
  const other = io(leader.origin, { transports: ['websocket'] });
  try {
    await Promise.all([once(socket, 'connect'), once(other, 'connect')]);
    expect(await socket.emitWithAck('say', 'hej')).toBe('heard hej');

    const lost = once(socket, 'disconnect');
    const missed = room.serviceLoses(socket);
    await room.change(colleague, { online: false });
    await Promise.all([lost, missed]);
    await expect(fetch(`${colleague.origin}/panel`)).rejects.toThrow();
    expect(await other.emitWithAck('say', 'hej')).toBe('heard hej');
    expect((await ask(leader, '/panel')).who).toBe('app');

    const back = once(socket, 'connect');
    await room.change(colleague, { online: true });
    await back;
    expect(await socket.emitWithAck('say', 'igen')).toBe('heard igen');
    expect((await ask(colleague, '/panel')).who).toBe('app');
  } finally {
    socket.close();
    other.close();
  }
});

test('[SIM-25] an app server that is away is said so instead of hanging', async () => {
  const lonely = await openMeetingRoom({ appOrigin: 'http://127.0.0.1:9' });
  try {
    const [person] = (await lonely.meeting()).people;
    expect((await fetch(`${person?.origin}/panel`)).status).toBe(502);
  } finally {
    await lonely.close();
  }
});

test('[SIM-25] a person who is removed from the meeting has no network left', async () => {
  await room.send('DELETE', `/api/people/${colleague.id}`);
  await expect(fetch(`${colleague.origin}/panel`)).rejects.toThrow();
});
