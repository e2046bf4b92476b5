/**
 * `npm run release`: a release as files, for server rooms without a registry: the container image as `docker load` takes it, the
 * software bill of materials, the files of deploy/ and docs/, and checksums of all of them.
 *
 *   npm run release [-- --engine <docker|podman>] [--image <an existing image>] [--out <folder>]
 *
 * Exit codes: 0 done, 1 something failed, 2 wrong use, no container engine, or uncommitted changes.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { createEngine, findEngine } from './image/engine.ts';
import { ROOT } from './lib/root.ts';
import { capture, runHere } from './lib/run.ts';

const USAGE = 'Usage: npm run release -- [--engine <docker|podman>] [--image <name>] [--out <folder>]';
/** What is told apart from the image; only what is committed, so no secret comes along. */
const FILES = ['deploy', 'docs', 'infra', 'LICENSE', 'CHANGELOG.md', 'README.md', 'SECURITY.md'];
const SUMS = 'SHA256SUMS';

class ReleaseError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    await release(readCall(args));
    return 0;
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    console.error(error.message);
    return error.exitCode;
  }
}

function readCall(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { engine: text, image: text, out: text } }).values;
  } catch {
    throw new ReleaseError(2, USAGE);
  }
}

async function release({ engine: named, image, out }: ReturnType<typeof readCall>): Promise<void> {
  const program = named ?? (await findEngine());
  if (program === undefined) {
    throw new ReleaseError(2, 'No container engine found: neither docker nor podman answers.');
  }
  if ((await git('status', '--porcelain')) !== '') {
    throw new ReleaseError(2, 'There are uncommitted changes: a release is of a commit.');
  }
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const name = `dialogkort-${version}`;
  const folder = resolve(out ?? join(ROOT, 'dist', 'release', name));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const file = (suffix: string) => join(folder, `${name}${suffix}`);

  const engine = createEngine(program);
  const tag = `dialogkort:${version}`;
  if (image === undefined) {
    if ((await engine.build(tag)) !== 0) throw new ReleaseError(1, 'The image could not be built.');
  } else must(await engine.ask('tag', image, tag), `The image ${image} is not there`);
  const tar = file('.image.tar');
  must(await engine.save(tag, tar), 'The image could not be saved');
  await pipeline(createReadStream(tar), createGzip(), createWriteStream(`${tar}.gz`));
  await rm(tar);

  if ((await runHere(process.execPath, ['scripts/sbom.ts'])) !== 0)
    throw new ReleaseError(1, 'There is no SBOM.');
  await copyFile(join(ROOT, 'dist', 'sbom.cdx.json'), file('.sbom.cdx.json'));
  const files = ['archive', '--format=tar.gz', `--prefix=${name}/`, `--output=${file('.files.tar.gz')}`];
  await git(...files, 'HEAD', ...FILES);
  await writeFile(
    file('.release.json'),
    `${JSON.stringify({ version, commit: await git('rev-parse', 'HEAD'), image: tag }, null, 2)}\n`,
  );

  const names = (await readdir(folder)).sort();
  const sums = await Promise.all(names.map(async (each) => `${await sumOf(join(folder, each))}  ${each}\n`));
  await writeFile(join(folder, SUMS), sums.join(''));
  console.log(`${folder}:\n${[...names, SUMS].map((each) => `  ${each}`).join('\n')}`);
}

function must({ ok, output }: { readonly ok: boolean; readonly output: string }, what: string): void {
  if (!ok) throw new ReleaseError(1, `${what}: ${output}`);
}

async function git(...args: readonly string[]): Promise<string> {
  const { exitCode, output } = await capture('git', args);
  if (exitCode !== 0) throw new ReleaseError(1, `git ${args[0]}: ${output.trim()}`);
  return output.trim();
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
