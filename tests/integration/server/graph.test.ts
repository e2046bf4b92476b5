import { FOREIGN_TENANT_ID, TENANT_ID } from '../../support/server/cloud.ts';
import { type GraphBench, startGraph } from '../../support/server/graph.ts';

const CHAT = '19:meeting_abc@thread.v2';
const ANNA = { objectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Anna Ager' };
const QUESTION = { tenantId: TENANT_ID, chatId: CHAT, objectId: ANNA.objectId };
const MEMBERS_PATH = `/v1.0/chats/${encodeURIComponent(CHAT)}/members`;

describe('reading a meeting’s members from Microsoft Graph', () => {
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

  test('[ACCESS-16] strangers cause one request in five seconds; a person just invited waits no longer', async () => {
    const strangers = Array.from({ length: 20 }, (_, i) => ({ ...QUESTION, objectId: `stranger-${i}` }));
    const invited = { objectId: 'aaaaaaaa-0000-4000-8000-000000000004', name: 'Dan Dam' };
    await bench.directory.membership(QUESTION);
    bench.clock.ms += 1;
    for (const stranger of strangers) {
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

  describe('[ACCESS-18] a person who tries meetings that they are not in', () => {
    const made = (i: number) => ({ ...QUESTION, chatId: `19:meeting_made-up-${i}@thread.v2` });
    const refused = (answers: PromiseSettledResult<unknown>[]) =>
      answers.filter(({ status }) => status === 'rejected');

    test('has the directory asked ten times, and then once in six seconds', async () => {
      const answers = await Promise.allSettled(
        Array.from({ length: 60 }, (_, i) => bench.directory.membership(made(i))),
      );
      expect(refused(answers)).toHaveLength(50);
      expect(refused(answers)).toContainEqual({
        status: 'rejected',
        reason: expect.objectContaining({ code: 'too_many_requests', retryAfterS: 6 }),
      });
      expect(count('/members')).toBe(10);
      bench.clock.ms += 6_000;
      expect(await bench.directory.membership(made(99))).toBeUndefined();
      expect(count('/members')).toBe(11);
    });

    test('is let in to their own meeting all the same, and others are not held up', async () => {
      await bench.directory.membership(QUESTION);
      await Promise.allSettled(Array.from({ length: 60 }, (_, i) => bench.directory.membership(made(i))));
      bench.clock.ms += 61_000;
      await Promise.allSettled(Array.from({ length: 60 }, (_, i) => bench.directory.membership(made(i))));
      expect(await bench.directory.membership(QUESTION)).toMatchObject({ name: 'Anna Ager' });
      const other = { ...made(7), objectId: 'somebody-else' };
      expect(await bench.directory.membership(other)).toBeUndefined();
    });

    test('may open any number of meetings that they are in, also at once', async () => {
      const chats = Array.from({ length: 40 }, (_, i) => made(i));
      for (const { chatId } of chats) bench.cloud.meetings.set(chatId, { members: [ANNA] });
      const answers = await Promise.all(chats.map((question) => bench.directory.membership(question)));
      expect(answers).toEqual(chats.map(() => ({ name: 'Anna Ager', organiser: false })));
    });

    test('causes no request for the organiser of a meeting without such a member', async () => {
      await bench.directory.membership(made(1));
      expect(bench.cloud.requests.filter((path) => path.includes('/v1.0/'))).toHaveLength(1);
      await bench.directory.membership(QUESTION);
      bench.clock.ms += 61_000;
      await bench.directory.membership(QUESTION);
      expect(bench.cloud.requests.filter((path) => path.endsWith(encodeURIComponent(CHAT)))).toHaveLength(1);
    });

    test('also counts where Graph refuses to tell, and not where it gives no answer', async () => {
      const answer = (status: number) => {
        bench.cloud.interruption = (request, response) => {
          if (!request.path.includes('/chats/')) return false;
          response.status(status).json({ error: { code: 'Test' } });
          return true;
        };
      };
      answer(503);
      for (let i = 0; i < 15; i += 1) {
        await expect(bench.directory.membership(made(i))).rejects.toMatchObject({
          code: 'directory_unavailable',
        });
      }
      answer(403);
      const answers = await Promise.allSettled(
        Array.from({ length: 15 }, (_, i) => bench.directory.membership(made(i))),
      );
      expect(answers.map((told) => (told as PromiseRejectedResult).reason.code)).toEqual([
        ...Array.from({ length: 10 }, () => 'directory_refused'),
        ...Array.from({ length: 5 }, () => 'too_many_requests'),
      ]);
    });
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

  test('[ACCESS-8] a refused registration has a code of its own', async () => {
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

  test('a member from another tenant with the same id is another person', async () => {
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
