/**
 * What Routerlicious needs besides its own packages, fetched once through the ordinary clients of the registries: Kafka (Maven),
 * FerretDB in place of MongoDB (Go) over PostgreSQL, Redis (both Debian's packages), the native Kafka client (npm, built here).
 */
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { findPostgres } from '../../tests/support/relay/postgresServer.ts';
import { isInstalled } from '../bootstrap.mjs';
import { ROOT } from '../lib/root.ts';
import { capture } from '../lib/run.ts';

export interface Parts {
  /** The Node that the services run on; not the product's own. */
  readonly node: string;
  /** Folder of the package `server-routerlicious`. */
  readonly routerlicious: string;
  readonly redis: string;
  /** Kafka's, for java. */
  readonly classPath: string;
  readonly ferret: string;
  /** Folder of PostgreSQL's programs. */
  readonly postgres: string;
}

/** A part that cannot be had here. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
}

const PACKAGES = join(import.meta.dirname, 'services');
const CACHE = join(ROOT, '.cache', 'routerlicious');
/** node-rdkafka's headers and ABI: what these releases of the services were made for. */
const NODE_MAJORS = [18, 20, 22];
const JAVA_MAJOR = 17;

/** @throws {MissingPart} for the first part that this machine lacks */
export async function fetchParts(say: (line: string) => void): Promise<Parts> {
  const node = await findNode();
  const redis = await onPath('redis-server', 'Redis (Debian: `apt-get install redis-server`)', ['--version']);
  await checkJava();
  const postgres = findPostgres();
  if ('missing' in postgres)
    throw new MissingPart(`PostgreSQL (Debian: \`apt-get install postgresql\`): ${postgres.missing}.`);
  await installPackages(node, say);
  return {
    ...{ node, redis, postgres: postgres.bin },
    routerlicious: join(PACKAGES, 'node_modules', '@fluidframework', 'server-routerlicious'),
    classPath: await fetchKafka(say),
    ferret: await buildFerret(say),
  };
}

async function findNode(): Promise<string> {
  const named = process.env.ROUTERLICIOUS_NODE;
  // Below `npm run` the first one is the product's own, of node_modules.
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  for (const node of named ? [named] : found.filter((path) => !path.includes('node_modules'))) {
    if (!existsSync(node)) continue;
    const { output } = await capture(node, ['--version']);
    if (NODE_MAJORS.includes(Number(/^v(\d+)/.exec(output)?.[1]))) return node;
  }
  throw new MissingPart(
    `Node ${NODE_MAJORS.join(', ')} for the services of Routerlicious: none on PATH. Name one in ROUTERLICIOUS_NODE.`,
  );
}

async function onPath(program: string, what: string, args: readonly string[]): Promise<string> {
  const { exitCode } = await capture(program, args);
  if (exitCode !== 0) throw new MissingPart(`${what}: ${program} is not here.`);
  return program;
}

async function checkJava(): Promise<void> {
  const { exitCode, output } = await capture('java', ['-version']);
  const major = Number(/version "(\d+)/.exec(output)?.[1]);
  if (exitCode !== 0 || !(major >= JAVA_MAJOR))
    throw new MissingPart(
      `Java ${JAVA_MAJOR} or later, which Kafka runs on: ${exitCode === 0 ? `this is ${major}` : 'java is not here'}.`,
    );
}

async function installPackages(node: string, say: (line: string) => void): Promise<void> {
  if (!isInstalled(PACKAGES)) {
    say('Installing the services of Routerlicious (npm ci).');
    await need('The packages of Routerlicious (npm)', 'npm', [
      ...['ci', '--prefix', PACKAGES, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    ]);
  }
  const client = join(PACKAGES, 'node_modules', 'node-rdkafka');
  if (existsSync(join(client, 'build', 'Release', 'node-librdkafka.node'))) return;
  say('Building the Kafka client; this takes some minutes.');
  const prefix = dirname(dirname(node));
  const gyp = join(prefix, 'lib', 'node_modules', 'npm', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  // In one go its own configure step does not find the file that the build writes.
  for (const step of ['configure', 'build']) {
    await need('The Kafka client (node-rdkafka; needs g++, make, python3, OpenSSL headers)', node, [
      ...[gyp, step, '--directory', client, `--nodedir=${prefix}`],
    ]);
  }
}

async function fetchKafka(say: (line: string) => void): Promise<string> {
  const folder = join(CACHE, 'kafka');
  const jars = existsSync(folder) ? readdirSync(folder) : [];
  if (!['kafka_', 'kafka-tools-'].every((part) => jars.some((name) => name.startsWith(part)))) {
    say('Fetching Kafka (Maven).');
    await need('Kafka (Maven Central)', 'mvn', [
      ...['--quiet', '--batch-mode', '--file', join(PACKAGES, 'kafka.pom.xml')],
      ...['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'],
    ]);
  }
  return join(folder, '*');
}

/** FerretDB as a library: its own program cannot be installed by `go install`, since it lacks the file with its version then. */
async function buildFerret(say: (line: string) => void): Promise<string> {
  const file = join(CACHE, 'bin', 'ferretdb-postgresql');
  if (!existsSync(file)) {
    say('Building FerretDB (go build); this takes some minutes.');
    await mkdir(dirname(file), { recursive: true });
    await need('FerretDB (Go)', 'go', ['build', '-C', join(PACKAGES, 'ferretdb'), '-o', file, '.']);
  }
  return file;
}

const LAST_LINES = 15;

async function need(what: string, command: string, args: readonly string[]): Promise<void> {
  const { exitCode, output } = await capture(command, args);
  if (exitCode === 0) return;
  throw new MissingPart(`${what}: ${command} failed.\n${output.split('\n').slice(-LAST_LINES).join('\n')}`);
}
