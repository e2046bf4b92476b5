/**
 * Disconnects people who no longer have access: a Fluid token lives for most of an hour, and membership of a meeting or a sharing may
 * end before that. Only where the Fluid service is in this process; elsewhere tokens have to expire.
 */
import type { FluidPresence } from '../fluidPresence.ts';
import { isViewerId } from '../identity/pseudonym.ts';
import { errorFacts, type Logger } from '../logging.ts';
import type { Registry } from '../registry/registry.ts';
import type { MeetingIdCipher } from './meetingIdCipher.ts';
import type { MemberNames } from './memberNames.ts';

export interface ExpulsionOptions {
  readonly presence: FluidPresence | undefined;
  readonly registry: Registry;
  readonly meetingIdCipher: MeetingIdCipher;
  readonly memberNames: MemberNames;
  readonly logger: Logger;
}

export interface Expulsion {
  /** Everyone whom the directory no longer lists as a member. Never rejects. */
  expelFormerMembers(closing: AbortSignal): Promise<void>;
  /** All users of all documents of a session. */
  expelAll(sessionId: string): Promise<void>;
  /** Takes that back: a token that is given in the second of the expulsion would count as one from before. */
  readmitAll(sessionId: string): Promise<void>;
  /** The same for all deleted sessions: a restarted relay has forgotten its revocations. */
  expelFromDeleted(): Promise<void>;
  /** All viewers of this session's table. Viewers whose ticket is still valid reconnect. */
  expelViewers(sessionId: string): Promise<void>;
}

export function createExpulsion(options: ExpulsionOptions): Expulsion {
  const { presence, registry, meetingIdCipher, memberNames, logger } = options;

  /** By document. */
  function connected(): Map<string, Set<string>> {
    const users = new Map<string, Set<string>>();
    for (const { documentId, userId } of presence?.connected() ?? []) {
      users.set(documentId, (users.get(documentId) ?? new Set()).add(userId));
    }
    return users;
  }

  /** Nothing where that cannot be said. */
  async function membersAt(documentId: string): Promise<ReadonlyMap<string, string> | undefined> {
    const document = await registry.findDocument(documentId);
    const session = document && (await registry.findSession(document.sessionId));
    if (!session) return undefined;
    const chatId = meetingIdCipher.decrypt(session.tenantId, session.encryptedMeetingId);
    return chatId === undefined ? undefined : memberNames.of(session, chatId);
  }

  async function expelAt(documentId: string, users: ReadonlySet<string>): Promise<void> {
    const members = await membersAt(documentId);
    // An empty or missing list says that the directory does not know, not that all have left.
    if (!members || members.size === 0) return;
    const former = [...users].filter((id) => !isViewerId(id) && !members.has(id));
    if (former.length > 0) presence?.revoke(documentId, former);
  }

  async function expelAll(sessionId: string): Promise<void> {
    for (const { documentId } of await registry.listDocuments(sessionId)) presence?.revokeAll(documentId);
  }

  return {
    expelAll,
    async readmitAll(sessionId) {
      for (const { documentId } of await registry.listDocuments(sessionId)) presence?.allowAll(documentId);
    },
    async expelFromDeleted() {
      for (const { id } of await registry.listDeleted()) await expelAll(id);
    },
    async expelFormerMembers(closing) {
      for (const [documentId, users] of connected()) {
        if (closing.aborted) return;
        await expelAt(documentId, users).catch((error: unknown) => {
          logger.warn(
            { error: errorFacts(error) },
            'members of a meeting could not be compared; retrying later',
          );
        });
      }
    },
    async expelViewers(sessionId) {
      const documents = await registry.listDocuments(sessionId);
      const users = connected();
      for (const { documentId } of documents) {
        const viewers = [...(users.get(documentId) ?? [])].filter(isViewerId);
        if (viewers.length > 0) presence?.revoke(documentId, viewers);
      }
    },
  };
}
