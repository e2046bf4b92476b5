import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../../src/simulator/settings.ts';

const pageDir = mkdtempSync(join(tmpdir(), 'simulator-page-'));
writeFileSync(join(pageDir, 'index.html'), '');
afterAll(() => rmSync(pageDir, { recursive: true }));

const COMPLETE = {
  SIMULATOR_APP_ORIGIN: 'http://127.0.0.1:3001',
  SIMULATOR_PAGE_DIR: pageDir,
  ENTRA_TENANT_ID: '5f1a0c9e-6f0f-4d0f-9a60-0d7f3f3f0001',
  ENTRA_CLIENT_ID: '5f1a0c9e-6f0f-4d0f-9a60-0d7f3f3f0002',
  SECRET_ENTRA_CLIENT_SECRET: 'a secret nobody should read',
};

test('[SIM-5] with nothing but the necessary settings it serves port 3000 of this machine only', () => {
  expect(readSettings(COMPLETE)).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    appOrigin: 'http://127.0.0.1:3001',
    fluidOrigin: 'http://127.0.0.1:3001',
  });
});

test('[SIM-5] each missing or malformed setting is named, and no secret repeated', () => {
  const start = () =>
    readSettings({ ...COMPLETE, PORT: 'eighty', ENTRA_TENANT_ID: 'solby', SIMULATOR_APP_ORIGIN: undefined });
  expect(start).toThrow(/PORT[\s\S]*SIMULATOR_APP_ORIGIN[\s\S]*ENTRA_TENANT_ID/);
  expect(start).not.toThrow(COMPLETE.SECRET_ENTRA_CLIENT_SECRET);
});

test('[SIM-5] a page that is not built is said so, with the way out', () => {
  expect(() => readSettings({ ...COMPLETE, SIMULATOR_PAGE_DIR: '/nowhere' })).toThrow(/npm run build/);
});
