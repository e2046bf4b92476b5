/** The roles of facilitator and note-taker. Knows no HTTP; every refusal is a `Failure`. */
import type { SecurityLog } from '../../securityLog/securityLog.ts';
import type { ChangeRoleRequest, NamesReply, SessionRoles } from '../../shared/contract/schemas/roles.ts';
import { Failure } from '../failure.ts';
import type { FluidServices } from '../fluidServices.ts';
import type { Principal } from '../identity/identity.ts';
import type { Registry } from '../registry/registry.ts';
import type { AccessControl, Member } from './accessControl.ts';
import { inUse } from './documents.ts';
import type { MemberNames } from './memberNames.ts';
import { notAllowed, notFound } from './refusals.ts';

export interface Roles {
  list(person: Principal, sessionId: string): Promise<SessionRoles>;
  /** Gives the caller both roles if they are free and the caller may have started the table. */
  claim(person: Principal, sessionId: string): Promise<SessionRoles>;
  change(person: Principal, sessionId: string, change: ChangeRoleRequest): Promise<SessionRoles>;
  /** Names of the current members. Not stored. */
  names(person: Principal, sessionId: string, participants: readonly string[]): Promise<NamesReply>;
}

export interface RolesOptions {
  readonly registry: Registry;
  readonly accessControl: AccessControl;
  readonly memberNames: MemberNames;
  readonly securityLog: SecurityLog;
  readonly fluidServices: Pick<FluidServices, 'presenceOf'>;
}

/** For so long only the person who started the table may claim its roles; afterwards any member at it, since the starter's page may be gone. */
const STARTER_ALONE_MS = 60_000;

export function createRoles(options: RolesOptions): Roles {
  const { registry, accessControl, memberNames, securityLog, fluidServices } = options;
  const { conversation } = registry;

  /**
   * Whether a table is there that this person may have started. Only a Fluid service in this process can tell more than that
   * there is one.
   */
  async function mayClaim({ session, id }: Member): Promise<boolean> {
    const table = inUse(await registry.listDocuments(session.id), 'table');
    const presence = fluidServices.presenceOf(session.fluidService);
    if (!table || !presence) return table !== undefined;
    const start = presence.startOf(table.documentId);
    if (!start) return false;
    return start.userId === id || start.agoMs >= STARTER_ALONE_MS;
  }

  /** Where members cannot be listed, any pseudonym is accepted: an unused one gives no access. */
  async function isMember({ id, session, chatId }: Member, participant: string): Promise<boolean> {
    if (participant === id) return true;
    const known = await memberNames.of(session, chatId);
    if (!known || known.has(participant)) return true;
    // Perhaps they have only just come in.
    return (await memberNames.of(session, chatId, true))?.has(participant) ?? true;
  }

  return {
    async list(person, sessionId) {
      const { session } = await accessControl.session(person, sessionId);
      return conversation.listRoles(session.id);
    },

    async claim(person, sessionId) {
      const member = await accessControl.running(person, sessionId);
      const { session, id } = member;
      const before = await conversation.listRoles(session.id);
      if (before.facilitators.length > 0 || before.noteTakers.length > 0) return before;
      if (!(await mayClaim(member))) {
        const told = { event: 'roleClaim', actor: person, sessionId: session.id } as const;
        securityLog.record({ ...told, result: 'refused', code: 'not_allowed' });
        throw new Failure('not_allowed', 'The table has to be started first, by you.');
      }
      const roles = await conversation.claimRoles(session.id, id);
      if (roles.facilitators.includes(id)) {
        securityLog.record({ event: 'roleClaim', result: 'done', actor: person, sessionId: session.id });
      }
      return roles;
    },

    async change(person, sessionId, { role, participant, held }) {
      const member = await accessControl.session(person, sessionId);
      const { session, id, membership } = member;
      const isTakenByRight = membership.organiser && role === 'facilitator' && held && participant === id;
      // A role can be taken from people who have left the meeting, too.
      if (held && !(await isMember(member, participant))) throw notFound();
      const outcome = await conversation.changeRole({
        ...{ sessionId: session.id, role, person: participant, held },
        ...(!isTakenByRight && { by: id }),
      });
      const event = held ? 'roleGrant' : 'roleRevocation';
      const told = { event, actor: person, sessionId: session.id, role } as const;
      if ('roles' in outcome) {
        securityLog.record({ ...told, result: 'done', participant });
        return outcome.roles;
      }
      if (outcome.refused === 'unknown_session') throw notFound();
      securityLog.record({ ...told, result: 'refused', code: outcome.refused });
      throw outcome.refused === 'last'
        ? new Failure('not_allowed', 'Somebody has to hold this role.')
        : notAllowed();
    },

    async names(person, sessionId, participants) {
      const { session, chatId } = await accessControl.session(person, sessionId);
      const members = await memberNames.of(session, chatId);
      const names = participants.flatMap((id) => {
        const name = members?.get(id);
        return name ? [[id, name] as const] : [];
      });
      return { names: Object.fromEntries(names) };
    },
  };
}
