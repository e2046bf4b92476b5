import {
  type Consumer,
  type GroupPartition,
  lacksCommits,
  lacksConsumers,
  partitionsIn,
} from '../../../../scripts/routerlicious/consumerGroups.ts';
import { type Awaited, waitUntilReady } from '../../../../scripts/routerlicious/readiness.ts';

const DELI: Consumer = { group: 'deli', topic: 'rawdeltas', members: 2 };
const partition = (more: Partial<GroupPartition>): GroupPartition => ({
  ...{ partition: 0, member: 'a', committed: 5, end: 5 },
  ...more,
});

describe('[OPS-26] the wait for a Routerlicious', () => {
  test('reads what Kafka’s tool says of a group', () => {
    const output = [
      'GROUP  TOPIC      PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG  CONSUMER-ID   HOST        CLIENT-ID',
      'deli   rawdeltas  0          12              14              2    rdkafka-1f0a  /127.0.0.1  deli',
      'deli   rawdeltas  1          -               0               -    -             -           -',
      'deli   deltas     0          1               1               0    rdkafka-1f0a  /127.0.0.1  deli',
      '',
    ].join('\n');
    expect(partitionsIn(output, 'rawdeltas')).toEqual([
      { partition: 0, member: 'rdkafka-1f0a', committed: 12, end: 14 },
      { partition: 1, member: undefined, committed: undefined, end: 0 },
    ]);
    expect(partitionsIn('Error: Consumer group deli does not exist.', 'rawdeltas')).toEqual([]);
  });

  test('goes on until each partition has a consumer, and each process partitions', () => {
    expect(lacksConsumers(DELI, [], 2)).toBe('deli reads 0 of 2 partitions');
    expect(lacksConsumers(DELI, [partition({}), partition({ partition: 1 })], 2)).toBe(
      'deli has 1 of 2 members',
    );
    expect(
      lacksConsumers(DELI, [partition({}), partition({ partition: 1, member: 'b' })], 2),
    ).toBeUndefined();
  });

  test('goes on until each partition is handled to its end and has a committed place', () => {
    const behind = [partition({}), partition({ partition: 1, committed: 4 })];
    expect(lacksCommits(DELI, behind)).toBe('deli has not handled partition 1 to the end');
    expect(lacksCommits(DELI, [partition({ committed: undefined, end: 0 })])).toBeDefined();
    expect(lacksCommits(DELI, [partition({})])).toBeUndefined();
  });

  test('ends when a process has ended', async () => {
    const awaited: Awaited = {
      ...{ consumers: [DELI], partitions: 1, readGroup: async () => [], fallen: () => 'deli-2' },
      service: { endpoint: '', tenantId: '', key: '' },
    };
    await expect(waitUntilReady(awaited, () => undefined)).rejects.toThrow('deli-2 has ended');
  });
});
