/** The relay as a program over SQLite: a process of its own, its signals, sentences and exit codes. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { add, connected, createDocument, loadDocument, saved, words } from '../../support/relay/clients.ts';
import { temporaryFolder } from '../../support/relay/folder.ts';
import { TENANT } from '../../support/relay/tokens.ts';
import { type Program, startProgram, stopProgram } from '../../support/server/serverProcess.ts';

const KEY = 'a-key-of-the-relay-program-that-is-long-enough';

/** Programs start slowly where much else runs. */
jest.setTimeout(60_000);

describe('[OPS-11] a relay that is a program over SQLite', () => {
  const folder = temporaryFolder();
  const programs: Program[] = [];

  const start = (settings: Readonly<Record<string, string>>): Program => {
    const own = { FLUID_TENANT_ID: TENANT, SECRET_FLUID_KEY: KEY, PORT: '0' };
    const program = startProgram('src/relay/main.ts', { ...own, ...settings });
    programs.push(program);
    return program;
  };
  const dataDir = (name: string): string => {
    const path = `${folder.path}/${name}`;
    mkdirSync(path);
    return path;
  };

  afterEach(() => {
    for (const { child } of programs.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => folder.remove());

  it('serves, ends with 0 when it is asked to, and has everything when it is started again', async () => {
    const settings = { DATA_DIR: dataDir('kept') };
    const first = start(settings);
    const ane = await createDocument(await first.listening, 'ane', { key: KEY });
    await connected(ane);
    add(ane, 'kept');
    await saved(ane);
    ane.container.dispose();
    expect((await stopProgram(first)).exitCode).toBe(0);
    const bo = await loadDocument(await start(settings).listening, ane.id, 'bo', { key: KEY });
    await connected(bo);
    expect(words(bo)).toEqual(['kept']);
    bo.container.dispose();
  });

  it('says with 3 that its address cannot be listened on', async () => {
    // For documentation only, RFC 5737: no machine has it.
    const program = start({ DATA_DIR: dataDir('address'), HOST: '203.0.113.1' });
    const { exitCode, errors } = await program.ended;
    expect([exitCode, errors]).toEqual([
      3,
      'The address in HOST and PORT cannot be listened on (Error EADDRNOTAVAIL).\n',
    ]);
  });

  it('says with 4 that its folder cannot be used', async () => {
    writeFileSync(`${folder.path}/a-file`, '');
    const { exitCode, errors } = await start({ DATA_DIR: `${folder.path}/a-file` }).ended;
    expect([exitCode, errors]).toEqual([
      4,
      'DATA_DIR or DATABASE_URL cannot be used: The folder of the database cannot be made (Error EEXIST).\n',
    ]);
  });

  it('exits with 4 because its lock cannot be opened, and does not report another process', async () => {
    const path = dataDir('lock');
    mkdirSync(`${path}/fluid.sqlite.lease`);
    const { exitCode, errors } = await start({ DATA_DIR: path }).ended;
    expect([exitCode, errors]).toEqual([
      4,
      'DATA_DIR or DATABASE_URL cannot be used: SQLite refused with result code 14.\n',
    ]);
  });

  it.each(['fluid.sqlite', 'fluid.sqlite.lease'])(
    'says with 4 that %s is damaged, and leaves it',
    async (name) => {
      const path = dataDir(`damaged-${name}`);
      const contents = 'no database '.repeat(1_000);
      writeFileSync(`${path}/${name}`, contents);
      const { exitCode, errors } = await start({ DATA_DIR: path }).ended;
      expect([exitCode, errors]).toEqual([
        4,
        'DATA_DIR or DATABASE_URL cannot be used: The database file is damaged.\n',
      ]);
      expect(readFileSync(`${path}/${name}`, 'utf8')).toBe(contents);
    },
  );
});
