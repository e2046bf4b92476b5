import { newTable } from '../../../src/domain/table/newTable.ts';
import { createTableDocument, tableContents } from '../../../src/fluid/tableDocument.ts';
import { readWithoutUnreadable } from '../../../src/fluid/unreadableOps.ts';
import { batch, CHANGE, edit, ids } from '../../support/relay/edits.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { connectDocument, operation } from '../../support/relay/rawSocket.ts';
import { rest } from '../../support/relay/rest.ts';
import { TENANT, token } from '../../support/relay/tokens.ts';
import { until } from '../../support/relay/until.ts';
import { relayServices } from '../../support/session/overRelay.ts';
import { smallDeck } from '../../support/table/seats.ts';

jest.setTimeout(60_000);

interface LogEntry {
  readonly sequenceNumber: number;
  readonly clientId: string | null;
  readonly type: string;
}

describe('[RELAY-32] a table with an operation that no page can apply', () => {
  let relay: TestRelay;
  beforeEach(async () => {
    relay = await startTestRelay();
  });
  afterEach(() => relay.end());

  it.each<[string, object]>([
    ['Fluid says where it is', { changeset: [{ data: 'x' }] }],
    [
      'Fluid does not say where it is',
      { changeset: [{ data: { maxId: 0, changes: [], builds: { builds: 'x', trees: {} } } }] },
    ],
  ])('is read without it, and is whole once it is set aside: %s', async (_name, change) => {
    const services = relayServices(relay, 'anna');
    const document = await createTableDocument(services, newTable(smallDeck));
    const { documentId } = document;
    const jwt = token({ documentId, user: { id: 'eve', name: '' } });
    const log = async () =>
      (await rest(relay.url, 'GET', `/deltas/${TENANT}/${documentId}`, jwt)).body as LogEntry[];
    const raw = connectDocument(relay.url, { documentId, jwt });
    const { clientId } = await raw.answer;
    const referenceSequenceNumber = (await log()).at(-1)?.sequenceNumber;
    const contents = JSON.stringify(batch(ids(1, 1), edit({ change: { ...CHANGE, ...change } })));
    raw.socket.emit('submitOp', clientId, [[operation(1, { contents, referenceSequenceNumber })]]);
    await until(() => document.connection.get().state === 'closed', 'the page to close the table');
    raw.close();

    const read = () =>
      readWithoutUnreadable(services, tableContents, documentId, ({ spread }) => spread.length);
    const { value, leftOut, users } = await read();
    expect(value).toBe(smallDeck.cards.length);
    expect(leftOut).toMatchObject([{ clientId }]);
    expect(users.get(clientId)).toBe('eve');

    const sequenceNumber = leftOut[0]?.sequenceNumber ?? 0;
    await relay.relay.setAside(documentId, [sequenceNumber]);
    expect((await log()).find((op) => op.sequenceNumber === sequenceNumber)).toMatchObject({
      type: 'noop',
      clientId,
    });
    expect(await read()).toMatchObject({ value, leftOut: [] });
    await expect(relay.relay.setAside(documentId, [1])).rejects.toMatchObject({ code: 'document/gap' });
  });
});
