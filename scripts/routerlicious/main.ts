/**
 * `npm run test:routerlicious`: the product on the real services of Routerlicious. No part of `npm test`. Names of parts select
 * some: suites, moving, meetings, separate, killed, figures.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOrInstallBrowser } from '../lib/browser.ts';
import { ROOT } from '../lib/root.ts';
import { runHere } from '../lib/run.ts';
import { addCounts, type Counts, NOTHING, readJest, readPlaywright } from '../test/reports.ts';
import { freshResult } from '../test/results.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { printFigures } from './figures.ts';
import { fetchParts, MissingPart } from './parts.ts';

const SUITES = [
  ...['table/together', 'table/conversation', 'table/happenings'],
  ...['session/opening', 'session/followingUp', 'notes/roles', 'notes/together'],
].map((name) => `tests/integration/${name}`);
const MEETINGS = ['wholeMeeting', 'rounds', 'guest', 'sameMoment', 'freshLoads'];
const MAX_CHILDREN = 30;
const MISSING = 3;

const say = (line: string): void => console.log(line);

interface Part {
  readonly name: string;
  readonly title: string;
  run(cluster: Cluster): Promise<Counts>;
}

const PARTS: readonly Part[] = [
  {
    name: 'suites',
    title: 'Suites of the table, the session, the notes and the conversation',
    run: (cluster) => runJest(SUITES, cluster),
  },
  {
    name: 'moving',
    title: 'A session that moves from the own relay to Routerlicious and back',
    run: (cluster) => runJest(['tests/routerlicious/moving'], cluster),
  },
  {
    name: 'meetings',
    title: 'Five whole meetings in the browser, by discovery',
    run: (cluster) => runBrowser('meetings', MEETINGS, atOneAddress(cluster)),
  },
  {
    name: 'separate',
    title: 'A whole meeting with an address each for ordering, storage and sockets',
    run: (cluster) => runBrowser('separate', ['wholeMeeting'], atSeparateAddresses(cluster)),
  },
  {
    name: 'killed',
    title: 'A meeting in which one of two nexus and one of two deli are killed',
    run: (cluster) => {
      const [nexus, deli] = [cluster.nexus[0], cluster.deli[0]];
      const pids = [nexus?.pid, deli?.pid].join(',');
      cluster.expectEndOf(nexus, deli);
      return runBrowser('killed', ['killedServices'], { ...atOneAddress(cluster), TEST_KILLED_PIDS: pids }, [
        ...['--config', 'tests/routerlicious/playwright.config.ts'],
      ]);
    },
  },
];

// What was started here ends with this process.
process.setMaxListeners(MAX_CHILDREN);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
process.once('disconnect', () => process.exit(1));

process.exit(await main(process.argv.slice(2)));

async function main(names: readonly string[]): Promise<number> {
  const known = [...PARTS.map(({ name }) => name), 'figures'];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    say(`"${unknown}" is no part. The parts: ${known.join(', ')}.`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dialogkort-routerlicious-'));
  let cluster: Cluster;
  try {
    cluster = await startCluster(await fetchParts(say), folder, say);
  } catch (error) {
    if (!(error instanceof MissingPart)) throw error;
    say(`Not run, as this machine lacks a part.\n${error.message}`);
    rmSync(folder, { recursive: true, force: true });
    return MISSING;
  }
  say(`riddler, alfred, nexus × 2, deli × 2, scriptorium and scribe run; logs in ${join(folder, 'logs')}.`);
  let total: Counts = NOTHING;
  try {
    if (names.includes('figures')) await printFigures(cluster, say);
    for (const part of PARTS) {
      if (names.length > 0 && !names.includes(part.name)) continue;
      say(`\n── ${part.title} (${part.name})`);
      total = addCounts(total, await part.run(cluster));
      const fallen = cluster.fallen();
      if (fallen === undefined) continue;
      say(`${fallen} has ended by itself; its log is in ${join(folder, 'logs')}.`);
      total = addCounts(total, { passed: 0, failed: 1, skipped: 0 });
      break;
    }
  } finally {
    await cluster.stop();
  }
  say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  if (total.failed > 0) return 1;
  rmSync(folder, { recursive: true, force: true });
  return 0;
}

function atOneAddress({ endpoint, tenantId, key }: Cluster): Record<string, string> {
  return { FLUID_ENDPOINT: endpoint, FLUID_TENANT_ID: tenantId, SECRET_FLUID_KEY: key };
}

function atSeparateAddresses(cluster: Cluster): Record<string, string> {
  const { ordering, storage, sockets } = cluster.separate;
  return {
    ...atOneAddress(cluster),
    ...{ FLUID_ENDPOINT: ordering, FLUID_STORAGE_ENDPOINT: storage, FLUID_SOCKET_ENDPOINT: sockets },
  };
}

async function runJest(paths: readonly string[], { endpoint, tenantId, key }: Cluster): Promise<Counts> {
  const report = freshResult('routerlicious-jest.json');
  const exitCode = await runHere(
    process.execPath,
    [
      ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      join(ROOT, 'node_modules/jest/bin/jest.js'),
      ...['--json', `--outputFile=${report}`, '--forceExit', '--maxWorkers=2', ...paths],
    ],
    { env: { TEST_FLUID_ENDPOINT: endpoint, TEST_FLUID_TENANT_ID: tenantId, TEST_FLUID_KEY: key } },
  );
  return readJest(report, exitCode).counts;
}

/** `part`: each has a folder of its own for what its failures leave. */
async function runBrowser(
  part: string,
  specs: readonly string[],
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Promise<Counts> {
  const { path } = await findOrInstallBrowser(say);
  const report = freshResult('routerlicious-browser.json');
  const exitCode = await runHere(
    process.execPath,
    [
      ...[join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', ...options],
      ...['--output', join(ROOT, 'test-results', 'routerlicious', part), ...specs],
    ],
    { env: { ...env, CHROMIUM_PATH: path, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  return readPlaywright(report, exitCode).counts;
}
