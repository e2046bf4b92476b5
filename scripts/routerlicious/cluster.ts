/** Routerlicious on this machine: its services and what they stand on, each a process of its own. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { capture } from '../lib/run.ts';
import { type Consumer, consumerGroups } from './consumerGroups.ts';
import { type Ingress, openIngress } from './ingress.ts';
import type { Parts } from './parts.ts';
import { preparePostgres } from './postgres.ts';
import { waitUntilReady } from './readiness.ts';
import { type StorageService, startStorage } from './storage/storageService.ts';
import { type Command, freePorts, Supervised } from './supervised.ts';

export interface Cluster {
  /** Ordering, storage and sockets under one origin, which discovery names. */
  readonly endpoint: string;
  /** The same without discovery, each under an origin of its own. */
  readonly separate: { readonly ordering: string; readonly storage: string; readonly sockets: string };
  readonly tenantId: string;
  readonly key: string;
  /** Two of each run side by side. */
  readonly nexus: readonly Supervised[];
  readonly deli: readonly Supervised[];
  /** Of all processes. */
  pids(): readonly number[];
  /** They are going to be killed. */
  expectEndOf(...children: readonly (Supervised | undefined)[]): void;
  /** The process that ended without having been asked to; undefined while all run. */
  fallen(): string | undefined;
  stop(): Promise<void>;
}

export const TENANT_ID = 'dialogkort';
const PARTITIONS = 8;
/** Nexus writes into the first topic, deli into the second. */
const CONSUMERS: readonly Consumer[] = [
  { group: 'deli', topic: 'rawdeltas', members: 2 },
  { group: 'scriptorium', topic: 'deltas', members: 1 },
  { group: 'scribe', topic: 'deltas', members: 1 },
];
const LOOPBACK = '127.0.0.1';
/** The product's own limit for a token is below it. */
const TOKEN_LIFE_S = 3600;

