/** The members of a session's meeting by pseudonym. Not stored. */
import type { Directory } from '../directory/directory.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { SessionRecord } from '../registry/registry.ts';

export interface MemberNames {
  /** Display names, which may be empty, by pseudonym; nothing where the directory cannot list people. */
  of(
    session: Pick<SessionRecord, 'id' | 'tenantId'>,
    chatId: string,
    isFresh?: boolean,
  ): Promise<ReadonlyMap<string, string> | undefined>;
}

export function createMemberNames(directory: Directory, pseudonyms: Pseudonyms): MemberNames {
  /** Of one answer of the directory: many ask while it is good, and a town hall has a thousand pseudonyms to compute. */
  const computed = new WeakMap<ReadonlyMap<string, string>, Map<string, ReadonlyMap<string, string>>>();

  return {
    async of({ id, tenantId }, chatId, isFresh = false) {
      const members = await directory.members({ tenantId, chatId, isFresh });
      if (!members) return undefined;
      const bySession = computed.get(members) ?? new Map<string, ReadonlyMap<string, string>>();
      computed.set(members, bySession);
      const names =
        bySession.get(id) ??
        new Map(
          [...members].map(([objectId, name]) => [
            pseudonyms.ofMember(id, { tenantId, objectId, name }),
            name,
          ]),
        );
      bySession.set(id, names);
      return names;
    },
  };
}
