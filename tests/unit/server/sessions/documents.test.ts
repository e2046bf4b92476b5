import type { SecurityEvent } from '../../../../src/securityLog/securityLog.ts';
import { Failure } from '../../../../src/server/failure.ts';
import type { FluidPresence } from '../../../../src/server/fluidPresence.ts';
import type { FluidServices } from '../../../../src/server/fluidServices.ts';
import { createPseudonyms, isViewerId } from '../../../../src/server/identity/pseudonym.ts';
import { openSqlRegistry } from '../../../../src/server/registry/openSqlRegistry.ts';
import type { Registry } from '../../../../src/server/registry/registry.ts';
import type { AccessControl, Caller } from '../../../../src/server/sessions/accessControl.ts';
import { createDocuments, type Documents } from '../../../../src/server/sessions/documents.ts';
import type { FluidGrant } from '../../../../src/server/tokens/fluid.ts';

const NOW_MS = 1_900_000_000_000;
const QUARTER_MS = 15 * 60_000;
const BO = { tenantId: 't', objectId: 'o', name: 'Bo' };
const SESSION = {
  ...{ id: 's', tenantId: 't', meetingKey: 'm', encryptedMeetingId: 'x', fluidService: 'main' },
  ...{ startedAtMs: 1, usedAtMs: 1 },
};
const MEMBER: Caller = { kind: 'person', person: BO };
const VIEWER: Caller = {
  kind: 'viewer',
  ticket: { kind: 'stage', id: 'k', sessionId: 's', madeBy: 'bo', deckId: '', expiresAtMs: Infinity },
};

