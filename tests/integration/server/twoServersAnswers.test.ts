/** Polls and words at two servers on one database, behind an address that leads to them in turn. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Client as PostgresClient } from 'pg';
import { describeWithPostgres } from '../../support/relay/postgresServer.ts';
import { until } from '../../support/relay/until.ts';
import {
  ANNA,
  clientFolder,
  environment,
  startTestServer,
  type TestServer,
} from '../../support/server/appServer.ts';
import { type Cloud, type Person, startCloud } from '../../support/server/cloud.ts';
import { crowd } from '../../support/server/crowd.ts';
import { openRecord } from '../../support/server/insider.ts';
import { phoneOf, roomOf, startRoom, TABLE } from '../../support/server/room.ts';
import { type Program, startProgram, stopProgram } from '../../support/server/serverProcess.ts';

const PEOPLE = crowd(6);
const [ane = ANNA, bo = ANNA, carl = ANNA, dora = ANNA, erik = ANNA] = PEOPLE;

describeWithPostgres('polls and words at two servers on one database', (postgres) => {
  let database: string;
  let cloud: Cloud;
  let servers: TestServer[];
  let at: string;
  let turn = 0;

  beforeEach(async () => {
    database = postgres().newDatabase();
    cloud = await startCloud();
    const settings = { DATABASE_URL: database };
    servers = await Promise.all([1, 2].map(() => startTestServer({ cloud, settings })));
    const { meetingId } = first().meeting(ANNA, ...PEOPLE);
    const { id } = (await first().post('/api/sessions', { as: ANNA, body: { meetingId } })).body.session;
    at = `/api/sessions/${id}`;
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await cloud.close();
  });

  const first = () => servers[0] as TestServer;
  const second = () => servers[1] as TestServer;
  /** As the proxy does it: the one and the other. */
  const next = () => {
    turn += 1;
    return servers[turn % servers.length] as TestServer;
  };
  const placement = () => `placement-${randomUUID()}`;
  const answer = (server: TestServer, as: Person, poll: string, given: string) =>
    server.post(`${at}/polls/${poll}/answers`, { as, body: { answer: given } });
  const look = async (server: TestServer, poll: string, as = ANNA) =>
    (await server.ask(`${at}/polls/${poll}`, { as })).body;
  const reveal = async (server: TestServer, poll: string) =>
    (await server.post(`${at}/polls/${poll}/reveal`, { as: ANNA })).body;

  test('[PHONE-16] phones, and the facilitator who lets them in, reach one room through either server', async () => {
    const here = await startRoom(first(), ...PEOPLE);
    const elsewhere = roomOf(second(), here.sessionId);
    const code: string = (await elsewhere.openDoor()).body.door.code;
    await here.show();
    const { ticket } = (await here.enter(code, 'Vera')).body;
    expect((await elsewhere.see(ticket)).body).toMatchObject({ state: 'waiting', name: 'Vera' });
    await elsewhere.change({ letIn: [phoneOf(ticket)] });
    for (const room of [here, elsewhere]) {
      const { version } = (await room.see(ticket)).body;
      const waiting = room.see(ticket, version);
      await here.show({ ...TABLE, step: `cards-${version}` });
      expect((await waiting).body.table.step).toBe(`cards-${version}`);
    }
    await elsewhere.contribute(ticket, { kind: 'tool', text: 'Teams' });
    expect((await here.room()).body.contributions).toHaveLength(1);
  });

  test('[ANON-6] answers are counted once and together, whichever server they come to', async () => {
    const poll = placement();
    for (const [i, person] of PEOPLE.slice(0, 4).entries()) {
      expect((await answer(next(), person, poll, String(i + 1))).body).toMatchObject({
        answered: i + 1,
        mine: true,
      });
    }
    for (const server of servers) {
      expect((await answer(server, ane, poll, '5')).body.error.code).toBe('already_answered');
      expect(await look(server, poll, ane)).toMatchObject({ answered: 4, mine: true, closed: false });
    }
    const revealed = await reveal(next(), poll);
    expect(revealed.sums).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 0 });
    // Each server signs the sums again, and no two signatures are alike.
    const seen = { ...revealed, seal: expect.any(String) };
    for (const server of servers) expect(await look(server, poll)).toEqual(seen);
    expect((await answer(next(), erik, poll, '5')).body.error.code).toBe('not_allowed');
  }, 60_000);

  test('[ANON-6] [POLL-4] the same person who answers at both servers in the same instant is counted once', async () => {
    for (let i = 0; i < 5; i += 1) {
      const poll = placement();
      const replies = await Promise.all(
        servers.flatMap((server) => ['1', '5'].map((given) => answer(server, ane, poll, given))),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      expect((await look(next(), poll)).answered).toBe(1);
    }
  }, 60_000);

  test('[ANON-6] words come together at both servers and come out together', async () => {
    const words = `${at}/words/round-1`;
    const id = randomUUID();
    for (const server of servers) {
      expect((await server.post(words, { as: ane, body: { id, text: 'en' } })).body).toEqual({
        ...{ waiting: 1, releasable: false, held: [id] },
      });
    }
    await next().post(words, { as: bo, body: { text: 'to' } });
    expect((await next().post(`${words}/release`, { as: ANNA })).body.error.code).toBe('too_few');
    await next().post(words, { as: carl, body: { text: 'tre' } });
    const released = (await next().post(`${words}/release`, { as: ANNA })).body.words;
    expect(released.map(({ text }: { text: string }) => text).sort()).toEqual(['en', 'to', 'tre']);
    for (const server of servers) {
      expect((await server.post(`${words}/held`, { as: ane, body: { ids: [id] } })).body.held).toEqual([]);
    }
  }, 60_000);

  test('[ANON-7] when a poll’s server stops, another one begins it again; each person is counted once', async () => {
    const poll = placement();
    for (const person of [ane, bo, carl]) await answer(first(), person, poll, '3');
    const { run } = await look(second(), poll);
    const left = second();
    await first().close();
    servers = [left];
    expect(await look(left, poll)).toEqual({ answered: 0, mine: false, closed: false });
    for (const person of [ane, bo, carl, dora]) await answer(left, person, poll, '4');
    expect((await answer(left, ane, poll, '1')).status).toBe(409);
    const revealed = await reveal(left, poll);
    expect(revealed).toMatchObject({ answered: 4, sums: { 4: 4 } });
    expect(revealed.run).not.toBe(run);
  }, 60_000);

  test('[ANON-4] [ANON-6] an insider who copies every message between the servers and has the key reads nothing of them', async () => {
    const client = new PostgresClient({ connectionString: database });
    await client.connect();
    await client.query(`
      CREATE TABLE copied (request TEXT, reply TEXT);
      CREATE FUNCTION copy_message() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO copied VALUES (NEW.request, NEW.reply); RETURN NEW; END $$;
      CREATE TRIGGER copying AFTER INSERT OR UPDATE ON registry_server_messages
        FOR EACH ROW EXECUTE FUNCTION copy_message()`);
    const poll = placement();
    await answer(first(), ane, poll, '1');
    await answer(second(), bo, poll, '5');
    await second().post(`${at}/words/round-1`, { as: carl, body: { text: 'x'.repeat(200) } });
    const { rows } = await client.query<{ request: string; reply: string | null }>('SELECT * FROM copied');
    const left = await client.query('SELECT * FROM registry_server_messages');
    await client.end();
    const bodies = rows.flatMap(({ request, reply }) => [request, ...(reply === null ? [] : [reply])]);
    expect(bodies.length).toBeGreaterThanOrEqual(4);
    expect(new Set(bodies.map((body) => body.length)).size).toBe(1);
    const [, , , sessionId = ''] = at.split('/');
    for (const body of bodies) {
      expect(Buffer.from(body, 'base64url').toString('latin1')).not.toContain('poll');
      expect(openRecord(sessionId, `poll ${poll}`, body)).toBe('cannot be opened');
    }
    expect(left.rows).toEqual([]);
  }, 60_000);
});

