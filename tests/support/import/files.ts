/** Files in a folder of the test's own, and the command line of `npm run deck` on them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'deck-import-'));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface DeckRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function runDeck(args: readonly string[], env: Readonly<Record<string, string>> = {}): DeckRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/deck.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
