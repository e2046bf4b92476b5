/** Who facilitates and who takes notes, as far as the server has to know. Knows no HTTP; every refusal is a `Failure`. */
import type { ChangeRoleRequest, NamesReply, SessionRoles } from '../../shared/api.ts';
import type { Directory } from '../directory/directory.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import type { Pseudonyms } from '../identity/pseudonym.ts';
import type { Registry } from '../registry/registry.ts';
import type { Entrance, Member } from './entrance.ts';
import { notAllowed, notFound } from './refusals.ts';

export interface Roles {
  list(person: Principal, sessionId: string): Promise<SessionRoles>;
  /** Gives the caller both roles if nobody has any. */
  claim(person: Principal, sessionId: string): Promise<SessionRoles>;
  change(person: Principal, sessionId: string, change: ChangeRoleRequest): Promise<SessionRoles>;
  /** Names of those who are members now. Nothing of it is kept. */
  names(person: Principal, sessionId: string, participants: readonly string[]): Promise<NamesReply>;
}

export interface RolesOptions {
  readonly registry: Registry;
  readonly entrance: Entrance;
  readonly directory: Directory;
  readonly pseudonyms: Pseudonyms;
}

export function createRoles({ registry, entrance, directory, pseudonyms }: RolesOptions): Roles {
  const { conversation } = registry;

  /** By pseudonym; nothing where the directory cannot list people. */
  async function membersOf({ session, chatId }: Member, isFresh: boolean) {
    const { tenantId } = session;
    const members = await directory.members({ tenantId, chatId, isFresh });
    return (
      members &&
      new Map(
        [...members].map(([objectId, name]) => [
          pseudonyms.ofMember(session.id, { tenantId, objectId, name }),
          name,
        ]),
      )
    );
  }

  /** Where nobody can say who is in the meeting, a pseudonym that nobody has opens nothing to anybody. */
  async function isMember(member: Member, participant: string): Promise<boolean> {
    if (participant === member.id) return true;
    const known = await membersOf(member, false);
    if (!known || known.has(participant)) return true;
    // Perhaps they have only just come in.
    return (await membersOf(member, true))?.has(participant) ?? true;
  }

  return {
    async list(person, sessionId) {
      const { session } = await entrance.session(person, sessionId);
      return conversation.listRoles(session.id);
    },

    async claim(person, sessionId) {
      const { session, id } = await entrance.running(person, sessionId);
      return conversation.claimRoles(session.id, id);
    },

    async change(person, sessionId, { role, participant, held }) {
      const member = await entrance.session(person, sessionId);
      const { session, id, membership } = member;
      const isTakenByRight = membership.organiser && role === 'facilitator' && held && participant === id;
      // Taking a role away is for those who have left the meeting, too.
      if (held && !(await isMember(member, participant))) throw notFound();
      const outcome = await conversation.changeRole({
        ...{ sessionId: session.id, role, person: participant, held },
        ...(!isTakenByRight && { by: id }),
      });
      if ('roles' in outcome) return outcome.roles;
      if (outcome.refused === 'unknown_session') throw notFound();
      throw outcome.refused === 'last'
        ? new Failure('not_allowed', 'Somebody has to hold this role.')
        : notAllowed();
    },

    async names(person, sessionId, participants) {
      const members = await membersOf(await entrance.session(person, sessionId), false);
      const names = participants.flatMap((id) => {
        const name = members?.get(id);
        return name ? [[id, name] as const] : [];
      });
      return { names: Object.fromEntries(names) };
    },
  };
}
