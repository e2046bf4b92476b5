import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../lib/root.ts';
import { followToTheEnd } from './child.ts';
import { claimDataFolder, folderError } from './dataFolder.ts';
import { layOutDeck } from './deck.ts';
import { EXIT_CODES, StartError } from './errors.ts';
import type { Output } from './output.ts';
import { Part } from './part.ts';
import { originOf, type Ports, productParts } from './plan.ts';
import { nextFreePort, wantedPort } from './ports.ts';
import { type LocalSecrets, localSecrets } from './secrets.ts';
import type { StartSettings } from './settings.ts';

/**
 * Runs the whole product until `stopping` is aborted; then, or when a part ends, ends all parts, last one first.
 * @throws {StartError} when it cannot start or continue
 */
export async function runProduct(
  settings: StartSettings,
  output: Output,
  stopping: AbortSignal,
): Promise<void> {
  const port = await wantedPort(settings.port, settings.host);
  const data = claimDataFolder(settings.dataDir);
  const parts: Part[] = [];
  try {
    // Before the build, which takes longer: an invalid file is reported at once.
    const deck =
      settings.deck === undefined ? undefined : await layOutDeck(settings.deck, data, output, stopping);
    await buildIfStale(output, stopping);
    const ports = await choosePorts(port, settings.host);
    for (const plan of productParts(settings, ports, data, readSecrets(data.path), deck)) {
      stopping.throwIfAborted();
      output.say(`Starting the ${plan.name} …`);
      const part = new Part(plan, output);
      parts.push(part);
      await part.ready(stopping);
    }
    announce(originOf(settings.host, port), output);
    await untilSomethingEnds(parts, stopping);
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    for (const part of parts.reverse()) await part.stop();
    data.release();
  }
}

function announce(meeting: string, output: Output): void {
  output.announce([
    '',
    `  Mødet / The meeting:  ${meeting}/`,
    '',
    '  Åbn adressen i en browser, og tryk på Tilføj Dialogkort: Du spiller alle i mødet. Ctrl-C slutter.',
    '  Open the address in a browser and press Tilføj Dialogkort: you play everybody in the meeting. Ctrl-C ends it.',
    '',
  ]);
}

async function choosePorts(simulator: number, host: string): Promise<Ports> {
  return { simulator, app: await nextFreePort(simulator, host) };
}

function readSecrets(dataDir: string): LocalSecrets {
  try {
    return localSecrets(dataDir);
  } catch (error) {
    throw folderError(dataDir, error as NodeJS.ErrnoException);
  }
}

async function untilSomethingEnds(parts: readonly Part[], stopping: AbortSignal): Promise<void> {
  const ended = Promise.race(parts.map((part) => part.ended)).then((error) => Promise.reject(error));
  const asked = new Promise<void>((resolve) => {
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([ended, asked]);
}

/** In a process of its own, because a build takes half a gigabyte of memory that a meeting does not need. */
async function buildIfStale(output: Output, stopping: AbortSignal): Promise<void> {
  const build = spawn(process.execPath, [join(ROOT, 'scripts', 'build', 'main.ts'), '--if-stale'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => build.kill();
  stopping.addEventListener('abort', stop, { once: true });
  let diskFull = false;
  const end = await followToTheEnd(build, 'build', output, (line) => {
    diskFull ||= line.includes('ENOSPC');
  });
  stopping.removeEventListener('abort', stop);
  stopping.throwIfAborted();
  if (end === 0) return;
  throw diskFull
    ? new StartError(
        'The disk is full: the client could not be built. Make room and start again.',
        EXIT_CODES.diskFull,
      )
    : new StartError(`The client could not be built: the build ${end}.`, EXIT_CODES.build);
}
