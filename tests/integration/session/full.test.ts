/** A document with no place left: the real session code and the real relay; only the app server is a stand-in. */
import type { Api } from '../../../src/client/session/api.ts';
import { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import type { DocumentServices } from '../../../src/fluid/sharedDocument.ts';
import {
  createTableDocument,
  openTableDocument,
  type TableDocument,
} from '../../../src/fluid/tableDocument.ts';
import { createTokenProvider } from '../../../src/fluid/tokens.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { seededRandom, smallDeck } from '../../support/table/seats.ts';

const HOUR_MS = 3_600_000;
const PLACES = 2;

describe('a document with so many places and no more', () => {
  let relay: TestRelay;
  let documents: TableDocument[];
  let meeting: MeetingSession;

  const tokenFor = (id: string, documentId = '') => token({ documentId, user: { id, name: id } });
  const services = (id: string): DocumentServices => ({
    fluid: { type: 'remote', endpoint: relay.url, tenantId: TENANT },
    tokens: createTokenProvider(
      async (documentId) => ({ token: tokenFor(id, documentId), expiresAtMs: Date.now() + HOUR_MS }),
      Date.now,
    ),
    readOnly: false,
    nowMs: Date.now,
  });

  function visit(id: string, documentId: string): MeetingSession {
    const api = {
      openSession: async () => ({
        session: { id: 's', startedAt: '2026-01-01T00:00:00Z' },
        documentId,
        me: { id, name: id, role: 'member', organiser: false, noteTaker: false },
        fluid: { type: 'remote', endpoint: relay.url, tenantId: TENANT },
      }),
      fluidToken: async () => ({
        token: tokenFor(id, documentId),
        expiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
      }),
      listSessions: async () => [],
    } as unknown as Api;
    return new MeetingSession({
      memberApi: api,
      viewerApi: undefined,
      meetingId: 'm',
      language: 'da',
      origin: relay.url,
      defaultDeckId: 'unused',

      loadTable: async () => tableModule,
      storage: undefined,
      clock: { nowMs: Date.now, random: seededRandom(1), newId: () => 'unused' },
    });
  }

  beforeEach(async () => {
    documents = [];
    relay = await startTestRelay({ limits: { clientsPerDocument: PLACES } });
  });
  afterEach(async () => {
    await meeting.close();
    for (const document of documents) document.close();
    await relay.end();
  });

  it('[SYNC-13] tells who comes too late so, shows the table, and lets them in once others leave', async () => {
    const first = await createTableDocument(services('ane'), newTable(smallDeck));
    documents.push(first);
    await eventually(first.connection, ({ state }) => state === 'live');
    const second = await openTableDocument(services('bo'), first.documentId);
    documents.push(second);
    await eventually(second.connection, ({ state }) => state === 'live');

    meeting = visit('cy', first.documentId);
    meeting.open();
    const turnedAway = await eventually(meeting.state, ({ kind }) => kind === 'open');
    if (turnedAway.kind !== 'open') throw new Error('not open');
    await eventually(turnedAway.table.document.connection, ({ state }) => state === 'full');
    expect(turnedAway.table.view.get().cards).toHaveLength(smallDeck.cards.length);

    // Both: the place of one might go to the client that writes the summary for the other.
    for (const document of documents.splice(0)) document.close();
    const letIn = await eventually(
      meeting.state,
      (state) => state.kind === 'open' && state.table.document.connection.get().state === 'live',
    );
    expect(letIn).not.toBe(turnedAway);
  }, 60_000);
});
