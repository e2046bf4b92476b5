import { randomUUID } from 'node:crypto';
import { type EarlyCommand, Outbox } from '../../../../src/client/session/outbox.ts';
import { keepPreviewUp, tableOfPreview } from '../../../../src/client/session/tablePreview.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import { previewOf } from '../../../../src/domain/table/tablePreview.ts';
import type { TablePreview } from '../../../../src/shared/contract/schemas/previews.ts';
import { galleryTable } from '../../../support/gallery/meeting.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { readQuery } from '../../../support/gallery/query.ts';
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

describe('tableOfPreview', () => {
  const me = { id: 'ali', name: 'Ali', role: 'member', organiser: false, noteTaker: false } as const;

  function shown() {
    const session = galleryTable({ ...readQuery(''), state: 'turned' }).session;
    const [da, en] = [previewOf(session.viewIn('da')) ?? fail(), previewOf(session.viewIn('en')) ?? fail()];
    const kept: EarlyCommand[] = [];
    const preview = { documentId: 'd', da: { ...da, access: 'open' as const }, en };
    return {
      da,
      kept,
      table: tableOfPreview(
        { me },
        preview,
        'da',
        () => 7,
        (command) => kept.push(command),
      ),
    };
  }

  test('[PREVIEW-6] keeps what a person does, with the card that they saw, and says so', () => {
    const { da, kept, table } = shown();
    table.verbs.park();
    table.verbs.turnNext();
    const { step } = da;
    const next = da.cards.find(({ place }) => place === 'faceDown')?.id;
    expect(kept).toEqual([
      { documentId: 'd', atMs: 7, name: 'park', args: [], step },
      { documentId: 'd', atMs: 7, name: 'turn', args: [next], step },
    ]);
    expect(table.notice.get()?.kind).toBe('early');
    table.dismissNotice();
    expect(table.notice.get()).toBeUndefined();
  });
});
