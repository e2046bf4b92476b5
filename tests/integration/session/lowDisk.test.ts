/** A relay whose disk has little room: what is too large for it waits on the page, and everything else goes on. */
import { newTable } from '../../../src/domain/table/newTable.ts';
import { createTableDocument, openTableDocument } from '../../../src/fluid/tableDocument.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { startTestRelay } from '../../support/relay/inProcess.ts';
import { freePort } from '../../support/relay/relayProcess.ts';
import { until } from '../../support/relay/until.ts';
import { relayServices } from '../../support/session/overRelay.ts';
import { smallDeck } from '../../support/table/seats.ts';

const LIVE_WITHIN_MS = 20_000;

test('[RELAY-74] a page whose large edit is refused says so, and sends it once there is room', async () => {
  const at = { port: await freePort() };
  let relay = await startTestRelay({ at, limits: { freeDiskBytes: Number.MAX_SAFE_INTEGER } });
  const ane = await createTableDocument(relayServices(relay, 'ane'), newTable(smallDeck));
  const bo = await openTableDocument(relayServices(relay, 'bo'), ane.documentId);
  await Promise.all([whenLive(ane, LIVE_WITHIN_MS), whenLive(bo, LIVE_WITHIN_MS)]);

  const large = JSON.stringify({ ...smallDeck, more: 'x'.repeat(100_000) });
  ane.table.deck = large;
  await until(() => ane.connection.get().state === 'notStoring', 'ane to be told');
  bo.table.access = 'led';
  await until(() => bo.saved.get(), 'what is small to be kept');
  expect(ane.saved.get()).toBe(false);

  relay = await relay.restart({ limits: {} });
  await until(() => ane.saved.get() && ane.connection.get().state === 'live', 'ane to be live again');
  await until(() => bo.table.deck === large && ane.table.access === 'led', 'both to have everything');
  for (const document of [ane, bo]) document.close();
  await relay.end();
}, 90_000);
