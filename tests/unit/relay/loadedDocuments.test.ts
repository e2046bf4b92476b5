import { LoadedDocuments } from '../../../src/relay/documents/loadedDocuments.ts';
import { RelayError } from '../../../src/relay/errors.ts';
import { silentLogger } from '../../../src/relay/logger.ts';
import type { RelayStore } from '../../../src/relay/store/port.ts';
import { Metrics } from '../../../src/shared/metrics.ts';

function documentsOver(store: Partial<RelayStore>): { documents: LoadedDocuments; dropped: string[] } {
  const dropped: string[] = [];
  const documents = new LoadedDocuments({
    store: store as RelayStore,
    tenantId: 't',
    logger: silentLogger,
    metrics: new Metrics(),
    now: () => 0,
    acceptsTreeSchema: () => false,
    logBytes: 1_000_000,
    opBytes: 1_000,
    summaryBytes: 1_000_000,
    idleMs: 1_000,
    emit: () => undefined,
    dropSockets: (documentId) => dropped.push(documentId),
    onUnloaded: () => undefined,
  });
  return { documents, dropped };
}

const stored = { id: 'd', createdAt: 0, deli: '', scribe: '', head: '', floor: 0 };
const failWith = (code: 'document/corrupt' | 'store/unavailable') => async (): Promise<never> => {
  throw new RelayError(code, '');
};

describe('[RELAY-7] damage that is found outside of a pipeline', () => {
  it('stops a document that is there, once', async () => {
    const { documents, dropped } = documentsOver({ readDocument: async () => stored });
    for (let i = 0; i < 2; i += 1) {
      const found = documents.watching('d', failWith('document/corrupt'));
      await expect(found).rejects.toMatchObject({ code: 'document/corrupt' });
    }
    expect(documents.stopped).toBe(1);
    expect(dropped).toEqual(['d']);
    expect(() => documents.checkOpen('d')).toThrow('stopped');
  });

  it('is not what a document lacks that is being deleted', async () => {
    const { documents } = documentsOver({ readDocument: async () => undefined });
    await documents.watching('d', failWith('document/corrupt')).catch(() => undefined);
    expect(documents.stopped).toBe(0);
  });

  it('is not a database that is away', async () => {
    const { documents, dropped } = documentsOver({ readDocument: async () => stored });
    await documents.watching('d', failWith('store/unavailable')).catch(() => undefined);
    expect(documents.stopped).toBe(0);
    expect(dropped).toEqual([]);
  });
});
