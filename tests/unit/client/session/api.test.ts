import { createApi } from '../../../../src/client/session/api.ts';

/** What the calls sent, and an answer to each. */
function recorded(...answers: readonly { readonly status?: number; readonly body?: unknown }[]) {
  const sent: string[] = [];
  const left = [...answers];
  const request: typeof fetch = async (path, init) => {
    const { authorization } = (init?.headers ?? {}) as Record<string, string>;
    sent.push([init?.method, path, init?.body, authorization].filter((part) => part !== undefined).join(' '));
    const { status = 200, body = {} } = left.shift() ?? {};
    return Response.json(body, { status });
  };
  const api = createApi(async (fresh) => (fresh ? 'Bearer fresh' : 'Bearer kept'), request);
  return { api, sent };
}

describe('Api: asks as the contract’s table says', () => {
  test('fills the path in its order, with what is no letter of a path encoded', async () => {
    const { api, sent } = recorded();
    await api.poll('a/b', 'time-1');
    expect(sent).toEqual(['GET /api/sessions/a%2Fb/polls/time-1 Bearer kept']);
  });

  test('puts other arguments into the body, and sends an empty one without arguments', async () => {
    const { api, sent } = recorded();
    await api.answerPoll('s', 'p', { answer: '3' });
    await api.endSession('s');
    expect(sent).toEqual([
      'POST /api/sessions/s/polls/p/answers {"answer":"3"} Bearer kept',
      'POST /api/sessions/s/end {} Bearer kept',
    ]);
  });

  test('puts it into the query where there is no body', async () => {
    const { api, sent } = recorded();
    await api.phone({ since: 'a+b==' });
    await api.removeTeamDeck('s', 'd', { version: 4 });
    await api.deleteSession('s');
    expect(sent).toEqual([
      'GET /api/phone?since=a%2Bb%3D%3D Bearer kept',
      'DELETE /api/sessions/s/decks/d?version=4 Bearer kept',
      'DELETE /api/sessions/s Bearer kept',
    ]);
  });

  test('renews a token that has expired once', async () => {
    const expired = { status: 401, body: { error: { code: 'token_expired', message: '' } } };
    const { api, sent } = recorded(expired, { body: { nowMs: 1 } });
    expect(await api.time()).toEqual({ nowMs: 1 });
    expect(sent).toEqual(['GET /api/time Bearer kept', 'GET /api/time Bearer fresh']);
    const twice = recorded(expired, expired);
    await expect(twice.api.time()).rejects.toMatchObject({ code: 'token_expired' });
  });
});
