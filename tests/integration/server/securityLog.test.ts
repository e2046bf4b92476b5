import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ANNA,
  BO,
  CARL,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { OTHER_TENANT_ID, type Person } from '../../support/server/cloud.ts';

let server: TestServer;
let meetingId: string;
let id: string;
let at: string;

beforeEach(async () => {
  server = await startTestServer();
  // Carl has called the meeting, Anna starts it.
  ({ meetingId } = server.meeting(CARL, ANNA, BO));
  ({ id } = (await open(ANNA)).session);
  at = `/api/sessions/${id}`;
  await server.post(`${at}/document`, { as: ANNA, body: { documentId: 'the-table' } });
});
afterEach(() => server.close());

const open = async (as: Person) =>
  (await server.post('/api/sessions', { as, body: { meetingId, beginNew: false } })).body;

function text(): string {
  const folder = join(server.dataDir, 'security-log');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');
}
const lines = () =>
  text()
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const events = (): string[] => lines().map(({ event, result }) => `${event} ${result}`);

describe('[AUDIT-1] the security log of a running server', () => {
  test('logs roles given and refused', async () => {
    const bo = (await open(BO)).me.id;
    await server.post(`${at}/roles/claim`, { as: ANNA });
    const change = (as: Person, held: boolean) =>
      server.post(`${at}/roles`, { as, body: { role: 'facilitator', participant: bo, held } });
    await change(BO, true);
    await change(ANNA, true);
    await change(ANNA, false);
    expect(events()).toEqual([
      'roleClaim done',
      'roleGrant refused',
      'roleGrant done',
      'roleRevocation done',
    ]);
    const [claim, refused, grant] = lines();
    expect(grant).toMatchObject({ session: id, actor: claim.actor, participant: bo, role: 'facilitator' });
    expect(refused).toMatchObject({ session: id, code: 'not_held' });
    expect(refused.actor).not.toBe(claim.actor);
  });

  test('logs each end, reopening and deletion of a session once', async () => {
    await server.post(`${at}/roles/claim`, { as: ANNA });
    await server.post(`${at}/end`, { as: BO });
    await server.post(`${at}/end`, { as: ANNA });
    await server.post(`${at}/reopen`, { as: BO });
    await server.ask(at, { as: BO, method: 'DELETE' });
    await server.ask(at, { as: ANNA, method: 'DELETE' });
    expect(events().slice(1)).toEqual([
      'sessionEnd done',
      'sessionReopening done',
      'sessionDeletion refused',
      'sessionDeletion done',
    ]);
    const [claim, end, , , deletion] = lines();
    expect(deletion.actor).toBe(claim.actor);
    expect(end.actor).not.toBe(claim.actor);
  });

  test('logs tickets made, revoked and refused', async () => {
    await server.post(`${at}/roles/claim`, { as: ANNA });
    await server.post(`${at}/viewing-ticket`, { as: BO });
    await server.post(`${at}/recap-ticket`, { as: BO });
    await server.post(`${at}/decks/digitale-kompetencer/ticket`, { as: BO });
    await server.ask(`${at}/viewings`, { as: BO, method: 'DELETE' });
    await server.ask(`${at}/viewings`, { as: CARL, method: 'DELETE' });
    expect(events().slice(1)).toEqual([
      'stageTicket done',
      'recapTicket done',
      'deckTicket done',
      'stageTicketRevocation refused',
      'stageTicketRevocation done',
    ]);
  });

  test('logs refused sign-ins, and requests for other people’s sessions', async () => {
    await server.ask(at, { token: 'eyJhbGciOiJub25lIn0.e30.' });
    await server.ask(at, { token: await server.cloud.signIn(ANNA, { tenantId: '9'.repeat(8) }) });
    await server.ask(at, { as: STRANGER });
    await server.ask(at, { token: await server.cloud.signIn(ANNA, { tenantId: OTHER_TENANT_ID }) });
    await server.post('/api/sessions', { as: STRANGER, body: { meetingId } });
    expect(lines()).toMatchObject([
      { event: 'request', result: 'refused', code: 'not_signed_in', route: 'GET /api/sessions/:id' },
      { event: 'request', result: 'refused', code: 'wrong_tenant' },
      { event: 'sessionAccess', result: 'refused', session: id },
      { event: 'sessionAccess', result: 'refused', session: id },
      { event: 'request', result: 'refused', code: 'not_a_member', route: 'POST /api/sessions' },
    ]);
    const [nobody, , stranger, namesake, again] = lines();
    expect(nobody).not.toHaveProperty('actor');
    expect(again.actor).toBe(stranger.actor);
    expect(namesake.actor).not.toBe(stranger.actor);
  });

  test('[AUDIT-2] has no name, no id of the directory, no meeting, no ticket and no token', async () => {
    await server.post(`${at}/roles/claim`, { as: ANNA });
    const { ticket } = (await server.post(`${at}/viewing-ticket`, { as: ANNA })).body;
    await server.ask(at, { as: STRANGER });
    const log = text();
    for (const secret of [
      ANNA.name,
      ANNA.objectId,
      STRANGER.objectId,
      meetingId,
      ticket,
      'eyJ',
      '127.0.0.1',
    ]) {
      expect(log).not.toContain(secret);
    }
  });

  test('[AUDIT-4] grows by two lines a minute for a client that repeats its requests', async () => {
    for (let i = 0; i < 50; i += 1) await server.ask(at, { token: 'none' });
    expect(events()).toEqual(['request refused']);
    await server.restart();
    expect(lines()).toMatchObject([{}, { code: 'not_signed_in', repeats: 49 }]);
  });
});
