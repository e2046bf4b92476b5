/** Kafka's consumer groups, as Kafka's own admin tool describes them. */
import { capture } from '../lib/run.ts';

/** A service that reads a topic; several processes of it share the partitions. */
export interface Consumer {
  readonly group: string;
  readonly topic: string;
  /** Processes. */
  readonly members: number;
}

/** One partition of a group's topic. */
export interface GroupPartition {
  readonly partition: number;
  /** Id of the process that reads it; undefined while the group rebalances. */
  readonly member: string | undefined;
  /** Up to where the group has handled it; undefined before its first commit. */
  readonly committed: number | undefined;
  readonly end: number;
}

export type ReadGroup = (consumer: Consumer) => Promise<readonly GroupPartition[]>;

const TOOL = 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand';

/** @param classPath Kafka's */
export function consumerGroups(classPath: string, broker: string): ReadGroup {
  return async ({ group, topic }) => {
    const { output } = await capture('java', [
      ...['-Xmx128m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', classPath, TOOL],
      ...['--bootstrap-server', broker, '--describe', '--offsets', '--group', group],
    ]);
    return partitionsIn(output, topic);
  };
}

/** Lines such as `deli  rawdeltas  3  12  14  2  rdkafka-1f0…  /127.0.0.1  rdkafka`; `-` for what there is not. */
export function partitionsIn(output: string, topic: string): readonly GroupPartition[] {
  return output.split('\n').flatMap((line) => {
    const [, ofTopic, partition, committed, end, , member = '-'] = line.trim().split(/\s+/);
    if (ofTopic !== topic) return [];
    return {
      partition: Number(partition),
      member: member === '-' ? undefined : member,
      committed: numberIn(committed),
      end: numberIn(end) ?? 0,
    };
  });
}

const numberIn = (text = '-'): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined);

/** What the group lacks until each partition has a consumer and each process partitions; undefined if nothing. */
export function lacksConsumers(
  { group, members }: Consumer,
  read: readonly GroupPartition[],
  partitions: number,
): string | undefined {
  const assigned = read.filter(({ member }) => member !== undefined);
  if (assigned.length < partitions) return `${group} reads ${assigned.length} of ${partitions} partitions`;
  const here = new Set(assigned.map(({ member }) => member)).size;
  return here === members ? undefined : `${group} has ${here} of ${members} members`;
}

/**
 * What the group lacks until it has handled each partition to its end, and at least one message of it; undefined if nothing.
 * A member that takes a partition over begins at the committed place, and without one at the end.
 */
export function lacksCommits({ group }: Consumer, read: readonly GroupPartition[]): string | undefined {
  const behind = read.filter(({ committed, end }) => committed === undefined || committed < end);
  if (behind.length === 0) return undefined;
  return `${group} has not handled partition ${behind.map(({ partition }) => partition).join(', ')} to the end`;
}
