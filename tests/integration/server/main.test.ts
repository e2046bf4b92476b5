/** The server as a program: a process of its own, its signals and its exit codes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { statusesOf } from '../../support/attack/rawHttp.ts';
import { clientFolder, environment } from '../../support/server/appServer.ts';
import { readableByOthers } from '../../support/server/readableByOthers.ts';
import { type Ended, type Program, startProgram, stopProgram } from '../../support/server/serverProcess.ts';

const MAIN = 'src/server/main.ts';
const CLOUD = 'http://127.0.0.1:9';

/** Programs start slowly where much else runs. */
jest.setTimeout(60_000);

describe('the server as a program', () => {
  let folder: string;
  let clientDir: string;
  const programs: Program[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-main-'));
    clientDir = clientFolder();
  });
  afterEach(() => {
    for (const { child } of programs.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => {
    for (const used of [folder, clientDir]) rmSync(used, { recursive: true, force: true });
  });

  const settings = (changes: Record<string, string> = {}) => ({
    ...environment(CLOUD, join(folder, 'data')),
    CLIENT_DIR: clientDir,
    ...changes,
  });

  function start(env: Record<string, string>): Program {
    const program = startProgram(MAIN, env);
    programs.push(program);
    return program;
  }

  const run = (env: Record<string, string>): Promise<Ended> => start(env).ended;

  test('[SERVE-1] names every setting that is missing or malformed, and no secret', async () => {
    const { exitCode, errors, output } = await run({
      APP_ORIGIN: 'dialogkort.example.dk',
      PORT: 'many',
      SECRET_SERVER_KEY: 'too short',
      RELAY_MAX_SOCKETS: 'plenty',
    });
    expect(exitCode).toBe(2);
    expect(errors.trim().split('\n')).toHaveLength(1);
    for (const part of [
      'PORT must be a whole number from 0 to 65535',
      'APP_ORIGIN must be an origin',
      'ENTRA_TENANT_IDS is missing',
      'ENTRA_CLIENT_ID is missing',
      'SECRET_ENTRA_CLIENT_SECRET is missing',
      'SECRET_FLUID_KEY is missing',
      'SECRET_SERVER_KEY must have at least 32 characters',
      'RELAY_MAX_SOCKETS must be a whole number from 1',
    ]) {
      expect(errors).toContain(part);
    }
    for (const value of ['too short', 'plenty']) expect(errors + output).not.toContain(value);
  });

  test('[OPS-14] the server makes folders and files that only its own user can read', async () => {
    const env = settings({ DATA_DIR: join(folder, 'fresh'), FLUID_ENDPOINT: '' });
    const { child, listening, ended } = start(env);
    await listening;
    child.kill('SIGTERM');
    await ended;
    expect(readableByOthers(join(folder, 'fresh'))).toEqual([]);
  });

  test('[SERVE-32] answers while its output is not read, and says how many lines it left out', async () => {
    const program = start(settings({ SECURITY_LOG: 'stdout' }));
    const origin = await program.listening;
    program.child.stdout?.pause();
    const requests = Array<string>(8_000).fill('GET /nothing HTTP/1.1\r\nHost: a\r\n');
    expect(await statusesOf(origin, requests)).toEqual(new Set(['404']));
    const forged = 'GET /api/sessions/made-up HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a.b.c\r\n';
    expect(await statusesOf(origin, [forged])).toEqual(new Set(['401']));
    program.child.stdout?.resume();
    const { exitCode, output } = await stopProgram(program);
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(exitCode).toBe(0);
    expect(lines.map(({ msg }) => msg)).toContain('log lines left out');
    // There was no more room for the log's own.
    expect(lines).toContainEqual(
      expect.objectContaining({ log: 'security', event: 'request', result: 'refused' }),
    );
    const logged = lines.filter(({ msg }) => msg === 'request').length;
    const leftOut = lines.reduce((sum, line) => sum + (line.lines ?? 0), 0);
    expect(logged + leftOut).toBeGreaterThanOrEqual(8_000);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('[SERVE-5] ends with 0 on %s', async (signal) => {
    const { child, listening, ended } = start(settings());
    const origin = await listening;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    child.kill(signal);
    expect(await ended).toMatchObject({ exitCode: 0, errors: '' });
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  });

  test('[SERVE-2] a port in use is reported in a sentence', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { exitCode, errors } = await run(settings({ PORT: String(port) }));
    other.close();
    expect([exitCode, errors]).toEqual([
      3,
      `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or set PORT to another one.\n`,
    ]);
  });

  test('[SERVE-2] an address that is not this machine’s is reported in a sentence', async () => {
    const { exitCode, errors } = await run(settings({ HOST: '192.0.2.1' }));
    expect([exitCode, errors]).toEqual([
      3,
      'This machine has no address 192.0.2.1. Set HOST to one of its own.\n',
    ]);
  });

  test('[SERVE-3] a data folder that cannot be created is reported in a sentence', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const dataDir = join(file, 'data');
    const { exitCode, errors } = await run(settings({ DATA_DIR: dataDir }));
    expect([exitCode, errors]).toEqual([
      4,
      `The data folder ${dataDir} (DATA_DIR) cannot be used: a part of the path is a file.\n`,
    ]);
  });

  test('[SERVE-3] a damaged registry is reported in a sentence and left as it is', async () => {
    const dataDir = mkdtempSync(join(folder, 'damaged-'));
    const file = join(dataDir, 'registry.sqlite');
    writeFileSync(file, 'no database '.repeat(100));
    const { exitCode, errors } = await run(settings({ DATA_DIR: dataDir }));
    expect(exitCode).toBe(4);
    expect(errors).toContain('the file is no SQLite database: put a backup in its place');
    expect(readFileSync(file, 'utf8')).toBe('no database '.repeat(100));
  });

  test('[OPS-11] damaged documents are told in a sentence and left as they are', async () => {
    const dataDir = mkdtempSync(join(folder, 'damaged-'));
    const file = join(dataDir, 'fluid.sqlite');
    writeFileSync(file, 'no database '.repeat(1_000));
    const { exitCode, errors } = await run(settings({ DATA_DIR: dataDir, FLUID_ENDPOINT: '' }));
    expect([exitCode, errors]).toEqual([
      4,
      'The database of the meetings is damaged (fluid.sqlite in DATA_DIR): put a backup in its place.\n',
    ]);
    expect(readFileSync(file, 'utf8')).toBe('no database '.repeat(1_000));
  });

  test('[SERVE-4] a client that is not built is reported in a sentence', async () => {
    const { exitCode, errors } = await run(settings({ CLIENT_DIR: folder }));
    expect(exitCode).toBe(5);
    expect(errors).toContain('The client is not built');
  });

  test('[SERVE-15] a database that does not answer is reported without its address', async () => {
    const { exitCode, errors, output } = await run(
      settings({ DATABASE_URL: 'postgres://dialogkort:pass-word@127.0.0.1:9/cards' }),
    );
    expect([exitCode, errors]).toEqual([
      4,
      'The database (DATABASE_URL) cannot be used: nothing answers at its address.\n',
    ]);
    expect(output).not.toContain('pass-word');
  });

  test('[OPS-1] a second server on the same data ends with a sentence, and the first one goes on', async () => {
    // An empty setting is a missing one: the server brings its own Fluid service.
    const own = settings({ DATA_DIR: mkdtempSync(join(folder, 'shared-')), FLUID_ENDPOINT: '' });
    const origin = await start(own).listening;
    const { exitCode, errors } = await run(own);
    expect([exitCode, errors]).toEqual([
      4,
      'Another server already runs on this data. Stop it first, or set DATA_DIR or DATABASE_URL to another place.\n',
    ]);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });
});
