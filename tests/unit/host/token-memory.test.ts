import { rememberToken } from '../../../src/host/token-memory.ts';

const START_MS = Date.UTC(2026, 10, 22, 12);
const HOUR_MS = 3_600_000;

function tokenUntil(endMs: number): string {
  const payload = Buffer.from(JSON.stringify({ exp: endMs / 1000, name: 'Åse' })).toString('base64url');
  return `header.${payload}.signature`;
}

function setUp(firstToken = tokenUntil(START_MS + HOUR_MS)) {
  const state = { nowMs: START_MS, token: firstToken, asked: 0 };
  const ask = rememberToken(
    async () => {
      state.asked += 1;
      return { ok: state.token };
    },
    () => state.nowMs,
  );
  return { state, ask };
}

describe('remembering the token', () => {
  it('[HOST-14] asks the host once an hour, not once a call', async () => {
    const { state, ask } = setUp();
    expect(await ask()).toEqual({ ok: state.token });
    state.nowMs += HOUR_MS / 2;
    await ask();
    expect(state.asked).toBe(1);
  });

  it('[HOST-14] asks anew from one minute before the end', async () => {
    const { state, ask } = setUp();
    await ask();
    state.nowMs += HOUR_MS - 60_000;
    state.token = tokenUntil(state.nowMs + HOUR_MS);
    expect(await ask()).toEqual({ ok: state.token });
    expect(state.asked).toBe(2);
  });

  it('[HOST-14] asks anew when the server has turned the last one down', async () => {
    const { state, ask } = setUp();
    await ask();
    state.token = tokenUntil(START_MS + 2 * HOUR_MS);
    expect(await ask({ fresh: true })).toEqual({ ok: state.token });
    expect(await ask()).toEqual({ ok: state.token });
    expect(state.asked).toBe(2);
  });

  it.each(['opaque', 'a.b.c', `a.${Buffer.from('null').toString('base64url')}.c`])(
    '[HOST-14] asks every time when the token %s does not say how long it lasts',
    async (token) => {
      const { state, ask } = setUp(token);
      await ask();
      await ask();
      expect(state.asked).toBe(2);
    },
  );
});
