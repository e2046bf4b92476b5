/**
 * The container image without a container engine: the folder is laid as the Dockerfile says, with the packages that
 * `npm ci --omit=dev` would install, and its server is started as its first process would be.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { clientFolder, environment } from '../../support/server/appServer.ts';
import { readDockerfile, type Stage } from '../../support/tenant/dockerfile.ts';

const stages = readDockerfile('Dockerfile');
const stage = (name: string): Stage => {
  const found = stages.find((one) => one.name === name);
  if (!found) throw new Error(`The Dockerfile has no stage ${name}.`);
  return found;
};
const instruction = (of: Stage, name: string): string | undefined =>
  of.instructions.findLast((one) => one.name === name)?.rest;

/** Packages that are taken away again: only the pages are made of them. */
const leftOut = (/npm uninstall (.+)$/.exec(instruction(stage('packages'), 'RUN') ?? '')?.[1] ?? '')
  .split(/\s+/)
  .filter((word) => !word.startsWith('--'));

let image: string;
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dialogkort-image-'));
  image = join(scratch, 'app');
  layImage(image);
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('[TENANT-4] the container image', () => {
  test('copies what there is, past the list of what stays outside', () => {
    const letIn = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    for (const { sources } of stages.flatMap(({ copies }) =>
      copies.filter(({ from }) => from === undefined),
    )) {
      for (const source of sources) {
        expect({ source, exists: existsSync(source) }).toEqual({ source, exists: true });
        expect(letIn.some((line) => `${source}/`.startsWith(`${line.slice(1)}/`))).toBe(true);
      }
    }
  });

  test('lets in neither secrets nor data nor another system’s packages', () => {
    const lines = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(lines).toContain('*');
    expect(lines.filter((line) => /^!(env|data|dist|node_modules|deploy|\.git|\.)/.test(line))).toEqual([]);
  });

  test('has no package that only the pages are made of', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const code = sourceFiles()
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const named = (name: string): boolean => code.includes(`'${name}'`) || code.includes(`'${name}/`);
    // The relay's packages need each other, also those that no file of ours names.
    const needless = Object.keys(dependencies).filter(
      (name) => !named(name) && !name.startsWith('@fluidframework/'),
    );
    expect(leftOut).toEqual(needless);
  });

  test('has neither the simulator nor tests nor the sources of the pages', () => {
    expect(readdirSync(image)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(tests|bench|deploy|data|env)$/)]),
    );
    const sources = readdirSync(join(image, 'src'));
    expect(sources).toContain('server');
    for (const folder of ['simulator', 'client', 'phone']) expect(sources).not.toContain(folder);
  });

  test('uses the project’s Node version, and runs as an unprivileged user', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(readFileSync('Dockerfile', 'utf8')).toContain(
      `NODE_IMAGE=node:${devDependencies.node}-bookworm-slim`,
    );
    const server = stage('server');
    expect(instruction(server, 'USER')).toBe('node');
    expect(server.instructions.at(-1)?.name).toBe('CMD');
    expect(instruction(server, 'HEALTHCHECK')).toContain('src/server/healthcheck.ts');
    expect(stages.at(-1)).toBe(server);
  });

  test('starts and serves with its own files alone, and writes nowhere but in its data folder', async () => {
    const dataDir = join(scratch, 'data');
    mkdirSync(dataDir);
    const server = start(['src/server/main.ts'], dataDir);
    const origin = await server.listening;
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect((await fetch(`${origin}/panel`)).status).toBe(200);
    const check = run(['src/server/healthcheck.ts'], { PORT: new URL(origin).port });
    expect((await once(check, 'exit'))[0]).toBe(0);
    const session = run(['scripts/session.ts'], {});
    expect((await once(session, 'exit'))[0]).toBe(2);
    server.child.kill('SIGTERM');
    expect((await once(server.child, 'exit'))[0]).toBe(0);
    const unhealthy = run(['src/server/healthcheck.ts'], { PORT: new URL(origin).port });
    expect((await once(unhealthy, 'exit'))[0]).toBe(1);
    expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(['fluid.sqlite', 'registry.sqlite']));
  }, 60_000);
});

/** The image's own code, where it lies in the project. */
function sourceFiles(): string[] {
  const sources = stage('server').copies.flatMap(({ from, sources }) => (from === undefined ? sources : []));
  const files = sources.flatMap((source) =>
    statSync(source).isDirectory()
      ? readdirSync(source, { recursive: true, encoding: 'utf8' }).map((file) => join(source, file))
      : [source],
  );
  return files.filter((file) => file.endsWith('.ts'));
}

function layImage(folder: string): void {
  for (const { from, sources, target } of stage('server').copies) {
    const to = resolve(folder, target);
    if (from === 'packages') linkPackages(to);
    else if (from === 'build') cpSync(clientFolder(), to, { recursive: true });
    else {
      for (const source of sources) {
        const isFolder = sources.length === 1 && !target.endsWith('/');
        cpSync(source, isFolder ? to : join(to, basename(source)), { recursive: true });
      }
    }
  }
}

/** What `npm ci --omit=dev` leaves, as the lock file has it, without what is taken away again. */
function linkPackages(folder: string): void {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name === undefined || dev || devOptional || leftOut.includes(name) || !existsSync(path)) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    symlinkSync(resolve(path), join(folder, name));
  }
}

/** Node keeps the process from writing and from starting others, as a read-only file system would and more. */
function run(args: readonly string[], settings: Record<string, string>, flags: readonly string[] = []) {
  const node = [
    '--preserve-symlinks',
    '--preserve-symlinks-main',
    '--permission',
    '--allow-fs-read=*',
    ...flags,
  ];
  return spawn(process.execPath, [...node, ...args], {
    cwd: image,
    env: { NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function start(args: readonly string[], dataDir: string) {
  const settings = {
    ...environment('http://127.0.0.1:9', dataDir),
    FLUID_ENDPOINT: '',
    NODE_NO_WARNINGS: '1',
  };
  const child = run(args, settings, [`--allow-fs-write=${dataDir}`]);
  let said = '';
  const listening = new Promise<string>((onOrigin, onError) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const origin = /"origin":"(http:[^"]+)"/.exec(said)?.[1];
      if (origin !== undefined) onOrigin(origin);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => onError(new Error(`It ended with ${code}: ${said}`)));
  });
  return { child, listening };
}
