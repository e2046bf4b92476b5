/** A relay whose disk is really full: the real session code, the real relay, a real disk of a few megabytes. */
import type { MeetingSession } from '../../../src/client/session/meetingSession.ts';
import { newTable } from '../../../src/domain/table/newTable.ts';
import { phaseOf } from '../../../src/domain/table/tableView.ts';
import type { Connection } from '../../../src/fluid/connection.ts';
import {
  createTableDocument,
  openTableDocument,
  type TableDocument,
} from '../../../src/fluid/tableDocument.ts';
import { eventually } from '../../support/fluid/tables.ts';
import {
  describeWithSmallDisk,
  type RelayOnSmallDisk,
  spawnRelayOnSmallDisk,
} from '../../support/relay/smallDisk.ts';
import { until } from '../../support/relay/until.ts';
import { relayServices, visitOverRelay } from '../../support/session/overRelay.ts';
import { smallDeck } from '../../support/table/seats.ts';

describeWithSmallDisk('a relay whose disk is full', () => {
  const documents: TableDocument[] = [];
  let relay: RelayOnSmallDisk;
  let meeting: MeetingSession | undefined;

  beforeEach(async () => {
    relay = await spawnRelayOnSmallDisk();
  });
  afterEach(async () => {
    await meeting?.close();
    meeting = undefined;
    for (const document of documents.splice(0)) document.close();
    await relay.end();
  });

  async function firstTable(): Promise<TableDocument> {
    const document = await createTableDocument(relayServices(relay, 'ane'), newTable(smallDeck));
    documents.push(document);
    await eventually(document.connection, ({ state }) => state === 'live');
    return document;
  }

  it('[SYNC-15] is reported to the person who edits, and the edit arrives once there is room', async () => {
    const { documentId } = await firstTable();
    meeting = visitOverRelay(relay, 'bo', documentId);
    meeting.open();
    // Whichever document the page has at the moment.
    const table = () => {
      const shown = meeting?.state.get();
      return shown?.kind === 'open' ? shown.table : undefined;
    };
    const stands = (wanted: Connection['state']) =>
      until(() => table()?.document.connection.get().state === wanted, wanted);
    await stands('live');

    relay.fill();
    expect(table()?.verbs.start()).toMatchObject({ done: expect.anything() });
    await stands('notStoring');
    expect(relay.log.map(({ code }) => code)).toContain('store/full');
    expect(table()?.document.saved.get()).toBe(false);

    relay.makeRoom();
    await stands('live');
    expect(await table()?.document.flush(10_000)).toBe(true);
    const fresh = await openTableDocument(relayServices(relay, 'cy'), documentId);
    documents.push(fresh);
    await eventually(fresh.connection, ({ state }) => state === 'live');
    expect(phaseOf(fresh.table)).toBe('running');
  }, 90_000);

  it('[SYNC-15] is reported to a person who would create a table', async () => {
    await firstTable();
    relay.fill();
    await expect(createTableDocument(relayServices(relay, 'bo'), newTable(smallDeck))).rejects.toMatchObject({
      name: 'ServiceFullError',
    });
  }, 60_000);
});
