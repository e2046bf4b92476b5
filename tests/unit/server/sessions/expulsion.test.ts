import { pino } from 'pino';
import type { ConnectedUser } from '../../../../src/server/fluidPresence.ts';
import type { Registry } from '../../../../src/server/registry/registry.ts';
import { createExpulsion } from '../../../../src/server/sessions/expulsion.ts';

const SESSION = { id: 's', tenantId: 't', encryptedMeetingId: 'sealed' };
const PLACES: Record<string, string> = { table: 's', notes: 's' };

describe('[ACCESS-20] Expulsion', () => {
  let connected: ConnectedUser[];
  let revoked: [string, string[]][];
  let members: ReadonlyMap<string, string> | undefined | Error;

  const expulsion = () =>
    createExpulsion({
      presence: {
        connected: () => connected,
        makerOf: async () => 'unknown',
        startOf: () => undefined,
        senderOf: async () => undefined,
        settle: () => undefined,
        disconnect: () => undefined,
        revokeAll: () => undefined,
        allowAll: () => undefined,
        revoke: (documentId, userIds) => void revoked.push([documentId, [...userIds].sort()]),
      },
      registry: {
        findDocument: async (documentId: string) =>
          PLACES[documentId] && { documentId, sessionId: PLACES[documentId] },
        findSession: async () => SESSION,
        listDocuments: async () => Object.keys(PLACES).map((documentId) => ({ documentId })),
      } as unknown as Registry,
      meetingIdCipher: { keyOf: () => '', encrypt: () => '', decrypt: () => 'the chat' },
      memberNames: {
        of: async () => {
          if (members instanceof Error) throw members;
          return members;
        },
      },
      logger: pino({ level: 'silent' }),
    });
  const expel = () => expulsion().expelFormerMembers(new AbortController().signal);
  const at = (documentId: string, ...userIds: string[]) => {
    connected.push(...userIds.map((userId) => ({ documentId, userId })));
  };

  beforeEach(() => {
    connected = [];
    revoked = [];
    members = new Map([['anna', 'Anna']]);
  });

  test('disconnects only former members, from every document', async () => {
    at('table', 'anna', 'eve', 'eve', 'viewer-1');
    at('notes', 'anna', 'eve');
    await expel();
    expect(revoked).toEqual([
      ['table', ['eve']],
      ['notes', ['eve']],
    ]);
  });

  test('disconnects no one if the directory cannot list people, gives no answer, or lists nobody', async () => {
    at('table', 'anna', 'eve');
    for (const answer of [undefined, new Error('no answer'), new Map<string, string>()]) {
      members = answer;
      await expel();
    }
    expect(revoked).toEqual([]);
  });

  test('leaves documents alone that belong to no session', async () => {
    at('somebody else’s', 'eve');
    await expel();
    expect(revoked).toEqual([]);
  });

  test('takes viewers off a session’s documents', async () => {
    at('table', 'anna', 'viewer-1', 'viewer-2');
    at('somebody else’s', 'viewer-3');
    await expulsion().expelViewers('s');
    expect(revoked).toEqual([['table', ['viewer-1', 'viewer-2']]]);
  });
});
