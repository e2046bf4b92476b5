import { randomBytes } from 'node:crypto';
import {
  createEncryptedRecords,
  type EncryptedRecords,
} from '../../../../src/server/anonymous/encryptedRecords.ts';
import { openSqlRegistry } from '../../../../src/server/registry/openSqlRegistry.ts';
import type { Registry } from '../../../../src/server/registry/registry.ts';
import { createTextCipher } from '../../../../src/server/textCipher.ts';
import { OWNER, putRecord } from '../../../support/registry/encryptedRecords.ts';

const SESSION = {
  id: 'session-1',
  tenantId: 'tenant',
  meetingKey: 'meeting',
  encryptedMeetingId: 'sealed',
  fluidService: 'main',
  startedAtMs: 1_000,
  usedAtMs: 1_000,
};

describe('[ANON-1] EncryptedRecords', () => {
  let registry: Registry;
  let records: EncryptedRecords;
  const place = (name: string) => ({ sessionId: SESSION.id, name });
  const stored = (name: string) => registry.conversation.readRecord(SESSION.id, name);

  beforeAll(async () => {
    registry = await openSqlRegistry({ sqliteFile: ':memory:' });
    records = createEncryptedRecords(registry.conversation, createTextCipher(randomBytes(32)));
    await registry.findOrCreateCurrent(SESSION);
    await registry.ownership.renew(OWNER, 60_000);
    await registry.ownership.claim(SESSION.id, OWNER.id);
  });
  afterAll(() => registry.close());

  test('a record is as large with four answers as with forty, and says nothing of either', async () => {
    await records.write(place('poll'), { counts: { 3: 4 } }, OWNER.id);
    const few = await stored('poll');
    await records.write(place('poll'), { counts: { 1: 10, 2: 10, 3: 10, 4: 10 } }, OWNER.id);
    const many = await stored('poll');
    expect(many?.length).toBe(few?.length);
    expect(many).not.toBe(few);
    expect(Buffer.from(many ?? '', 'base64url').includes('counts')).toBe(false);
    expect(await records.read(place('poll'))).toEqual({ counts: { 1: 10, 2: 10, 3: 10, 4: 10 } });
  });

  test('a record opens in its own place and with its own key only', async () => {
    await putRecord(registry, SESSION.id, 'elsewhere', (await stored('poll')) ?? '');
    expect(await records.read(place('elsewhere'))).toBeUndefined();
    const others = createEncryptedRecords(registry.conversation, createTextCipher(randomBytes(32)));
    expect(await others.read(place('poll'))).toBeUndefined();
    expect(await records.read(place('never written'))).toBeUndefined();
  });
});
