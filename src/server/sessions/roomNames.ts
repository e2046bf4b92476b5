/** Names of people who sit around one screen: encrypted and signed for the table, and kept nowhere here. */
import { randomBytes } from 'node:crypto';
import { contentOfPhoneName } from '../../domain/table/sealedContents.ts';
import type { Principal } from '../identity/identity.ts';
import type { Registry } from '../registry/registry.ts';
import type { AccessControl } from './accessControl.ts';
import type { Names } from './names.ts';
import { notAllowed } from './refusals.ts';
import { digestOf, type SealKeys } from './seals.ts';

/** As long as a member's pseudonym, in whose place it stands at the table. */
const ID_BYTES = 16;

export interface SealedName {
  readonly id: string;
  readonly name: string;
  readonly seal: string;
}

export interface RoomNames {
  seal(person: Principal, sessionId: string, names: readonly string[]): Promise<readonly SealedName[]>;
}

export interface RoomNamesOptions {
  readonly accessControl: Pick<AccessControl, 'running'>;
  readonly registry: { readonly conversation: Pick<Registry['conversation'], 'listRoles'> };
  readonly names: Pick<Names, 'encrypt'>;
  readonly sealKeys: Pick<SealKeys, 'sign'>;
}

export function createRoomNames({ accessControl, registry, names, sealKeys }: RoomNamesOptions): RoomNames {
  return {
    async seal(person, sessionId, given) {
      const { id: memberId } = await accessControl.running(person, sessionId);
      const { facilitators } = await registry.conversation.listRoles(sessionId);
      // Before the start nobody has the role, and everybody prepares.
      if (facilitators.length > 0 && !facilitators.includes(memberId)) throw notAllowed();
      return given.map((plain) => {
        const id = randomBytes(ID_BYTES).toString('base64url');
        const name = names.encrypt(sessionId, id, plain);
        const { texts, ...content } = contentOfPhoneName(id, name);
        return { id, name, seal: sealKeys.sign({ sessionId, ...content, digest: digestOf(texts) }) };
      });
    },
  };
}
