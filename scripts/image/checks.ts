import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from './engine.ts';

export interface Finding {
  readonly what: string;
  /** Missing if the check passed. */
  readonly problem?: string;
}

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_S = 30;
/** What deploy/compose.yaml takes from the app. */
const LIMITS = [
  ...['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL'],
  ...['--security-opt', 'no-new-privileges', '--memory', '2g'],
];
/** Complete, and made up: Entra is contacted only at a sign-in. */
const SETTINGS: Readonly<Record<string, string>> = {
  APP_ORIGIN: 'https://dialogkort.example',
  TRUST_PROXY: 'true',
  ENTRA_TENANT_IDS: '11111111-1111-4111-8111-111111111111',
  ENTRA_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
};
const SECRETS = ['SECRET_ENTRA_CLIENT_SECRET', 'SECRET_SERVER_KEY', 'SECRET_FLUID_KEY'];
/** Files that a server image must not contain. */
const ABSENT = [
  'tests',
  'env',
  'deploy',
  'node_modules/typescript',
  'node_modules/webpack',
  'node_modules/jest',
];

/** Starts `image` with a data folder of its own, reports its checks, and removes everything. */
export async function* checkContainer(engine: Engine, image: string): AsyncGenerator<Finding> {
  const name = `dialogkort-image-check-${randomBytes(4).toString('hex')}`;
  const settings = { ...SETTINGS, ...Object.fromEntries(SECRETS.map((secret) => [secret, newSecret()])) };
  const begunAtMs = performance.now();
  const started = await engine.ask(
    ...['run', '--detach', '--name', name, ...LIMITS, '--volume', `${name}:/data`],
    ...['--publish', '127.0.0.1::3000'],
    ...Object.entries(settings).flatMap(([setting, value]) => ['--env', `${setting}=${value}`]),
    image,
  );
  try {
    if (!started.ok) {
      yield { what: 'starts', problem: started.output };
      return;
    }
    const { output: port } = await engine.ask('port', name, '3000');
    const origin = `http://${port.split('\n')[0]}`;
    const ready = await untilReady(origin);
    const seconds = ((performance.now() - begunAtMs) / 1000).toFixed(1);
    yield finding(
      `is ready after ${seconds} s`,
      ready,
      (await engine.ask('logs', name)).output || 'says nothing',
    );
    // Checks of a container that does not run would mean nothing.
    if (!ready) return;
    yield* pages(origin);
    yield* inside(engine, name, image);
    yield* theEnd(engine, name);
  } finally {
    await engine.ask('rm', '--force', name);
    await engine.ask('volume', 'rm', '--force', name);
  }
}

async function* pages(origin: string): AsyncGenerator<Finding> {
  for (const path of ['/healthz', '/readyz', '/panel']) {
    const status = await statusOf(`${origin}${path}`);
    yield finding(`serves ${path}`, status === 200, `answers with ${status}`);
  }
}

async function* inside(engine: Engine, name: string, image: string): AsyncGenerator<Finding> {
  const run = (...command: readonly string[]) => engine.ask('exec', name, ...command);
  const { output: test } = await engine.ask(
    'image',
    'inspect',
    '--format',
    '{{json .Config.Healthcheck}}',
    image,
  );
  yield finding('has a health check', test.includes('healthcheck.ts'), test);
  const health = await run('node', 'src/server/healthcheck.ts');
  yield finding('passes it', health.ok, health.output || 'it fails');
  const { output: user } = await run('id', '-u');
  yield finding('runs as nobody special', user === '1000', `is user ${user}`);
  for (const place of ['/', '/app', '/home/node']) {
    const written = await run('touch', `${place}/written`);
    yield finding(`cannot write to ${place}`, !written.ok, 'a file was made');
  }
  const kept = await run('ls', '/data');
  yield finding('keeps its data in /data', kept.output.includes('registry.sqlite'), kept.output);
  for (const path of ABSENT) {
    const there = await run('test', '-e', path);
    yield finding(`does not have ${path}`, !there.ok, 'it is there');
  }
}

async function* theEnd(engine: Engine, name: string): AsyncGenerator<Finding> {
  const begunAtMs = performance.now();
  await engine.ask('stop', '--time', String(STOP_WITHIN_S), name);
  const seconds = ((performance.now() - begunAtMs) / 1000).toFixed(1);
  const { output: code } = await engine.ask('inspect', '--format', '{{.State.ExitCode}}', name);
  yield finding(`ends when asked to, after ${seconds} s`, code === '0', `exit code ${code}`);
}

function finding(what: string, holds: boolean, otherwise: string): Finding {
  return holds ? { what } : { what, problem: otherwise };
}

async function untilReady(origin: string): Promise<boolean> {
  const givenUpAtMs = performance.now() + READY_WITHIN_MS;
  while (performance.now() < givenUpAtMs) {
    if ((await statusOf(`${origin}/readyz`)) === 200) return true;
    await wait(100);
  }
  return false;
}

async function statusOf(address: string): Promise<number | undefined> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(5_000) })).status;
  } catch {
    return undefined;
  }
}

function newSecret(): string {
  return randomBytes(32).toString('hex');
}
