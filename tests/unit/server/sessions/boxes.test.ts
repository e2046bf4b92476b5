import { randomBytes } from 'node:crypto';
import { openSqliteRegistry } from '../../../../src/server/registry/sqlite.ts';
import { createSeal } from '../../../../src/server/sealing.ts';
import { createBoxes } from '../../../../src/server/sessions/boxes.ts';

const SESSION = {
  id: 'session-1',
  tenantId: 'tenant',
  meetingKey: 'meeting',
  sealedMeeting: 'sealed',
  startedAtMs: 1_000,
  usedAtMs: 1_000,
};

const EMPTY: { counts: Record<string, number>; answered: string[] } = { counts: {}, answered: [] };

describe('[ANON-1] a box', () => {
  const registry = openSqliteRegistry(':memory:');
  const boxes = createBoxes({ registry, seal: createSeal(randomBytes(32)), markKey: randomBytes(32) });
  const place = (name: string) => ({ sessionId: SESSION.id, name });
  const stored = (name: string) => registry.conversation.readBox(SESSION.id, name);

  beforeAll(() => registry.findOrCreateCurrent(SESSION));
  afterAll(() => registry.close());

  test('is as large with one answer as with forty, and says nothing of either', async () => {
    await boxes.change(place('poll'), EMPTY, () => ({
      counts: { 3: 1 },
      answered: ['mark-of-anna'],
    }));
    const one = await stored('poll');
    await boxes.change(place('poll'), EMPTY, (before) => ({
      counts: { 3: 41 },
      answered: [...before.answered, ...Array.from({ length: 40 }, (_, i) => `mark-${i}`)],
    }));
    const many = await stored('poll');
    expect(many?.length).toBe(one?.length);
    expect(many).not.toBe(one);
    expect(Buffer.from(many ?? '', 'base64url').includes('mark')).toBe(false);
  });

  test('opens in its own place only', async () => {
    const sealed = await stored('poll');
    await registry.conversation.changeBox(SESSION.id, 'elsewhere', () => ({ body: sealed ?? '', result: 1 }));
    expect(await boxes.read(place('elsewhere'), 'nothing')).toBe('nothing');
  });

  test('marks somebody differently in each place', () => {
    expect(boxes.mark(place('a'), 'anna')).toBe(boxes.mark(place('a'), 'anna'));
    expect(boxes.mark(place('a'), 'anna')).not.toBe(boxes.mark(place('b'), 'anna'));
    expect(boxes.mark(place('a'), 'anna')).not.toBe(boxes.mark(place('a'), 'bo'));
  });

  test('that nobody changes is not written anew', async () => {
    const before = await stored('poll');
    await boxes.change(place('poll'), {}, (contents) => contents);
    expect(await stored('poll')).toBe(before);
  });

  test('is refused beyond five hundred in a session, and those that are there go on', async () => {
    for (let i = 0; i < 498; i += 1) {
      await boxes.change(place(`box-${i}`), 0, () => 1);
    }
    await expect(boxes.change(place('one too many'), 0, () => 1)).rejects.toMatchObject({
      code: 'too_large',
    });
    expect(await boxes.change(place('box-7'), 0, (count) => count + 1)).toBe(2);
  });

  test('of a session that is gone is refused as not there', async () => {
    await expect(boxes.change({ sessionId: 'gone', name: 'a' }, 0, () => 1)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
