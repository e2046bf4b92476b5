import type { ISequencedDocumentMessage } from '@fluidframework/protocol-definitions';
import { DurableBroadcast } from '../../../src/relay/documents/broadcast.ts';
import { OpLog } from '../../../src/relay/documents/opLog.ts';
import { RelayError } from '../../../src/relay/errors.ts';
import type { RelayStore } from '../../../src/relay/store/port.ts';

type Write = { resolve: () => void; reject: (error: Error) => void; seqs: number[] };

/** A database whose every answer the test gives. */
function slowStore(): { store: RelayStore; writes: Write[] } {
  const writes: Write[] = [];
  const appendOps: RelayStore['appendOps'] = (_id, rows) =>
    new Promise((resolve, reject) => writes.push({ resolve, reject, seqs: rows.map(({ seq }) => seq) }));
  return { store: { appendOps } as RelayStore, writes };
}

const op = (sequenceNumber: number): ISequencedDocumentMessage =>
  ({ sequenceNumber, timestamp: 1 }) as ISequencedDocumentMessage;
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('[RELAY-1] the log of a loaded document', () => {
  it('writes in order, one after the other', async () => {
    const { store, writes } = slowStore();
    const log = new OpLog(store, 'd', 4);
    void log.append([op(5)]);
    void log.append([op(6), op(7)]);
    await settled();
    expect(writes.map(({ seqs }) => seqs)).toEqual([[5]]);
    writes[0]?.resolve();
    await settled();
    expect(writes.map(({ seqs }) => seqs)).toEqual([[5], [6, 7]]);
    expect(log.durable).toBe(5);
  });

  it('refuses what does not follow', async () => {
    const log = new OpLog(slowStore().store, 'd', 4);
    await expect(log.append([op(6)])).rejects.toMatchObject({ code: 'document/gap' });
  });

  it('tries again while the database is away', async () => {
    const { store, writes } = slowStore();
    const log = new OpLog(store, 'd', 0);
    const appended = log.append([op(1)]);
    await settled();
    writes[0]?.reject(new RelayError('store/unavailable', ''));
    await new Promise<void>((resolve) => {
      const seen = setInterval(() => {
        if (writes.length < 2) return;
        clearInterval(seen);
        resolve();
      }, 5);
    });
    writes[1]?.resolve();
    await appended;
    expect(log.durable).toBe(1);
  });

  it('passes every other error on, and no wait outlasts its closing', async () => {
    const { store, writes } = slowStore();
    const log = new OpLog(store, 'd', 0);
    const appended = log.append([op(1)]);
    const waiting = log.until(1);
    await settled();
    writes[0]?.reject(new RelayError('store/full', ''));
    await expect(appended).rejects.toMatchObject({ code: 'store/full' });
    const closing = log.close();
    await expect(waiting).rejects.toMatchObject({ code: 'document/closed' });
    await expect(log.append([op(2)])).rejects.toMatchObject({ code: 'document/closed' });
    await closing;
  });
});

describe('[RELAY-1] the broadcast', () => {
  it('sends operations in order and only once they are on disk; refusals at once', async () => {
    const { store, writes } = slowStore();
    const log = new OpLog(store, 'd', 0);
    const sent: string[] = [];
    const broadcast = new DurableBroadcast(log, (room, event) => sent.push(`${room} ${event}`));
    void log.append([op(1)]);
    void log.append([op(2)]);
    broadcast.publish('first', 'op', 'd', [op(1)]);
    broadcast.publish('second', 'op', 'd', [op(2)]);
    broadcast.publish('client', 'nack', 'd', []);
    await settled();
    expect(sent).toEqual(['client nack']);
    writes[0]?.resolve();
    await settled();
    expect(sent).toEqual(['client nack', 'first op']);
    writes[1]?.resolve();
    await settled();
    expect(sent).toEqual(['client nack', 'first op', 'second op']);
  });

  it('sends nothing that was not written when the document closes', async () => {
    const { store, writes } = slowStore();
    const log = new OpLog(store, 'd', 0);
    const sent: string[] = [];
    const broadcast = new DurableBroadcast(log, (room) => sent.push(room));
    const appended = log.append([op(1)]).catch(() => undefined);
    broadcast.publish('room', 'op', 'd', [op(1)]);
    await settled();
    const closing = log.close();
    writes[0]?.resolve();
    await Promise.all([appended, closing]);
    expect(sent).toEqual([]);
  });
});
