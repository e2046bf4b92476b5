/** Names for the pseudonyms of a session, from the directory's present members. They are not stored. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerConfig } from '../../src/server/config.ts';
import { createGraphDirectory } from '../../src/server/directory/graph.ts';
import { createGraphClient } from '../../src/server/directory/graphClient.ts';
import { entraCredential } from '../../src/server/identity/ownCredentials.ts';
import { createPseudonyms } from '../../src/server/identity/pseudonym.ts';
import { deriveKey } from '../../src/server/keys.ts';
import type { SessionRecord } from '../../src/server/registry/registry.ts';

/** Undefined if the directory does not answer or is not used (`MEMBERS_FROM=meeting-id`). */
export async function peopleOf(
  config: ServerConfig,
  session: SessionRecord,
  chatId: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (config.membersFrom === 'meeting-id') return undefined;
  const { authority, clientId } = config.entra;
  const endpoint = config.graphEndpoint;
  const credential = entraCredential(config);
  const client = createGraphClient({
    authority,
    endpoint,
    clientId,
    credential,
    fetch,
    now: Date.now,
    sleep,
  });
  const directory = createGraphDirectory({
    ...{ client, endpoint, now: Date.now },
    channelMembers: config.channelMembers,
  });
  const pseudonyms = createPseudonyms(deriveKey(config.serverKey, 'pseudonym'));
  const { tenantId } = session;
  const members = await directory.members({ tenantId, chatId, isFresh: true }).catch(() => undefined);
  return (
    members &&
    Object.fromEntries(
      [...members].map(([objectId, name]) => [
        pseudonyms.ofMember(session.id, { tenantId, objectId, name }),
        name,
      ]),
    )
  );
}
