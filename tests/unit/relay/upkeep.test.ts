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
      isLoaded: () => false,
      isOver: async () => false,
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

describe('[RELAY-35] [RELAY-61] the log of a document without clients', () => {
  const LEFT = { type: 'leave', clientId: null, data: '"c1"' };
  const FAILING = new Error('as the test wants it');

  function upkeepOver({ isLoaded = false, at = 0, fails = false, isOver = false }): {
    readonly tidy: () => Promise<unknown>;
    readonly summarized: string[];
    readonly warnings: object[];
  } {
    const [summarized, warnings]: [string[], object[]] = [[], []];
    const store = {
      readDocument: async () => ({ id: 'd', head: `head ${summarized.length}`, floor: 0, createdAt: 0 }),
      readOps: async (_id: string, after: number) =>
        after === 0 ? [{ seq: 1, at, body: JSON.stringify(LEFT) }] : [],
    } as unknown as RelayStore;
    const upkeep = new Upkeep({
      ...{ store, metrics: new Metrics(), now: () => 1_000, keepOpsMs: 500, keepObjectsMs: 500 },
      logger: { ...silentLogger, warn: (fields) => void warnings.push(fields) },
      watching: (_, work) => work(),
      remove: async () => true,
      isLoaded: () => isLoaded,
      isOver: async () => isOver,
      summarize: async (id) => {
        summarized.push(id);
        if (fails) throw FAILING;
      },
    });
    return { tidy: () => upkeep.tidy('d'), summarized, warnings };
  }

  it.each([
    ['is summed up', {}, 1],
    ['is left alone while somebody is there', { isLoaded: true }, 0],
    ['is left alone while it is young', { at: 900 }, 0],
    ['is summed up at once when its meeting is over', { at: 900, isOver: true }, 1],
    [
      'is summed up when its meeting is over, also while somebody still looks at it',
      { at: 900, isOver: true, isLoaded: true },
      1,
    ],
  ])('%s', async (_what, situation, times) => {
    const { tidy, summarized } = upkeepOver(situation);
    await tidy();
    expect(summarized).toHaveLength(times);
  });

  it('is summed up once, also if its checkpoints are written later', async () => {
    const { tidy, summarized } = upkeepOver({});
    await tidy();
    await tidy();
    expect(summarized).toEqual(['d']);
  });

  it('is tried again after a failure, which is logged without its reason', async () => {
    const { tidy, summarized, warnings } = upkeepOver({ fails: true });
    await tidy();
    await tidy();
    expect(summarized).toEqual(['d', 'd']);
    expect(JSON.stringify(warnings)).not.toContain(FAILING.message);
  });
});
