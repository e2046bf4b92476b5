/** A session that is moved to another Fluid service, and the command that moves it. */
import type { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { applyStep } from '../../../src/domain/notes/steps.ts';
import { ANNA, BO, environment, type TestServer } from '../server/appServer.ts';
import { holdNotes } from '../server/heldDocuments.ts';
import { type Ended, startProgram } from '../server/serverProcess.ts';
import { opened, type Visits } from '../session/visits.ts';

export const NOTE = 'Husk kablerne';
const ACKNOWLEDGED_WITHIN_MS = 20_000;

export interface MeetingToMove {
  readonly meetingId: string;
  readonly annas: MeetingSession;
  readonly bos: MeetingSession;
  readonly sessionId: string;
  readonly notesDocumentId: string;
}

/** Two people at a table with a turned card and an own card, and a note. */
export async function meetingToMove(server: TestServer, visits: Visits): Promise<MeetingToMove> {
  const { meetingId } = server.meeting(ANNA, BO);
  const annas = visits.open({ person: ANNA, meetingId });
  const anna = await opened(annas);
  const bos = visits.open({ person: BO, meetingId });
  await opened(bos);
  const { id: sessionId } = anna.session.session;
  anna.table.verbs.start();
  await server.post(`/api/sessions/${sessionId}/roles/claim`, { as: ANNA });
  anna.table.verbs.turnNext();
  anna.table.verbs.addOwnCard({ question: 'Hvad savner vi?' });
  await anna.table.document.flush(ACKNOWLEDGED_WITHIN_MS);
  const notes = await holdNotes({ server, sessionId, as: ANNA });
  const splices = [{ at: 0, removed: 0, inserted: NOTE }];
  applyStep(notes.notes, 'writer', 1, { kind: 'write', noteId: 'general', splices });
  await notes.flush(ACKNOWLEDGED_WITHIN_MS);
  notes.close();
  return { meetingId, annas, bos, sessionId, notesDocumentId: notes.documentId };
}

/** Runs `npm run session` beside the server, with its settings. */
export function runSessionCommand(
  server: TestServer,
  settings: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  return startProgram(
    'scripts/session.ts',
    {
      ...environment(server.cloud.origin, server.dataDir),
      ...settings,
      ...{ FLUID_ENDPOINT: '', NODE_NO_WARNINGS: '1' },
    },
    [...args, '--server', server.origin],
  ).ended;
}
