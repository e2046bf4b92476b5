/** What a Routerlicious does when one of its ordering processes takes over from another one: it sends the last operations again. */
import { Socket } from 'socket.io-client';
import { memoryStorage } from '../../support/client/storage.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { ANNA, BO, startTestServer, type TestServer } from '../../support/server/appServer.ts';
import { type OpenMeeting, opened, Visits } from '../../support/session/visits.ts';

interface Packet {
  readonly data: readonly [event: string, documentId: string, operations: readonly { timestamp: number }[]];
}
/** The client library's own hook for what comes in; not in its types. */
const incoming = Socket.prototype as unknown as { onevent(packet: Packet): void };

describe('operations that come again under their numbers with another time', () => {
  const last = new Map<typeof incoming, Packet>();
  let server: TestServer;
  let visits: Visits;

  beforeEach(async () => {
    // Fluid tells a developer what it has met.
    Object.assign(console, { error: () => undefined });
    const { onevent } = incoming;
    jest.spyOn(incoming, 'onevent').mockImplementation(function (this: typeof incoming, packet) {
      if (packet.data[0] === 'op') last.set(this, packet);
      onevent.call(this, packet);
    });
    server = await startTestServer({ ownRelay: true });
    visits = new Visits(server);
  });
  afterEach(async () => {
    await visits.leave();
    await server.close();
    jest.restoreAllMocks();
    last.clear();
  });

  /** Each connection gets its last operations again, as numbered by another process some seconds later. */
  function sendAgain(): void {
    for (const [socket, { data }] of [...last]) {
      const [event, documentId, operations] = data;
      const later = operations.map((op) => ({ ...op, timestamp: op.timestamp + 5_000 }));
      socket.onevent({ data: [event, documentId, later] });
    }
  }

  test('[SYNC-21] pages open the table again, with all that was done and what was under way', async () => {
    const { meetingId } = server.meeting(ANNA, BO);
    // Bo's browser stores nothing.
    const pages = [
      visits.open({ person: ANNA, meetingId, storage: memoryStorage() }),
      visits.open({ person: BO, meetingId }),
    ];
    const before: OpenMeeting[] = [];
    for (const page of pages) before.push(await opened(page));
    const [anna, bo] = before;
    if (!anna || !bo) throw new Error('the meeting has not two people');
    anna.table.verbs.start();
    await server.post(`/api/sessions/${anna.session.session.id}/roles/claim`, { as: ANNA });
    anna.table.verbs.turnNext();
    await anna.table.document.flush(10_000);
    const turned = anna.table.view.get().current?.id;
    expect(turned).toBeDefined();
    await eventually(bo.table.view, (table) => table.current?.id === turned);

    bo.table.verbs.addOwnCard({ question: 'Hvad savner vi?' });
    sendAgain();
    for (const { table } of before) expect(table.document.connection.get().state).toBe('closed');

    for (const [i, page] of pages.entries()) {
      const isOther = ({ kind, table }: { kind: string; table?: unknown }) =>
        kind === 'open' && table !== before[i]?.table;
      const { table } = (await eventually(page.state, isOther)) as OpenMeeting;
      await eventually(table.document.connection, ({ state }) => state === 'live');
      await eventually(
        table.view,
        ({ cards }) => cards.filter(({ question }) => question === 'Hvad savner vi?').length === 1,
      );
      expect(table.view.get().current?.id).toBe(turned);
      expect(table.document.damage.get()).toBeUndefined();
    }
  }, 60_000);
});
