/** Digests of images, asked of a registry that speaks the real protocol: the OCI distribution API with Docker's tokens. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, startProgram } from '../../support/server/serverProcess.ts';

jest.setTimeout(30_000);

const INDEX = 'application/vnd.oci.image.index.v1+json';
const manifestOf = (image: string): string =>
  JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [], image });
const digest = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** How the registry answers for a manifest that a token was shown for. */
type Answer = (response: ServerResponse, image: string) => void;
const honest: Answer = (response, image) => {
  const body = manifestOf(image);
  response.writeHead(200, { 'content-type': INDEX, 'docker-content-digest': digest(body) }).end(body);
};

let registry: Server;
let origin: string;
let answer: Answer;
let realm: string;
const asked: string[] = [];
let folder: string;

/** Docker Hub's ways: nothing without a token, and a token for one repository from another address. */
function serve(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', origin);
  const { accept, authorization } = request.headers;
  if (url.pathname === '/token') {
    asked.push(`token ${url.searchParams.get('service')} ${url.searchParams.get('scope')}`);
    response.end(JSON.stringify({ token: `for ${url.searchParams.get('scope')}` }));
    return;
  }
  const [, repository = '', tag = ''] = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(url.pathname) ?? [];
  const scope = `repository:${repository}:pull`;
  if (authorization !== `Bearer for ${scope}`) {
    const challenge = `Bearer realm="${realm}",service="registry.test",scope="${scope}"`;
    response.writeHead(401, { 'www-authenticate': challenge }).end('{"errors":[{"code":"UNAUTHORIZED"}]}');
    return;
  }
  asked.push(`manifest ${repository}:${tag} ${accept?.includes(INDEX)}`);
  answer(response, `${repository}:${tag}`);
}

beforeEach(async () => {
  registry = createServer(serve);
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
  realm = `${origin}/token`;
  answer = honest;
  asked.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-digests-'));
  mkdirSync(join(folder, 'deploy'));
  for (const file of FILES) cpSync(file, join(folder, file));
});
afterEach(async () => {
  registry.closeAllConnections();
  await new Promise((resolve) => registry.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const FILES = ['Dockerfile', 'deploy/compose.yaml'];
const texts = (): string[] => FILES.map((file) => readFileSync(join(folder, file), 'utf8'));
const run = (...args: string[]): Promise<Ended> =>
  startProgram('scripts/image-digests.ts', {}, ['--in', folder, '--mirror', origin, ...args]).ended;

describe('[TENANT-10] the digests of images', () => {
  test('are written beside every tag, from the manifests themselves', async () => {
    const before = texts();
    expect(await run('--check')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('is not pinned'),
    });
    expect(texts()).toEqual(before);

    expect(await run()).toMatchObject({ exitCode: 0, errors: '' });
    const [dockerfile = '', compose = ''] = texts();
    const node = /^ARG NODE_IMAGE=(node:\S+)@(\S+)$/m.exec(dockerfile);
    expect(node?.[2]).toBe(digest(manifestOf(`library/${node?.[1]}`)));
    for (const image of ['postgres:17-bookworm', 'caddy:2-alpine'])
      expect(compose).toContain(`    image: ${image}@${digest(manifestOf(`library/${image}`))}\n`);
    expect(compose.replaceAll(/@sha256:[0-9a-f]{64}/g, '')).toBe(
      before[1]?.replaceAll(/@sha256:[0-9a-f]{64}/g, ''),
    );
    expect(asked).toContain('token registry.test repository:library/postgres:pull');
    expect(asked).toContain('manifest library/postgres:17-bookworm true');

    expect(await run('--check')).toMatchObject({ exitCode: 0 });
    const pinned = texts();
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(texts()).toEqual(pinned);
  });

  test('follow a tag that names another image now, and a check says so', async () => {
    await run();
    const before = texts();
    answer = (response, image) => honest(response, `${image}, a newer one`);
    expect(await run('--check')).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('the tag names sha256:'),
    });
    expect(texts()).toEqual(before);
    await run();
    expect(texts()).not.toEqual(before);
  });

  test.each<readonly [string, string, Answer]>([
    ['has no such image', 'has no such image', (response) => void response.writeHead(404).end()],
    ['has enough of being asked', 'asked too often', (response) => void response.writeHead(429).end()],
    ['fails', 'answers 500', (response) => void response.writeHead(500).end()],
    [
      'sends a page',
      'sends no manifest',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    ],
    [
      'sends nothing',
      'sends no manifest',
      (response) => void response.writeHead(200, { 'content-type': INDEX }).end(),
    ],
    [
      'sends something else than it names',
      'names another digest',
      (response) =>
        void response
          .writeHead(200, { 'content-type': INDEX, 'docker-content-digest': digest('other') })
          .end('{}'),
    ],
    ['breaks off', 'does not answer', (response) => void response.destroy()],
  ])('are not made up where the registry %s', async (_how, sentence, how) => {
    const before = texts();
    // Only the last image: what was found for the others is not written either.
    answer = (response, image) => (image.includes('caddy') ? how : honest)(response, image);
    const { exitCode, errors } = await run();
    expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: expect.stringContaining(sentence) });
    expect(errors).toContain('Nothing is written.');
    expect(texts()).toEqual(before);
  });

  test('are asked for with a token from an address with TLS only, or of this machine', async () => {
    realm = 'http://tokens.example.dk/token';
    expect(await run()).toMatchObject({ exitCode: 1, errors: expect.stringContaining('cannot do') });
  });

  test('are not asked for when called wrongly', async () => {
    expect(await run('--mirror', 'nowhere')).toMatchObject({ exitCode: 2 });
    expect(asked).toEqual([]);
  });
});