describe('Documents', () => {
  let registry: Registry;
  let documents: Documents;
  let maker: Awaited<ReturnType<FluidPresence['makerOf']>>;
  let disconnected: string[];
  let mayReplace: boolean;
  let made: number;
  let granted: FluidGrant[];
  let told: SecurityEvent[];

  beforeEach(async () => {
    registry = await openSqlRegistry({ sqliteFile: ':memory:' });
    await registry.findOrCreateCurrent(SESSION);
    maker = { userId: 'bo' };
    disconnected = [];
    mayReplace = true;
    made = 0;
    granted = [];
    told = [];
    documents = createDocuments({
      registry,
      accessControl: {
        session: async () => ({
          session: await registry.findSession('s'),
          ...{ id: 'bo', person: BO, membership: { name: '', organiser: false }, chatId: '' },
        }),
        viewer: async () => registry.findSession('s'),
      } as unknown as AccessControl,
      pseudonyms: createPseudonyms(Buffer.from('a key')),
      names: { encrypt: (_session: string, _id: string, name: string) => name } as never,
      fluidServices: {
        presenceOf: () => ({
          makerOf: async () => maker,
          disconnect: (documentId: string) => void disconnected.push(documentId),
        }),
        tokensOf: () => ({
          issue: async (grant: FluidGrant) => {
            granted.push(grant);
            return { token: 'token', expiresAtMs: NOW_MS };
          },
        }),
      } as unknown as FluidServices,
      conditions: { isBeyondUse: async () => mayReplace, mayReplace: async () => mayReplace },
      securityLog: { record: (event) => void told.push(event) },
      now: () => NOW_MS,
      creationQuota: () => {
        made += 1;
        if (made > 1) throw new Failure('too_many_requests', 'Enough.');
      },
    });
  });
  afterEach(() => registry.close());

  const register = (documentId: string, replaces?: string) =>
    documents.register(BO, 's', 'table', documentId, replaces);
  const refusal = (code: string) => expect.objectContaining({ code });

  test.each([['absent'], [{ userId: 'eve' }]] as const)(
    '[SESSION-31] register: refuses a document that the service knows as %p',
    async (other) => {
      maker = other;
      await expect(register('table')).rejects.toEqual(refusal('document_taken'));
      expect(await documents.find('s', 'table')).toBeUndefined();
    },
  );

  test.each([['unknown'], [{ userId: 'bo' }]] as const)(
    '[SESSION-31] register: accepts a document that the service knows as %p',
    async (own) => {
      maker = own;
      expect(await register('table')).toEqual({ documentId: 'table' });
      expect(await register('second')).toEqual({ documentId: 'table' });
    },
  );

  test('[MOVE-1] refuses everything for now while the session is being moved, and not afterwards', async () => {
    await register('table');
    await registry.beginMove('s', NOW_MS, NOW_MS + 1);
    const moving = refusal('storage_unavailable');
    await expect(register('table')).rejects.toEqual(moving);
    await expect(documents.token(MEMBER, 's', 'table', 'table')).rejects.toEqual(moving);
    await expect(documents.token(VIEWER, 's', 'table', 'table')).rejects.toEqual(moving);
    await registry.cancelMove('s');
    await registry.beginMove('s', NOW_MS - 2, NOW_MS);
    for (const caller of [MEMBER, VIEWER]) {
      await expect(documents.token(caller, 's', 'table', 'table')).resolves.toMatchObject({ token: 'token' });
    }
  });

  test('[DAMAGE-2] register: the last copy is in use, and pages at the replaced table are disconnected once', async () => {
    await register('table');
    expect([disconnected, told]).toEqual([[], []]);
    const copies = await Promise.all([register('copy', 'table'), register('another copy', 'table')]);
    expect(copies).toEqual([{ documentId: 'copy' }, { documentId: 'copy' }]);
    expect(disconnected).toEqual(['table']);
    expect(told).toMatchObject([{ event: 'tableReplacement', actor: BO, documentId: 'table' }]);
    await register('copy of the copy', 'copy');
    expect(await documents.find('s', 'table')).toBe('copy of the copy');
    mayReplace = false;
    await expect(register('more', 'copy of the copy')).rejects.toEqual(refusal('document_taken'));
  });

  test('[ACCESS-4] [ACCESS-17] token: counts tokens to make a document, and gives none while there is one', async () => {
    await documents.token(MEMBER, 's', 'table', undefined);
    expect(granted).toMatchObject([{ documentId: '', access: 'write', user: { id: 'bo', name: 'Bo' } }]);
    await expect(documents.token(MEMBER, 's', 'table', undefined)).rejects.toEqual(
      refusal('too_many_requests'),
    );
    await register('table');
    await expect(documents.token(MEMBER, 's', 'table', undefined)).rejects.toEqual(refusal('document_taken'));
    await expect(documents.token(MEMBER, 's', 'table', 'another')).rejects.toEqual(refusal('not_found'));
    made = 0;
    await documents.token(MEMBER, 's', 'table', 'table');
    expect(made).toBe(0);
    // To make the copy of a damaged one.
    await documents.token(MEMBER, 's', 'table', undefined, 'table');
    expect(made).toBe(1);
  });

  test('[ACCESS-5] an ended session can be read, and gets no document', async () => {
    await registry.endSession('s', NOW_MS);
    await expect(register('table')).rejects.toEqual(refusal('session_ended'));
    await expect(documents.token(MEMBER, 's', 'table', undefined)).rejects.toEqual(refusal('session_ended'));
    expect(made).toBe(0);
  });

  test('[NOTES-2] [ACCESS-6] gives no token for the notes to viewers and to members without the role', async () => {
    const notes = (caller: Caller) => documents.token(caller, 's', 'notes', undefined);
    for (const caller of [MEMBER, VIEWER]) await expect(notes(caller)).rejects.toEqual(refusal('not_found'));
    await expect(documents.register(BO, 's', 'notes', 'notes')).rejects.toEqual(refusal('not_found'));
    await registry.conversation.claimRoles('s', 'bo');
    await notes(MEMBER);
    expect(granted).toMatchObject([{ access: 'write', notAfterMs: NOW_MS + QUARTER_MS }]);
  });

  test('[ACCESS-6] gives viewers a nameless token to read the table of their session, as long as their ticket lasts', async () => {
    await register('table');
    await documents.token(VIEWER, 's', 'table', 'table');
    const ticket = { ...VIEWER.ticket, expiresAtMs: NOW_MS + 1_000 };
    await documents.token({ kind: 'viewer', ticket }, 's', 'table', 'table');
    expect(granted).toMatchObject([
      { access: 'read', user: { name: '' }, notAfterMs: NOW_MS + QUARTER_MS },
      { access: 'read', user: { name: '' }, notAfterMs: NOW_MS + 1_000 },
    ]);
    expect(granted.every(({ user }) => isViewerId(user.id))).toBe(true);
    await registry.findOrCreateCurrent({ ...SESSION, id: 'another', meetingKey: 'another' });
    await registry.registerDocument({
      ...{ documentId: 'its table', sessionId: 'another', kind: 'table', table: 0, registeredAtMs: 1 },
    });
    await expect(documents.token(VIEWER, 'another', 'table', 'its table')).rejects.toEqual(
      refusal('not_found'),
    );
    await expect(documents.token(VIEWER, 's', 'table', undefined)).rejects.toEqual(refusal('not_a_member'));
  });
});
