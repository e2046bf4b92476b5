/** A document with no place left: the real session code and the real relay; only the app server is a stand-in. */
import type { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import {
  createTableDocument,
  openTableDocument,
  type TableDocument,
} from '../../../src/fluid/tableDocument.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { relayServices, visitOverRelay } from '../../support/session/overRelay.ts';
import { smallDeck } from '../../support/table/seats.ts';

const PLACES = 2;

describe('a document with so many places and no more', () => {
  let relay: TestRelay;
  let documents: TableDocument[];
  let meeting: MeetingSession;

  beforeEach(async () => {
    documents = [];
    relay = await startTestRelay({ limits: { clientsPerDocument: PLACES } });
  });
  afterEach(async () => {
    await meeting.close();
    for (const document of documents) document.close();
    await relay.end();
  });

  it('[SYNC-13] tells a person that it is full, shows the table, and admits them once another person leaves', async () => {
    const first = await createTableDocument(relayServices(relay, 'ane'), newTable(smallDeck));
    documents.push(first);
    await eventually(first.connection, ({ state }) => state === 'live');
    const second = await openTableDocument(relayServices(relay, 'bo'), first.documentId);
    documents.push(second);
    await eventually(second.connection, ({ state }) => state === 'live');

    meeting = visitOverRelay(relay, 'cy', first.documentId);
    meeting.open();
    const turnedAway = await eventually(meeting.state, ({ kind }) => kind === 'open');
    if (turnedAway.kind !== 'open') throw new Error('not open');
    await eventually(turnedAway.table.document.connection, ({ state }) => state === 'full');
    expect(turnedAway.table.view.get().cards).toHaveLength(smallDeck.cards.length);

    documents.shift()?.close();
    const letIn = await eventually(
      meeting.state,
      (state) => state.kind === 'open' && state.table.document.connection.get().state === 'live',
    );
    expect(letIn).not.toBe(turnedAway);
  }, 60_000);
});
