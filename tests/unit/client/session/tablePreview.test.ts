import { randomUUID } from 'node:crypto';
import { Outbox } from '../../../../src/client/session/outbox.ts';
import { keepPreviewUp } from '../../../../src/client/session/tablePreview.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import type { TablePreview } from '../../../../src/shared/contract/schemas/previews.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { trustingSeals } from '../../../support/session/trustingSeals.ts';
import { seededRandom, smallDeck } from '../../../support/table/seats.ts';

const MINUTE_MS = 60_000;
/** Edits are told with the next frame. */
const SOON_MS = 1_500;

describe('keepPreviewUp', () => {
  let table: TableSession;
  let sent: (TablePreview | undefined)[];
  let stop: () => void;
  const document = () => memoryTable(smallDeck, [{ id: 'mette', name: 'Mette' }]);

  beforeEach(() => {
    jest.useFakeTimers();
    const at = document();
    table = new TableSession({
      document: at,
      me: { id: 'mette', name: 'Mette', role: 'member', organiser: true, noteTaker: false },
      ...{ writable: true, language: 'da', outbox: new Outbox(undefined, at.documentId) },
      loadDeck: async () => undefined,
      forTable: async (deck) => deck,
      seals: trustingSeals(),
      ...{ nowMs: () => 0, random: seededRandom(1), newId: () => randomUUID() },
    });
    sent = [];
    const api = {
      keepPreview: async (_id: string, { preview }: { readonly preview?: TablePreview } = {}) => {
        sent.push(preview);
        return { kept: true };
      },
    };
    stop = keepPreviewUp(api, 's', table);
  });
  afterEach(() => {
    stop();
    table.close();
    jest.useRealTimers();
  });

  test('[PREVIEW-4] sends what has changed once, a second later, and tells when there is no preview any more', async () => {
    await jest.advanceTimersByTimeAsync(SOON_MS);
    expect(sent).toEqual([]);
    table.verbs.start();
    table.verbs.turnNext();
    table.verbs.putBack();
    table.verbs.turnNext();
    await jest.advanceTimersByTimeAsync(SOON_MS);
    expect(sent).toHaveLength(1);
    const { current } = table.view.get();
    expect(sent[0]?.da.cards.find(({ place }) => place === 'middle')).toMatchObject({
      id: current?.id,
      question: current?.question,
    });
    table.verbs.toPart('closing');
    await jest.advanceTimersByTimeAsync(SOON_MS);
    expect(sent.slice(1)).toEqual([undefined]);
    table.verbs.end();
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(sent).toHaveLength(2);
  });

  test('[PREVIEW-4] sends it again at least once a minute, and no longer once it is stopped', async () => {
    table.verbs.start();
    await jest.advanceTimersByTimeAsync(SOON_MS);
    await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
    const count = sent.length;
    expect(count).toBeGreaterThanOrEqual(4);
    stop();
    await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
    expect(sent).toHaveLength(count);
  });

  test('[PREVIEW-4] sends nothing for somebody who does not facilitate', async () => {
    await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(sent).toEqual([]);
  });
});
