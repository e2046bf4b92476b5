import { type Browser, chromium } from '@playwright/test';
import { findOrInstallBrowser } from '../../scripts/lib/browser.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(say: (line: string) => void): Promise<Browser> {
  const { path } = await findOrInstallBrowser(say);
  const browser = await chromium.launch({ executablePath: path, args: FLAGS });
  say(`Chromium ${browser.version()}`);
  return browser;
}
