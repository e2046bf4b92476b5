/** Backups that only somebody with a private key can read, made and put back by the documented commands. */
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { OwnCard } from '../../../src/domain/table/schema.ts';
import { createDocumentReader } from '../../../src/fluid/documentReader.ts';
import { ANNA, startTestServer } from '../../support/server/appServer.ts';
import { dataFiles } from '../../support/server/dataFiles.ts';
import { holdTable, servicesOf } from '../../support/server/heldDocuments.ts';
import { readableByOthers } from '../../support/server/readableByOthers.ts';
import { type Ended, startProgram } from '../../support/server/serverProcess.ts';

jest.setTimeout(60_000);

const PROGRAM = 'src/server/backup.ts';
const QUESTION = 'Hvad taler vi ikke om?';
const folder = mkdtempSync(join(tmpdir(), 'dialogkort-encryption-'));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function makeKeys(name: string): { readonly forIt: string; readonly itself: string } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const keys = { forIt: at(`${name}.public.pem`), itself: at(`${name}.pem`) };
  writeFileSync(keys.forIt, publicKey.export({ format: 'pem', type: 'spki' }));
  writeFileSync(keys.itself, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return keys;
}
const ours = makeKeys('ours');
const theirs = makeKeys('theirs');

const run = (env: Record<string, string>, ...args: string[]): Promise<Ended> =>
  startProgram(PROGRAM, env, args).ended;

async function piped(
  input: Buffer,
  ...args: string[]
): Promise<{ readonly exitCode: unknown; readonly output: Buffer }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  // It may have given up before it has read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const output = await buffer(child.stdout);
  return { exitCode: await ended, output };
}

describe('[OPS-20] an encrypted backup', () => {
  test('cannot be read without the private key, and opens with it as a complete server', async () => {
    const server = await startTestServer({ ownRelay: true });
    try {
      const { dataDir } = server;
      const { meetingId } = server.meeting(ANNA);
      const opened = await server.post('/api/sessions', { as: ANNA, body: { meetingId, beginNew: false } });
      const held = { server, sessionId: opened.body.session.id, as: ANNA };
      const table = await holdTable(held);
      table.table.ownCards.insertAtEnd(new OwnCard({ id: 'own', question: QUESTION, author: 'anna' }));
      await table.flush(20_000);
      table.close();

      const made = await run({ DATA_DIR: dataDir }, at('backup'), '--for', ours.forIt);
      expect({ ...made, output: '' }).toEqual({ exitCode: 0, errors: '', output: '' });
      expect(readdirSync(at('backup')).sort()).toEqual([
        'fluid.sqlite.encrypted',
        'registry.sqlite.encrypted',
      ]);
      const bytes = dataFiles(at('backup'));
      expect(bytes.some((file) => file.includes(QUESTION) || file.includes('SQLite format'))).toBe(false);
      expect(existsSync(join(dataDir, '.backup'))).toBe(false);

      const others = await run({}, 'restore', at('backup'), at('by others'), '--key', theirs.itself);
      expect(others).toMatchObject({ exitCode: 4, errors: expect.stringContaining('for another key') });
      expect(readdirSync(at('by others'))).toEqual([]);

      expect(await run({}, 'restore', at('backup'), at('restored'), '--key', ours.itself)).toMatchObject({
        ...{ exitCode: 0, errors: '' },
      });
      expect(readdirSync(at('restored')).sort()).toEqual(['fluid.sqlite', 'registry.sqlite']);
      expect(readableByOthers(folder).filter((file) => file.startsWith(at('restored')))).toEqual([]);
      await server.restart({
        meanwhile: () => {
          for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
          cpSync(at('restored'), dataDir, { recursive: true });
        },
      });
      const reader = createDocumentReader(servicesOf(held, 'table'));
      const cards = await reader.table(table.documentId, ({ ownCards }) =>
        ownCards.map(({ question }) => question),
      );
      expect(cards).toEqual([QUESTION]);
    } finally {
      await server.close();
    }
  });

  test('that was cut off is not restored', async () => {
    const [encrypted] = [await piped(randomBytes(200_000), 'encrypt', '--for', ours.forIt)];
    mkdirSync(at('cut'));
    const file = join(at('cut'), 'fluid.sqlite.encrypted');
    writeFileSync(file, encrypted?.output ?? '');
    truncateSync(file, statSync(file).size - 100_000);
    const ended = await run({}, 'restore', at('cut'), at('from cut'), '--key', ours.itself);
    expect(ended).toMatchObject({ exitCode: 4, errors: expect.stringContaining('cannot be restored') });
    expect(readdirSync(at('from cut'))).toEqual([]);
  });

  test('of PostgreSQL is what `pg_dump` writes, through standard input and output', async () => {
    const dump = randomBytes(300_000);
    const encrypted = await piped(dump, 'encrypt', '--for', ours.forIt);
    expect(encrypted.exitCode).toBe(0);
    const decrypted = await piped(encrypted.output, 'decrypt', '--key', ours.itself);
    expect(decrypted.exitCode).toBe(0);
    expect(decrypted.output.equals(dump)).toBe(true);
    expect((await piped(encrypted.output.subarray(0, -1), 'decrypt', '--key', ours.itself)).exitCode).toBe(4);
  });

  test.each([
    ['a private key to encrypt for is fine: it holds the public one', ['encrypt', '--for', 'ours.pem'], 0],
    ['a public key opens nothing', ['decrypt', '--key', 'ours.public.pem'], 2],
    ['a file that is no key', ['encrypt', '--for', 'none.pem'], 2],
    ['no key', ['encrypt'], 2],
    ['both keys', ['encrypt', '--for', 'ours.public.pem', '--key', 'ours.pem'], 2],
    ['too much', ['restore', 'a', 'b', 'c', '--key', 'ours.pem'], 2],
  ])('%s', async (_what, args, exitCode) => {
    const call = args.map((arg) => (arg.endsWith('.pem') ? at(arg) : arg));
    expect((await piped(Buffer.from('x'), ...call)).exitCode).toBe(exitCode);
  });
});
