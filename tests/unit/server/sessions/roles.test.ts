import type { SecurityEvent } from '../../../../src/securityLog/securityLog.ts';
import type { FluidPresence } from '../../../../src/server/fluidPresence.ts';
import { openSqlRegistry } from '../../../../src/server/registry/openSqlRegistry.ts';
import type { Registry } from '../../../../src/server/registry/registry.ts';
import type { AccessControl, Member } from '../../../../src/server/sessions/accessControl.ts';
import { createRoles, type Roles } from '../../../../src/server/sessions/roles.ts';

const PERSON = { tenantId: 't', objectId: 'o', name: 'Bo' };
const SESSION = {
  id: 's',
  tenantId: 't',
  meetingKey: 'm',
  encryptedMeetingId: 'x',
  fluidService: 'main',
  startedAtMs: 1,
  usedAtMs: 1,
};

describe('Roles', () => {
  let registry: Registry;
  let roles: Roles;
  let start: ReturnType<FluidPresence['startOf']>;
  /** What this server knows of the members, and what the directory says when it is asked anew. */
  let known: ReadonlyMap<string, string> | undefined;
  let fresh: ReadonlyMap<string, string> | undefined;
  let told: SecurityEvent[];

  beforeEach(async () => {
    start = undefined;
    known = fresh = undefined;
    told = [];
    registry = await openSqlRegistry({ sqliteFile: ':memory:' });
    await registry.findOrCreateCurrent(SESSION);
    const member = {
      ...{ session: SESSION, id: 'bo', person: PERSON, chatId: '' },
      membership: { name: '', organiser: false },
    } as Member;
    roles = createRoles({
      registry,
      accessControl: {
        running: async () => member,
        session: async () => member,
      } as unknown as AccessControl,
      memberNames: { of: async (_session, _chatId, isFresh) => (isFresh ? fresh : known) },
      securityLog: { record: (event) => void told.push(event) },
      fluidServices: { presenceOf: () => ({ startOf: () => start }) as unknown as FluidPresence },
    });
  });
  afterEach(() => registry.close());

  const registerTable = () =>
    registry.registerDocument({
      ...{ documentId: 'table', sessionId: 's', kind: 'table', table: 0, registeredAtMs: 1 },
    });

  test.each([
    ['anna', 59_999, []],
    ['anna', 60_000, ['bo']],
    ['bo', 0, ['bo']],
  ])(
    '[ROLES-7] claim: when %s started the table %d ms ago, the facilitators are %p afterwards',
    async (userId, agoMs, facilitators) => {
      await registerTable();
      start = { userId, agoMs };
      await roles.claim(PERSON, 's').catch(() => undefined);
      expect((await roles.list(PERSON, 's')).facilitators).toEqual(facilitators);
      const result = facilitators.length > 0 ? 'done' : 'refused';
      expect(told).toMatchObject([{ event: 'roleClaim', result, actor: PERSON }]);
    },
  );

  test('[ROLES-7] claim: refuses before there is a table, and before it is started', async () => {
    const refused = { code: 'not_allowed' };
    await expect(roles.claim(PERSON, 's')).rejects.toMatchObject(refused);
    await registerTable();
    await expect(roles.claim(PERSON, 's')).rejects.toMatchObject(refused);
  });

  describe('[ROLES-5] change', () => {
    const give = (participant: string, held = true) =>
      roles.change(PERSON, 's', { role: 'facilitator', participant, held });

    beforeEach(async () => {
      await registry.conversation.claimRoles('s', 'bo');
    });

    test('gives a role to a person who came in while another server answered, by asking the directory anew', async () => {
      known = new Map([['bo', 'Bo']]);
      fresh = new Map([
        ['bo', 'Bo'],
        ['anna', 'Anna'],
      ]);
      expect((await give('anna')).facilitators.toSorted()).toEqual(['anna', 'bo']);
      await expect(give('eve')).rejects.toMatchObject({ code: 'not_found' });
      // From people who have left.
      known = fresh = new Map([['bo', 'Bo']]);
      expect((await give('anna', false)).facilitators).toEqual(['bo']);
    });

    test('gives a role to any pseudonym where the directory does not list members, or stops to', async () => {
      expect((await give('anna')).facilitators.toSorted()).toEqual(['anna', 'bo']);
      known = new Map();
      expect((await give('carl')).facilitators.toSorted()).toEqual(['anna', 'bo', 'carl']);
    });

    test('[ROLES-3] refuses to take the role of its last holder, and records the refusal', async () => {
      await expect(give('bo', false)).rejects.toMatchObject({ code: 'not_allowed' });
      expect(told).toMatchObject([{ event: 'roleRevocation', result: 'refused', code: 'last' }]);
    });
  });
});
