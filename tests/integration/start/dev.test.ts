/** `npm run dev` as a developer has it: in a copy of the project, whose files change while it runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gone, partsOf } from '../../support/processes.ts';
import { until } from '../../support/relay/until.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const WHAT_IT_READS = [
  'appPackage',
  'decks',
  'env',
  'scripts',
  'src',
  'package.json',
  'package-lock.json',
  'webpack.config.js',
];
const BUILD_MS = 240_000;
const CHANGE_MS = 60_000;
const ENTRY = 'src/client/main.tsx';
/** Ports after the meeting's among which the app server's is. */
const PORTS_NEARBY = 20;

jest.setTimeout(BUILD_MS);

let project: string;
let dev: ChildProcess;
let said = '';
let meeting: URL;
let app: string;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'dialogkort-dev-'));
  for (const name of WHAT_IT_READS) cpSync(join(ROOT, name), join(project, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  dev = spawn(process.execPath, ['scripts/dev.mjs'], {
    cwd: project,
    env: { ...process.env, PORT: '0', DATA_DIR: join(project, 'data') },
  });
  for (const stream of [dev.stdout, dev.stderr]) stream?.on('data', (text) => (said += text));
  await until(() => said.includes('Debugger of the server') || dev.exitCode !== null, 'it runs', BUILD_MS);
  meeting = new URL(/The meeting: +(\S+)/.exec(said)?.[1] ?? `no meeting: ${said}`);
  app = await findApp();
});
afterAll(() => {
  dev.kill('SIGKILL');
  rmSync(project, { recursive: true, force: true });
});

async function findApp(): Promise<string> {
  for (let port = Number(meeting.port) + 1; port <= Number(meeting.port) + PORTS_NEARBY; port += 1) {
    const origin = `http://127.0.0.1:${port}`;
    const answer = await textOf(`${origin}/healthz`);
    if (answer.includes('"status":"ok"')) return origin;
  }
  throw new Error(`No app server answers: ${said}`);
}

const textOf = (address: string) =>
  fetch(address).then(
    (answer) => answer.text(),
    () => '',
  );
const pageScript = () => textOf(`${app}/assets/main.js`);

/** Changes a file, and waits for what the terminal says of it. */
async function change(
  file: string,
  replace: (text: string) => string,
  words = 'shown again.',
): Promise<void> {
  const before = said.length;
  writeFileSync(join(project, file), replace(readFileSync(join(project, file), 'utf8')));
  await until(() => said.slice(before).includes(words), words, CHANGE_MS);
}

describe('npm run dev', () => {
  test('[DEV-2] serves a page that has changed, with its source map', async () => {
    expect(await textOf(meeting.href)).toContain('<title>');
    await change(ENTRY, (text) => `${text}\nglobalThis.changed = 'the first change';\n`);
    expect(await pageScript()).toContain('the first change');
    const map = JSON.parse(await textOf(`${app}/assets/main.js.map`));
    expect(map.sources).toContain('webpack:///./src/client/main.tsx');
  });

  test('[DEV-6] offers a page the change of a component alone, which fits the build that the page shows', async () => {
    const latest = () => textOf(`${app}/assets/hot/latest.txt`);
    const shown = await latest();
    await change('src/client/panel/Head.tsx', (text) => text.replace('<header ', '<header id="changed" '));
    expect(await latest()).not.toBe(shown);
    expect(JSON.parse(await textOf(`${app}/assets/hot/main_${shown}.json`)).c).toContain('side-panel');
    const script = await textOf(`${app}/assets/hot/side-panel_${shown}.js`);
    expect(script).toContain('id: "changed"');
    expect(script).toContain('.map');
    expect(await textOf(`${app}/assets/hot/side-panel_${shown}.js.map`)).toContain(
      'src/client/panel/Head.tsx',
    );
  });

  test('[DEV-2] starts the server again with what has changed', async () => {
    await change('src/server/http/health.ts', (text) => text.replace("status: 'ok'", "status: 'changed'"));
    expect(await textOf(`${app}/healthz`)).toBe('{"status":"changed"}');
  });

  test('[DEV-2] tells what does not compile, and goes on with what was there', async () => {
    const whole = readFileSync(join(project, ENTRY), 'utf8');
    await change(ENTRY, (text) => `${text}\nconst = 1;\n`, 'src/client/main.tsx:');
    expect(await pageScript()).toContain('the first change');
    await change(ENTRY, () => whole.replace('the first change', 'the second change'));
    expect(await pageScript()).toContain('the second change');
  });

  test('[DEV-5] ends every part with Ctrl-C, and exits with 0', async () => {
    const parts = partsOf(dev.pid ?? Number.NaN);
    expect(parts.some(({ command }) => command.includes('/src/server/main'))).toBe(true);
    const exited = once(dev, 'exit');
    dev.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(await gone(parts)).toBe(true);
  });
});
