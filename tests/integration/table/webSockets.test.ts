/** People whose proxy has its own way with WebSockets, over the real relay and a real proxy. */
import { newTable } from '../../../src/domain/table/newTable.ts';
import { createTableDocument, openTableDocument } from '../../../src/fluid/tableDocument.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { startSocketProxy, type Way } from '../../support/fluid/socketProxy.ts';
import { eventually, sitDown } from '../../support/fluid/tables.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { relayServices } from '../../support/session/overRelay.ts';
import { smallDeck } from '../../support/table/seats.ts';

// A silent socket is given up after five seconds.
jest.setTimeout(60_000);

const LIVE_WITHIN_MS = 30_000;

let relay: TestRelay;
beforeAll(async () => {
  relay = await startTestRelay();
});
afterAll(() => relay.end());

describe.each<{ way: Way; polls: boolean }>([
  { way: 'passed', polls: false },
  { way: 'refused', polls: true },
  { way: 'stripped', polls: true },
  { way: 'closed', polls: true },
  { way: 'hung', polls: true },
  { way: 'deaf', polls: true },
])('behind a proxy by which WebSockets are $way', ({ way, polls }) => {
  test('[SYNC-19] a table is opened, and edits go both ways', async () => {
    const proxy = await startSocketProxy(relay.url, way);
    const mette = sitDown(await createTableDocument(relayServices(relay, 'mette'), newTable(smallDeck)), {
      id: 'mette',
      origin: relay.url,
    });
    const ali = sitDown(
      await openTableDocument(relayServices({ url: proxy.origin }, 'ali'), mette.document.documentId),
      { id: 'ali', origin: proxy.origin },
    );
    expect(await whenLive(ali.document, LIVE_WITHIN_MS)).toBe(true);
    expect(proxy.counts.polls > 0).toBe(polls);
    expect(proxy.counts.upgrades).toBeGreaterThan(0);

    mette.verbs.start();
    await eventually(ali.view, ({ phase }) => phase === 'running');
    ali.verbs.turnNext();
    const { current } = await eventually(mette.view, ({ current }) => current !== undefined);
    expect(current?.id).toBe(ali.view.get().current?.id);

    for (const { document } of [mette, ali]) document.close();
    await proxy.close();
  });
});
