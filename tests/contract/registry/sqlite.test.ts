import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteRegistry } from '../../../src/server/registry/sqlite.ts';
import { conversationContract } from './conversationContract.ts';
import { type RegistryHarness, registryContract } from './registryContract.ts';
import { teamDecksContract } from './teamDecksContract.ts';

const folder = mkdtempSync(join(tmpdir(), 'dialogkort-registry-'));

const harness: RegistryHarness = {
  open: async (store) => openSqliteRegistry(join(folder, `${store}.sqlite`)),
  cleanUp: async () => rmSync(folder, { recursive: true, force: true }),
};

conversationContract('SQLite', harness);
teamDecksContract('SQLite', harness);
registryContract('SQLite', harness);
