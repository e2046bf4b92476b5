/** Meetings beside the honest one, in which members try what they may not. */
import type { Person } from '../server/cloud.ts';
import { beginTable } from './honestMeeting.ts';
import { ANNA, BO, CARL, EVE, type World } from './world.ts';

/** A new meeting with a table. Carl organises it, and `first` facilitates. */
export async function meetingBeside({ server }: World, first: Person = BO) {
  const { meetingId, chatId } = server.meeting(CARL, BO, EVE, ANNA);
  const open = async (as: Person) => (await server.post('/api/sessions', { as, body: { meetingId } })).body;
  const { session, me } = await open(first);
  const at = `/api/sessions/${session.id}`;
  const post = (path: string, as: Person, body?: object) =>
    server.post(at + path, { as, ...(body && { body }) });
  const table = { documentId: await beginTable(server, session.id, first) };
  return {
    ...{ at, sessionId: String(session.id), chatId, meetingId, table, post },
    firstId: String(me.id),
    id: async (as: Person): Promise<string> => (await open(as)).me.id,
    role: (as: Person, role: 'facilitator' | 'noteTaker', participant: string, held: boolean) =>
      post('/roles', as, { role, participant, held }),
    roles: async () => (await server.ask(`${at}/roles`, { as: ANNA })).body,
  };
}
