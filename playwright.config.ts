import { defineConfig } from '@playwright/test';

const S_MS = 1000;

// `npm test -- e2e` finds or installs the browser and names it in CHROMIUM_PATH.
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/support/e2e/buildProduct.ts',
  // A test holds several pages by itself and waits for them most of the time: one at a time leaves half a machine idle.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Only what hangs is cut off.
  timeout: 300 * S_MS,
  expect: { timeout: 30 * S_MS },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/e2e.json' }],
  ],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 1600, height: 1000 },
    screenshot: 'only-on-failure',
    // It keeps a picture of every frame at every step and doubles the time: `npm test -- e2e --trace on`.
    trace: 'off',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
