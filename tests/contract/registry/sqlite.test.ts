import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteRegistry } from '../../../src/server/registry/sqlite.ts';
import { registryContract } from './registryContract.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialogkort-registry-'));

registryContract('SQLite', {
  open: async (store) => openSqliteRegistry(join(folder, `${store}.sqlite`)),
  cleanUp: async () => rmSync(folder, { recursive: true, force: true }),
});
