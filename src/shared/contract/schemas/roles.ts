import { z } from 'zod';
import { HELD_ROLES, NAMES_AT_ONCE } from '../limits.ts';
import { type Endpoints, participant, type Wire } from './endpoint.ts';

const NAMES_MAX_BYTES = 32 * 1024;

/** Pseudonyms of the session, as in `SessionView.me.id`. */
const sessionRoles = z.strictObject({
  facilitators: z.array(participant),
  noteTakers: z.array(participant),
});
export type SessionRoles = Wire<z.output<typeof sessionRoles>>;

const changeRoleRequest = z.strictObject({
  role: z.enum(HELD_ROLES),
  /** The pseudonym of a member of the meeting (`not_found`). */
  participant,
  /** Whether to give or take the role. */
  held: z.boolean(),
});
export type ChangeRoleRequest = Wire<z.output<typeof changeRoleRequest>>;

export const namesReply = z.strictObject({
  /** Display names by pseudonym, of present members of the meeting. Others are left out. */
  names: z.record(participant, z.string()),
});
export type NamesReply = Wire<z.output<typeof namesReply>>;

export const ROLE_ENDPOINTS = {
  /** The holders of the roles. The server owns the roles; the table shows a copy. */
  roles: { caller: 'person', reply: sessionRoles },
  /**
   * Facilitators give and take their role, and the organiser can take it. Note-takers give and take theirs;
   * facilitators can give it, too, while there are no notes. The last holder of a role keeps it.
   */
  changeRole: { caller: 'person', body: changeRoleRequest, reply: sessionRoles },
  /**
   * The caller gets both roles if they are free; otherwise nothing changes. The session must have a table; a Fluid
   * service in the server's process also checks that it is started, and by whom. Other callers get `not_allowed`
   * until a minute after the start.
   */
  claimRoles: { caller: 'person', reply: sessionRoles },
  names: {
    caller: 'person',
    body: z.strictObject({ participants: z.array(participant).max(NAMES_AT_ONCE) }),
    maxBodyBytes: NAMES_MAX_BYTES,
    reply: namesReply,
  },
} satisfies Endpoints;