describeWithPostgres('a server that dies while it holds a poll', (postgres) => {
  test('[ANON-7] leaves it to another one within seconds, which begins it anew', async () => {
    const database = postgres().newDatabase();
    const cloud = await startCloud();
    const settings = { DATABASE_URL: database };
    const living = await startTestServer({ cloud, settings });
    const clientDir = clientFolder();
    const dying: Program = startProgram('src/server/main.ts', {
      ...environment(cloud.origin, living.dataDir),
      ...settings,
      CLIENT_DIR: clientDir,
    });
    try {
      const origin = await dying.listening;
      const { meetingId } = living.meeting(ANNA, ...PEOPLE);
      const { id } = (await living.post('/api/sessions', { as: ANNA, body: { meetingId } })).body.session;
      const path = `/api/sessions/${id}/polls/placement-${randomUUID()}`;
      const headers = {
        authorization: `Bearer ${await cloud.signIn(ane)}`,
        'content-type': 'application/json',
      };
      const body = JSON.stringify({ answer: '3' });
      expect((await fetch(`${origin}${path}/answers`, { method: 'POST', headers, body })).status).toBe(200);
      expect((await living.ask(path, { as: ane })).body).toMatchObject({ answered: 1, mine: true });
      await stopProgram(dying, 'SIGKILL');
      // A request that comes meanwhile waits until it is certain that the other one is gone.
      await until(
        async () => (await living.ask(path, { as: ane })).body.answered === 0,
        'the poll to begin anew',
        60_000,
      );
      expect((await living.post(`${path}/answers`, { as: ane, body: { answer: '3' } })).body.answered).toBe(
        1,
      );
    } finally {
      await stopProgram(dying, 'SIGKILL');
      await living.close();
      await cloud.close();
      rmSync(clientDir, { recursive: true, force: true });
    }
  }, 120_000);
});
