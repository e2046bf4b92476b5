import { FOREIGN_TENANT_ID, TENANT_ID } from '../../support/server/cloud.ts';
import { type GraphBench, startGraph } from '../../support/server/graph.ts';

const CHAT = '19:meeting_abc@thread.v2';
const ANNA = { objectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Anna Ager' };
const QUESTION = { tenantId: TENANT_ID, chatId: CHAT, objectId: ANNA.objectId };
const MEMBERS_PATH = `/v1.0/chats/${encodeURIComponent(CHAT)}/members`;

describe('asking Microsoft Graph who is in a meeting', () => {
  let bench: GraphBench;

  beforeEach(async () => {
    bench = await startGraph();
    bench.cloud.meetings.set(CHAT, { members: [ANNA], organiser: ANNA });
  });
  afterEach(() => bench.cloud.close());

  const count = (part: string): number =>
    bench.cloud.requests.filter((request) => request.includes(part)).length;

  /** The first `times` answers about members are `status`. */
  const failFirst = (times: number, status: number, headers: Record<string, string> = {}): void => {
    let left = times;
    bench.cloud.interruption = (request, response) => {
      if (request.path !== MEMBERS_PATH || left === 0) return false;
      left -= 1;
      response
        .status(status)
        .set(headers)
        .json({ error: { code: 'Test' } });
      return true;
    };
  };

  test('[ACCESS-8] a crowd that comes in at once costs one question', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => bench.directory.membership(QUESTION)));
    expect(answers).toEqual(Array.from({ length: 50 }, () => ({ name: 'Anna Ager', organiser: true })));
    expect(count('/members')).toBe(1);
    expect(count('/oauth2/')).toBe(1);
  });

  test('[ACCESS-16] strangers cost a question in five seconds; who has just been invited waits no longer', async () => {
    const stranger = { ...QUESTION, objectId: 'aaaaaaaa-0000-4000-8000-000000000009' };
    const invited = { objectId: 'aaaaaaaa-0000-4000-8000-000000000004', name: 'Dan Dam' };
    await bench.directory.membership(QUESTION);
    bench.clock.ms += 1;
    for (let i = 0; i < 20; i += 1) {
      expect(await bench.directory.membership(stranger)).toBeUndefined();
      bench.clock.ms += 100;
    }
    expect(count('/members')).toBe(2);
    bench.cloud.meetings.set(CHAT, { members: [ANNA, invited], organiser: ANNA });
    const question = { ...QUESTION, objectId: invited.objectId };
    expect(await bench.directory.membership(question)).toBeUndefined();
    bench.clock.ms += 3_001;
    expect(await bench.directory.membership(question)).toMatchObject({ name: 'Dan Dam' });
    expect(count('/members')).toBe(3);
  });

  test('[ACCESS-8] waits as long as Graph asks, then asks again', async () => {
    failFirst(2, 429, { 'retry-after': '2' });
    expect(await bench.directory.membership(QUESTION)).toBeDefined();
    expect(bench.waits).toEqual([2_000, 2_000]);
  });

  test('[ACCESS-8] does not let a person wait long: says when to come back instead', async () => {
    failFirst(1, 429, { 'retry-after': '120' });
    await expect(bench.directory.membership(QUESTION)).rejects.toMatchObject({
      code: 'directory_unavailable',
      retryAfterS: 120,
    });
    expect(bench.waits).toEqual([]);
  });

  test('[ACCESS-8] gives up after three answers of an overloaded Graph', async () => {
    failFirst(9, 503);
    await expect(bench.directory.membership(QUESTION)).rejects.toMatchObject({
      code: 'directory_unavailable',
    });
    expect(bench.cloud.requests.filter((request) => request === `GET ${MEMBERS_PATH}`)).toHaveLength(3);
  });

  test('a token that Graph no longer takes is renewed once', async () => {
    failFirst(1, 401);
    expect(await bench.directory.membership(QUESTION)).toBeDefined();
    expect(count('/oauth2/')).toBe(2);
  });

  test('[ACCESS-8] a registration that is not accepted is told as such', async () => {
    await bench.cloud.close();
    bench = await startGraph({ clientSecret: 'not the secret' });
    await expect(bench.directory.membership(QUESTION)).rejects.toMatchObject({ code: 'directory_refused' });
  });

  test('an answer that is no directory’s is no answer', async () => {
    bench.cloud.interruption = (request, response) => {
      if (request.path !== MEMBERS_PATH) return false;
      response.type('html').send('<p>Anna Ager</p>');
      return true;
    };
    const refusal = await bench.directory.membership(QUESTION).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'directory_unavailable' });
    expect(String(refusal)).not.toContain('Anna');
  });

  test('the application’s token is not sent to another host, whatever the next page’s address is', async () => {
    bench.cloud.interruption = (request, response) => {
      if (request.path !== MEMBERS_PATH) return false;
      response.json({ value: [], '@odata.nextLink': 'http://127.0.0.1:1/v1.0/elsewhere' });
      return true;
    };
    await expect(bench.directory.membership(QUESTION)).rejects.toMatchObject({
      code: 'directory_unavailable',
    });
  });

  test('a member from another tenant with the same id is somebody else', async () => {
    bench.cloud.interruption = (request, response) => {
      if (request.path !== MEMBERS_PATH) return false;
      response.json({ value: [{ userId: ANNA.objectId, displayName: 'X', tenantId: FOREIGN_TENANT_ID }] });
      return true;
    };
    expect(await bench.directory.membership(QUESTION)).toBeUndefined();
  });

  test('[SESSION-6] without consent to see the organiser people are members all the same', async () => {
    bench.cloud.interruption = (request, response) => {
      if (!request.path.startsWith('/v1.0/') || request.path === MEMBERS_PATH) return false;
      response.status(403).json({ error: { code: 'Forbidden' } });
      return true;
    };
    expect(await bench.directory.membership(QUESTION)).toEqual({ name: 'Anna Ager', organiser: false });
  });
});
