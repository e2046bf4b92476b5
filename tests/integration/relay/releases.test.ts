import { AzureClient } from '@fluidframework/azure-client';
import { SharedTree } from 'fluid-framework';
import { openTableDocument } from '../../../src/fluid/tableDocument.ts';
import { whenLive } from '../../../src/fluid/whenLive.ts';
import { isKnownSchemaChange } from '../../../src/server/treeSchemas.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { TENANT } from '../../support/relay/tokens.ts';
import { relayServices } from '../../support/session/overRelay.ts';
import * as first from '../../support/table/releases/first.ts';
import { smallDeck } from '../../support/table/seats.ts';

const LIVE_WITHIN_MS = 10_000;

async function tableOfTheFirstRelease(relay: TestRelay): Promise<string> {
  const { tokens } = relayServices(relay, 'mette');
  const client = new AzureClient({
    connection: { type: 'remote', tenantId: TENANT, endpoint: relay.url, tokenProvider: tokens },
  });
  const { container } = await client.createContainer({ initialObjects: { table: SharedTree } }, '2.100.0');
  container.initialObjects.table.viewWith(first.tableConfiguration).initialize(
    new first.Table({
      deck: JSON.stringify(smallDeck),
      phase: new first.Running({}),
      access: 'open',
      facilitators: [['mette', true]],
      spread: smallDeck.cards.map(({ id }) => id),
      middle: { step: 1, cardId: 'g1' },
      handled: [],
      ownCards: [],
    }),
  );
  const documentId = await container.attach();
  container.dispose();
  return documentId;
}

describe('[RELAY-30] DocumentGuard: the shape of a document', () => {
  let relay: TestRelay;
  afterEach(() => relay.end());

  it('a page brings a table of an earlier release up to date', async () => {
    relay = await startTestRelay({ acceptsTreeSchema: isKnownSchemaChange });
    const documentId = await tableOfTheFirstRelease(relay);
    const document = await openTableDocument(relayServices(relay, 'ali'), documentId);
    expect(await whenLive(document, LIVE_WITHIN_MS)).toBe(true);
    expect(await document.flush(LIVE_WITHIN_MS)).toBe(true);
    expect(await relay.relay.metrics()).not.toContain('relay_ops_refused_total{');
    document.close();
  });

  it('a shape that no release has is refused', async () => {
    relay = await startTestRelay();
    const documentId = await tableOfTheFirstRelease(relay);
    const document = await openTableDocument(relayServices(relay, 'ali'), documentId);
    const closed = new Promise((resolve) => {
      document.connection.subscribe(() => resolve(document.connection.get().state));
    });
    await closed;
    expect(await relay.relay.metrics()).toContain('relay_ops_refused_total{fault="schema"}');
    document.close();
  });
});
