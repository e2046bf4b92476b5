import { Upkeep } from '../../../src/relay/documents/upkeep.ts';
import { silentLogger } from '../../../src/relay/logger.ts';
import type { RelayStore } from '../../../src/relay/store/port.ts';
import { Metrics } from '../../../src/shared/metrics.ts';

describe('[RELAY-5] tidying up', () => {
  it('is waited for when the relay stops, and not begun any more', async () => {
    const asked: string[] = [];
    const answer = Promise.withResolvers<undefined>();
    const readDocument = (id: string): Promise<undefined> => {
      asked.push(id);
      return answer.promise;
    };
    const upkeep = new Upkeep({
      store: { readDocument } as unknown as RelayStore,
      logger: silentLogger,
      metrics: new Metrics(),
      now: () => 0,
      keepOpsMs: 0,
      keepObjectsMs: 0,
      watching: (_, work) => work(),
      remove: async () => true,
    });
    const tidied = upkeep.tidy('left');
    let stopped = false;
    const stopping = upkeep.stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    answer.resolve(undefined);
    await Promise.all([tidied, stopping]);
    await upkeep.tidy('too late');
    expect(asked).toEqual(['left']);
  });
});