export async function startCluster(
  parts: Parts,
  folder: string,
  say: (line: string) => void,
): Promise<Cluster> {
  const running: Supervised[] = [];
  const expected = new Set<Supervised>();
  const closing: (() => Promise<void>)[] = [];
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const start = (name: string, command: Command): Supervised => {
    const child = new Supervised(name, command, logs);
    running.push(child);
    return child;
  };
  const stop = async () => {
    for (const child of running) expected.add(child);
    // The services first: they would complain of what is gone below them.
    for (const child of [...running].reverse()) await child.stop('SIGKILL');
    for (const close of closing) await close();
  };
  try {
    const foundation = await startFoundation(parts, folder, start);
    say('Kafka, FerretDB over PostgreSQL, and Redis run.');
    const services = await startServices(parts, folder, foundation, start);
    closing.push(...services.closing);
    const fallen = () => running.find((child) => child.hasEnded && !expected.has(child))?.name;
    await waitUntilReady(
      {
        ...{ consumers: CONSUMERS, partitions: PARTITIONS, service: services.cluster, fallen },
        readGroup: consumerGroups(parts.classPath, `${LOOPBACK}:${foundation.kafka}`),
      },
      say,
    );
    return {
      ...services.cluster,
      pids: () => running.filter((child) => !child.hasEnded).flatMap(({ pid }) => [pid, ...childrenOf(pid)]),
      expectEndOf: (...children) => {
        for (const child of children) if (child) expected.add(child);
      },
      fallen,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL has a process for each connection. */
function childrenOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return listed === '' ? [] : listed.split(' ').map(Number);
}

type Start = (name: string, command: Command) => Supervised;

interface Foundation {
  readonly kafka: number;
  readonly mongo: number;
  readonly redis: number;
}

async function startFoundation(parts: Parts, folder: string, start: Start): Promise<Foundation> {
  const [kafka = 0, controller = 0, mongo = 0, redis = 0, sql = 0] = await freePorts(5);
  const redisServer = start('redis', {
    program: parts.redis,
    args: ['--port', String(redis), '--bind', LOOPBACK, '--save', '', '--appendonly', 'no', '--dir', folder],
  });
  const postgres = preparePostgres(parts.postgres, join(folder, 'postgres'), sql);
  const database = start('postgres', postgres.command);
  const settings = join(folder, 'kafka.properties');
  writeFileSync(settings, kafkaSettings(kafka, controller, join(folder, 'kafka')));
  const java = (main: string, ...args: string[]): Command => ({
    program: 'java',
    args: ['-Xmx512m', '-cp', parts.classPath, main, ...args],
  });
  const { program, args } = java('kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', settings);
  const formatted = await capture(program, args);
  if (formatted.exitCode !== 0) throw new Error(`Kafka's folder could not be made:\n${formatted.output}`);
  const broker = start('kafka', java('kafka.Kafka', settings));
  await redisServer.ready(() => isListening(redis));
  await database.ready(postgres.isReady);
  const ferret = start('ferretdb', {
    program: parts.ferret,
    args: [`${LOOPBACK}:${mongo}`, postgres.url],
  });
  await ferret.ready(() => isListening(mongo));
  await broker.ready(() => isListening(kafka));
  return { kafka, mongo, redis };
}

const clusterId = (): string => randomBytes(16).toString('base64url').replace(/^-/, 'A');

const kafkaSettings = (port: number, controller: number, folder: string): string => `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@${LOOPBACK}:${controller}
listeners=PLAINTEXT://${LOOPBACK}:${port},CONTROLLER://${LOOPBACK}:${controller}
controller.listener.names=CONTROLLER
log.dirs=${folder}
num.partitions=${PARTITIONS}
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
`;

async function startServices(
  parts: Parts,
  folder: string,
  { kafka, mongo, redis }: Foundation,
  start: Start,
) {
  const [riddlerPort = 0, alfredPort = 0, ...nexusPorts] = await freePorts(4);
  const url = (port: number) => `http://${LOOPBACK}:${port}`;
  const riddlerUrl = url(riddlerPort);
  let storage: StorageService | undefined;
  let ingress: Ingress | undefined;
  let socketsIngress: Ingress | undefined;
  const closing = [
    async () => ingress?.stop(),
    async () => socketsIngress?.stop(),
    async () => storage?.stop(),
  ];

  storage = await startStorage({
    port: 0,
    file: join(folder, 'storage.db'),
    keysOf: async (tenantId) => {
      const response = await fetch(`${riddlerUrl}/api/tenants/${encodeURIComponent(tenantId)}/keys`);
      if (!response.ok) return undefined;
      const { key1, key2 } = (await response.json()) as { key1?: string; key2?: string };
      return [key1, key2].filter((key): key is string => typeof key === 'string' && key !== '');
    },
  });
  const nexusUrls = nexusPorts.map(url);
  const upstreams = { sockets: nexusUrls, storage: [storage.url], ordering: [url(alfredPort)] };
  ingress = await openIngress(upstreams);
  socketsIngress = await openIngress(upstreams, 'sockets');

  const redisSettings = ['redis', 'redis2', 'redisForTenantCache', 'redisForThrottling'].flatMap((name) => [
    [`${name}__host`, LOOPBACK],
    [`${name}__port`, String(redis)],
  ]);
  const env: Readonly<Record<string, string>> = {
    NODE_ENV: 'production',
    logger__level: 'warn',
    logger__colorize: 'false',
    mongo__operationsDbEndpoint: `mongodb://${LOOPBACK}:${mongo}`,
    mongo__globalDbEndpoint: `mongodb://${LOOPBACK}:${mongo}`,
    kafka__lib__endpoint: `${LOOPBACK}:${kafka}`,
    kafka__lib__numberOfPartitions: String(PARTITIONS),
    zookeeper__endpoint: '',
    storage__storageUrl: storage.url,
    storage__enableWholeSummaryUpload: 'true',
    auth__endpoint: riddlerUrl,
    auth__enableTokenExpiration: 'true',
    auth__maxTokenLifetimeSec: String(TOKEN_LIFE_S),
    worker__alfredUrl: url(alfredPort),
    // What discovery tells clients.
    worker__serverUrl: ingress.url,
    worker__deltaStreamUrl: ingress.url,
    worker__blobStorageUrl: ingress.url,
    worker__internalBlobStorageUrl: storage.url,
    ...Object.fromEntries(redisSettings),
  };
  const service = (name: string, args: readonly string[], port?: number): Supervised =>
    start(name, {
      program: parts.node,
      args,
      cwd: parts.routerlicious,
      env: { ...env, ...(port !== undefined && { PORT: String(port) }) },
    });

  const riddler = service('riddler', ['dist/riddler/www.js'], riddlerPort);
  await riddler.ready(() => isListening(riddlerPort));
  const key = await makeTenant(riddlerUrl, storage.url, ingress.url);
  const lambda = (name: string, kind = name) =>
    service(name, ['dist/kafka-service/index.js', kind, join(parts.routerlicious, `dist/${kind}/index.js`)]);
  const alfred = service('alfred', ['dist/alfred/www.js'], alfredPort);
  const nexus = nexusPorts.map((port, i) => service(`nexus-${i + 1}`, ['dist/nexus/www.js'], port));
  await alfred.ready(() => isListening(alfredPort));
  for (const [i, child] of nexus.entries()) await child.ready(() => isListening(nexusPorts[i] ?? 0));
  const deli = [lambda('deli-1', 'deli'), lambda('deli-2', 'deli')];
  lambda('scriptorium');
  lambda('scribe');
  return {
    closing,
    cluster: {
      ...{ endpoint: ingress.url, tenantId: TENANT_ID, key, nexus, deli },
      separate: { ordering: url(alfredPort), storage: storage.url, sockets: socketsIngress.url },
    },
  };
}

/** As an operator makes one: riddler chooses the key. */
async function makeTenant(riddlerUrl: string, storageUrl: string, publicUrl: string): Promise<string> {
  const response = await fetch(`${riddlerUrl}/api/tenants/${TENANT_ID}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      storage: {
        historianUrl: publicUrl,
        internalHistorianUrl: storageUrl,
        url: storageUrl,
        ...{ owner: TENANT_ID, repository: TENANT_ID },
      },
      orderer: { type: 'kafka', url: publicUrl },
      customData: {},
    }),
  });
  if (!response.ok) throw new Error(`riddler makes no tenant: ${response.status} ${await response.text()}`);
  const { key } = (await response.json()) as { key: string };
  return key;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
