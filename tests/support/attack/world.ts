/**
 * A running server with its relay, an honest meeting that goes on at it, another meeting elsewhere, and what somebody who
 * means harm may have got hold of.
 */

import { type TokenWish, token } from '../relay/tokens.ts';
import {
  ANNA,
  BO,
  CARL,
  FLUID_KEY,
  FLUID_TENANT_ID,
  STRANGER,
  startTestServer,
  type TestServer,
} from '../server/appServer.ts';
import type { AskedServer, Reply } from '../server/askServer.ts';
import { OTHER_TENANT_ID, type Person } from '../server/cloud.ts';
import { makeEmptyDocument } from '../server/documents.ts';
import { HonestMeeting } from './honestMeeting.ts';

/** In the same meeting, without any role, and not to be trusted. */
export const EVE: Person = { objectId: 'eeeeeeee-0000-4000-8000-000000000001', name: 'Eva Ond' };
/** Of the tenant, in another meeting. */
export const OTHER = STRANGER;
export { ANNA, BO, CARL, OTHER_TENANT_ID };

/** The meetings at a server, wherever that runs. */
export interface Meetings<Server extends AskedServer = AskedServer> {
  readonly server: Server;
  readonly honest: HonestMeeting;
  /** `/api/sessions/<id>` of the honest meeting. */
  readonly at: string;
  readonly meetingId: string;
  readonly sessionId: string;
  readonly tableId: string;
  readonly notesId: string;
  /** Pseudonyms in the honest meeting. */
  readonly ids: { readonly anna: string; readonly bo: string; readonly eve: string };
  /** The other meeting: `OTHER` is its organiser and has its roles. */
  readonly elsewhere: {
    readonly at: string;
    readonly sessionId: string;
    readonly tableId: string;
    readonly meetingId: string;
    readonly id: string;
  };
  /** A viewing ticket to the honest meeting. */
  readonly ticket: string;
  /** A Fluid token as the server makes them, with whatever differs. For the honest table unless it is said. */
  fluidToken(wish?: TokenWish): string;
  /** What the server gives that person for the table. */
  givenToken(as: Person): Promise<string>;
  leave(): void;
}

export interface World extends Meetings<TestServer> {
  /** The server's, until the end of the attack: so limits do not depend on how fast this machine is. */
  stopTheClock(): void;
  close(): Promise<void>;
}

const FACILITATOR = ANNA;

export async function startWorld(settings: Record<string, string> = {}): Promise<World> {
  let aheadMs = 0;
  let stoppedAtMs: number | undefined;
  const clock = {
    get ms() {
      return stoppedAtMs ?? Date.now() + aheadMs;
    },
    set ms(value: number) {
      stoppedAtMs = undefined;
      aheadMs = value - Date.now();
    },
  };
  const server = await startTestServer({ ownRelay: true, clock, settings });
  const meetings = await beginMeetings(server);
  return {
    ...meetings,
    stopTheClock() {
      stoppedAtMs = clock.ms;
    },
    async close() {
      meetings.leave();
      await server.close();
    },
  };
}

export async function beginMeetings<Server extends AskedServer>(server: Server): Promise<Meetings<Server>> {
  const { meetingId } = server.meeting(CARL, FACILITATOR, BO, EVE);
  const open = async (as: Person, id = meetingId) =>
    (await server.post('/api/sessions', { as, body: { meetingId: id } })).body;
  const sessionId: string = (await open(FACILITATOR)).session.id;
  const at = `/api/sessions/${sessionId}`;
  const honest = await HonestMeeting.begin(server, sessionId, [FACILITATOR, BO, CARL]);
  await honest.start();
  await server.post(`${at}/roles/claim`, { as: FACILITATOR });
  const notesId = await makeEmptyDocument(server, sessionId, FACILITATOR, 'notes');

  const other = server.meeting(OTHER);
  const there = await open(OTHER, other.meetingId);
  const thereAt = `/api/sessions/${there.session.id}`;
  const otherMeeting = await HonestMeeting.begin(server, there.session.id, [OTHER]);
  await otherMeeting.start();
  await server.post(`${thereAt}/roles/claim`, { as: OTHER });

  const { ticket } = (await server.post(`${at}/viewing-ticket`, { as: FACILITATOR })).body;
  const tableId = honest.documentId;
  return {
    ...{ server, honest, at, meetingId, sessionId, tableId, ticket },
    notesId,
    ids: {
      anna: (await open(FACILITATOR)).me.id,
      bo: (await open(BO)).me.id,
      eve: (await open(EVE)).me.id,
    },
    elsewhere: {
      at: thereAt,
      sessionId: there.session.id,
      tableId: otherMeeting.documentId,
      meetingId: other.meetingId,
      id: there.me.id,
    },
    fluidToken: (wish = {}) =>
      token({ tenantId: FLUID_TENANT_ID, documentId: tableId, key: FLUID_KEY, ...wish }),
    givenToken: async (as) =>
      (await server.post(`${at}/token`, { as, body: { documentId: tableId } })).body.token,
    leave() {
      otherMeeting.leave();
      honest.leave();
    },
  };
}

/** What a refusal may look like: its status, its code and, for nobody to learn more, nothing else. */
export function refusal({ status, body }: Reply): string {
  const { error, ...more } = body ?? {};
  const told =
    Object.keys(more).length > 0 ||
    Object.keys(error ?? {})
      .sort()
      .join() !== 'code,message';
  return `${status} ${error?.code}${told ? ' and more' : ''}`;
}
