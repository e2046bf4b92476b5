/** Readers of a document whose last steps stand in no summary: the real relay and the product's own opening. */
import { newTable } from '../../../src/domain/table/newTable.ts';
import { OwnCard } from '../../../src/domain/table/schema.ts';
import {
  createTableDocument,
  openTableDocument,
  type TableDocument,
  tableContents,
} from '../../../src/fluid/tableDocument.ts';
import { readWithoutUnreadable } from '../../../src/fluid/unreadableOps.ts';
import { type CuttableLine, openLine } from '../../support/fluid/cuttableLine.ts';
import { eventually } from '../../support/fluid/tables.ts';
import { startTestRelay, type TestRelay } from '../../support/relay/inProcess.ts';
import { relayServices } from '../../support/session/overRelay.ts';
import { smallDeck } from '../../support/table/seats.ts';

const LOADS = 100;
const AT_ONCE = 5;

describe('a reader', () => {
  let relay: TestRelay;
  let line: CuttableLine | undefined;
  let writer: TableDocument;
  const readers: TableDocument[] = [];

  beforeEach(async () => {
    // Fluid tells a developer what it has met, also once the test is over.
    Object.assign(console, { error: () => undefined });
    relay = await startTestRelay();
    writer = await createTableDocument(relayServices(relay, 'ane'), newTable(smallDeck));
    await eventually(writer.connection, ({ state }) => state === 'live');
  });
  afterEach(async () => {
    for (const document of [writer, ...readers.splice(0)]) document.close();
    await line?.close();
    line = undefined;
    await relay.end();
  });

  async function addCard(): Promise<void> {
    const { ownCards } = writer.table;
    ownCards.insertAtEnd(
      new OwnCard({ id: `own-${ownCards.length}`, question: 'Hvad savner vi?', author: 'ane' }),
    );
    expect(await writer.flush(10_000)).toBe(true);
  }
  const read = async (url: string): Promise<TableDocument> => {
    const document = await openTableDocument(relayServices({ url }, 'guest', true), writer.documentId);
    readers.push(document);
    return document;
  };

  test(`[SYNC-17] ${LOADS} loads show no less than the document holds, as soon as they are open`, async () => {
    const short: string[] = [];
    for (let load = 0; load < LOADS; load += AT_ONCE) {
      // So that the last step stands in no summary yet.
      await addCard();
      const held = writer.table.ownCards.length;
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const shown = (await read(relay.url)).table.ownCards.length;
          if (shown < held) short.push(`${shown} of ${held}`);
        }),
      );
      for (const document of readers.splice(0)) document.close();
    }
    expect(short).toEqual([]);
  }, 120_000);

  describe('on a device on which each step takes long', () => {
    const STEP_MS = 30;

    beforeEach(async () => {
      for (let card = 0; card < 20; card += 1) await addCard();
      let nowMs = performance.now();
      jest.spyOn(performance, 'now').mockImplementation(() => (nowMs += STEP_MS));
    });
    afterEach(() => jest.restoreAllMocks());

    test('[SYNC-17] shows no less than the document holds, as soon as it is open', async () => {
      expect((await read(relay.url)).table.ownCards).toHaveLength(writer.table.ownCards.length);
    }, 60_000);

    test('[SYNC-17] reads a stored document whole', async () => {
      const { documentId, table } = writer;
      const stored = await readWithoutUnreadable(
        relayServices(relay, 'ane'),
        tableContents,
        documentId,
        ({ ownCards }) => ownCards.length,
      );
      expect(stored).toMatchObject({ value: table.ownCards.length, leftOut: [] });
    }, 60_000);
  });

  test('[SYNC-17] that reconnects is live only when it has the operations that it missed', async () => {
    line = await openLine(Number(new URL(relay.url).port));
    const reader = await read(line.origin);
    await eventually(reader.connection, ({ state }) => state === 'live');
    line.cut();
    await eventually(reader.connection, ({ state }) => state === 'reconnecting');
    await addCard();
    line.restore();
    await eventually(reader.connection, ({ state }) => state === 'live');
    expect(reader.table.ownCards).toHaveLength(1);
  }, 60_000);
});
