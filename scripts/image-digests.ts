/**
 * Pins the images of the installation: writes their digests beside their tags.
 *
 *   npm run image-digests [-- --check] [--mirror <address>] [--in <folder>]
 *
 * `--mirror`: used in place of Docker Hub. `--check`: writes nothing, and reports images that are not pinned, or pinned to
 * another image than the tag names now. Exit codes: 0 all are pinned, 1 some are not, 2 wrong use.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { digestOf, NoDigestError, readImageName } from './image/registryDigest.ts';
import { ROOT } from './lib/root.ts';

const USAGE = 'Usage: npm run image-digests -- [--check] [--mirror <address>] [--in <folder>]';
/** The text before an image, and the image: only external ones that do not come from a setting. */
const PLACES = [
  { file: 'Dockerfile', images: /^(ARG \w+_IMAGE=)([a-z0-9][^\s@$]*)(@sha256:[0-9a-f]{64})?$/gm },
  { file: 'deploy/compose.yaml', images: /^( +image: )([a-z0-9][^\s@$]*)(@sha256:[0-9a-f]{64})?$/gm },
] as const;

interface Call {
  readonly check: boolean;
  readonly mirror?: string;
  readonly in?: string;
}

function readCall(args: readonly string[]): Call | undefined {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { check: { type: 'boolean' }, mirror: text, in: text },
    });
    const { check = false, mirror } = values;
    return mirror !== undefined && !URL.canParse(mirror) ? undefined : { ...values, check };
  } catch {
    return undefined;
  }
}

interface Pin {
  readonly image: string;
  /** The digest in the file; missing if the image is not pinned. */
  readonly before: string | undefined;
  readonly digest: string;
}

async function main(args: readonly string[]): Promise<number> {
  const call = readCall(args);
  if (!call) {
    console.error(USAGE);
    return 2;
  }
  const folder = call.in ?? ROOT;
  const texts = PLACES.map(({ file, images }) => ({
    file,
    images,
    text: readFileSync(join(folder, file), 'utf8'),
  }));
  const found = texts.flatMap(({ text, images }) =>
    [...text.matchAll(images)].map(([, , image = '', pinned]) => ({ image, before: pinned?.slice(1) })),
  );
  const pins: Pin[] = [];
  for (const { image, before } of found) {
    try {
      pins.push({ image, before, digest: await lookUp(image, call.mirror) });
    } catch (error) {
      if (!(error instanceof NoDigestError)) throw error;
      console.error(`${image}: ${error.message} Nothing is written.`);
      return 1;
    }
  }
  if (call.check) return report(pins);
  const digests = new Map(pins.map(({ image, digest }) => [image, digest]));
  for (const { file, images, text } of texts) {
    const pinned = text.replace(
      images,
      (_all, head: string, image: string) => `${head}${image}@${digests.get(image)}`,
    );
    writeFileSync(join(folder, file), pinned);
  }
  for (const { image, digest } of pins) console.log(`${image}  ${digest}`);
  return 0;
}

async function lookUp(image: string, mirror?: string): Promise<string> {
  const name = readImageName(image, mirror?.replace(/\/+$/, ''));
  if (!name) throw new NoDigestError('It is no name of an image.');
  return digestOf(name);
}

function report(pins: readonly Pin[]): number {
  for (const { image, before, digest } of pins) {
    const state =
      before === undefined
        ? 'is not pinned'
        : before === digest
          ? 'is pinned, and the tag names the same'
          : `is pinned to ${before}; the tag names ${digest} now`;
    console.log(`${image}  ${state}`);
  }
  return pins.every(({ before, digest }) => before === digest) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
