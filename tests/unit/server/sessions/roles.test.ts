import { noSecurityLog } from '../../../../src/securityLog/securityLog.ts';
import type { FluidPresence } from '../../../../src/server/fluidPresence.ts';
import { openSqlRegistry } from '../../../../src/server/registry/openSqlRegistry.ts';
import type { AccessControl, Member } from '../../../../src/server/sessions/accessControl.ts';
import { createRoles } from '../../../../src/server/sessions/roles.ts';

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

describe('[ROLES-7] Roles', () => {
  test.each([
    [59_999, []],
    [60_000, ['bo']],
  ])(
    'when the table was started by somebody else %d ms ago, the holders after a claim are %p',
    async (agoMs, facilitators) => {
      const registry = await openSqlRegistry({ sqliteFile: ':memory:' });
      await registry.findOrCreateCurrent(SESSION);
      await registry.registerDocument({
        ...{ documentId: 'table', sessionId: 's', kind: 'table', table: 0, registeredAtMs: 1 },
      });
      const member = { session: SESSION, id: 'bo', person: PERSON } as unknown as Member;
      const roles = createRoles({
        registry,
        accessControl: {
          running: async () => member,
          session: async () => member,
        } as unknown as AccessControl,
        memberNames: { of: async () => undefined },
        securityLog: noSecurityLog,
        fluidServices: {
          presenceOf: () => ({ startOf: () => ({ userId: 'anna', agoMs }) }) as unknown as FluidPresence,
        },
      });
      await roles.claim(PERSON, 's').catch(() => undefined);
      expect((await roles.list(PERSON, 's')).facilitators).toEqual(facilitators);
      await registry.close();
    },
  );
});
