/** Where the server's own files lie; nothing else may depend on the folder it was started from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

export const BUILT_IN_DECK_DIR = join(ROOT, 'decks');
export const CLIENT_DIR = join(ROOT, 'dist', 'client');

export function appVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest && manifest.version;
  return typeof version === 'string' ? version : 'unknown';
}
