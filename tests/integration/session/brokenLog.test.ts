/** A row of the relay's database that is not what was written: the page says so, and nobody works on in vain. */
import { DatabaseSync } from 'node:sqlite';
import type { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { createTableDocument } from '../../../src/fluid/tableDocument.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { relayServices, visitOverRelay } from '../../support/session/overRelay.ts';
import { smallDeck } from '../../support/table/seats.ts';

describe('a document with a row that is broken', () => {
  let relay: TestRelay;
  let meeting: MeetingSession | undefined;

  beforeEach(async () => {
    // Fluid tells a developer what it has met, also once the test is over.
    Object.assign(console, { error: () => undefined });
    relay = await startTestRelay();
  });
  afterEach(async () => {
    await meeting?.close();
    await relay.end();
  });

  it('[SYNC-14] is not opened by the page, which says so', async () => {
    const document = await createTableDocument(relayServices(relay, 'ane'), newTable(smallDeck));
    await eventually(document.connection, ({ state }) => state === 'live');
    document.table.access = 'led';
    expect(await document.flush(10_000)).toBe(true);
    document.close();

    const database = new DatabaseSync(relay.sqliteFile);
    const { changes } = database.prepare("UPDATE relay_ops SET body = body || ' '").run();
    database.close();
    expect(changes).toBeGreaterThan(0);
    relay = await relay.restart();

    meeting = visitOverRelay(relay, 'bo', document.documentId);
    meeting.open();
    const said = await eventually(
      meeting.state,
      (state) => state.kind === 'failed' && state.failure === 'unusable',
    );
    expect(said).toEqual({ kind: 'failed', failure: 'unusable', retrying: true });
    expect(relay.log.map(({ fields }) => fields.code)).toContain('document/corrupt');
  }, 60_000);
});
