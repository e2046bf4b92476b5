import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Meetings that only a Routerlicious can hold: `npm run test:routerlicious`. */
export default defineConfig(base, {
  testDir: import.meta.dirname,
  globalSetup: join(ROOT, 'tests', 'support', 'e2e', 'buildProduct.ts'),
  workers: 1,
});
