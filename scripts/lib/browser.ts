import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { ROOT } from './root.ts';
import { capture } from './run.ts';

/** A Chromium, Chrome or Edge that starts. */
export interface Browser {
  readonly path: string;
  /** Its origin, for the console. */
  readonly from: string;
}

const S_MS = 1000;
const VERSION_WITHIN_MS = 30 * S_MS;
const DOWNLOAD_WITHIN_MS = 300 * S_MS;
const PACKAGES_WITHIN_MS = 300 * S_MS;
const UNPACK_WITHIN_MS = 60 * S_MS;
const PACKAGED_BROWSER = '@sparticuz/chromium@153.0.0';
const CACHE = join(ROOT, '.cache', 'chromium');
const UNPACKED = join(CACHE, 'chromium');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Finds a browser on this machine, or downloads one: CHROMIUM_PATH, installed ones, Playwright's earlier download;
 * then Playwright's download, the system's packages (as root on Debian), and a browser from npm.
 * @throws with a sentence about what was tried and what to do
 */
export async function findOrInstallBrowser(say: (line: string) => void): Promise<Browser> {
  const problems: string[] = [];
  for (const browser of candidates()) {
    const problem = await whyNotStarting(browser.path);
    if (problem === undefined) return browser;
    problems.push(`${browser.from} (${browser.path}): ${problem}`);
    if (process.env.CHROMIUM_PATH) break;
  }
  if (!process.env.CHROMIUM_PATH) {
    for (const [from, install] of INSTALLERS) {
      say(`No browser found yet; trying ${from} …`);
      const path = await install().catch((error: Error) => error);
      const problem = typeof path === 'string' ? await whyNotStarting(path) : path.message;
      if (typeof path === 'string' && problem === undefined) return { path, from };
      problems.push(`${from}: ${problem}`);
    }
  }
  throw new Error(
    [
      'No browser could be started. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one.',
      ...problems.map((problem) => `  - ${problem}`),
    ].join('\n'),
  );
}

/** Browsers that are on this machine already, the wanted one first. */
function candidates(): Browser[] {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return [{ path: wanted, from: 'CHROMIUM_PATH' }];
  const found = [
    ...installedPaths().map((path) => ({ path, from: 'installed' })),
    { path: chromium.executablePath(), from: "Playwright's download" },
    { path: UNPACKED, from: 'npm' },
  ];
  return found.filter(({ path }) => existsSync(path));
}

function installedPaths(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['/', homedir()].flatMap((home) =>
        MAC_APPS.map((name) => join(home, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)),
      );
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => WINDOWS_PATHS.map((parts) => join(folder, ...parts)));
    default:
      return NAMES.flatMap((name) =>
        (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
      );
  }
}

async function whyNotStarting(path: string): Promise<string | undefined> {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return 'is no program that we may start';
  }
  // On Windows, asking for the version opens a window.
  if (process.platform === 'win32') return undefined;
  const { exitCode, output } = await capture(path, ['--version'], { withinMs: VERSION_WITHIN_MS });
  if (exitCode === 0) return undefined;
  const library = /loading shared libraries: (\S+?):/.exec(output)?.[1];
  if (library)
    return `the system library ${library} is missing (as root: npx playwright install-deps chromium)`;
  return output.trim().split('\n')[0] || `ends with exit code ${exitCode}`;
}

type Installer = () => Promise<string>;

const INSTALLERS: readonly (readonly [string, Installer])[] = [
  ...(mayInstallPackages() ? [['the package of the system (apt-get)', installPackage] as const] : []),
  ["Playwright's own download", downloadWithPlaywright],
  ['a browser from npm', unpackFromNpm],
];

function mayInstallPackages(): boolean {
  return process.platform === 'linux' && userInfo().uid === 0 && existsSync('/usr/bin/apt-get');
}

async function installPackage(): Promise<string> {
  const options = { withinMs: PACKAGES_WITHIN_MS, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await succeed('apt-get', ['update'], options);
  await succeed('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], options);
  return '/usr/bin/chromium';
}

async function downloadWithPlaywright(): Promise<string> {
  const command = createRequire(import.meta.url).resolve('@playwright/test/cli');
  await succeed(process.execPath, [command, 'install', 'chromium'], { withinMs: DOWNLOAD_WITHIN_MS });
  return chromium.executablePath();
}

/** A package that carries a packed Chromium for Linux; it is made for servers without one. */
async function unpackFromNpm(): Promise<string> {
  if (process.platform !== 'linux') throw new Error('there is one for Linux only');
  mkdirSync(CACHE, { recursive: true });
  const npm = ['install', '--no-save', '--ignore-scripts', '--prefix', CACHE, PACKAGED_BROWSER];
  await succeed('npm', npm, { withinMs: PACKAGES_WITHIN_MS });
  const entry = pathToFileURL(join(CACHE, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js'));
  // It unpacks itself into the folder for temporary files.
  await succeed(
    process.execPath,
    ['--input-type=module', '--eval', `await (await import('${entry}')).default.executablePath()`],
    { withinMs: UNPACK_WITHIN_MS, env: { TMPDIR: CACHE } },
  );
  return UNPACKED;
}

async function succeed(
  command: string,
  args: readonly string[],
  options: { withinMs: number; env?: Readonly<Record<string, string>> },
): Promise<void> {
  const { exitCode, output } = await capture(command, args, options);
  if (exitCode === 0) return;
  const lines = output.trim().split('\n');
  throw new Error(lines.find((line) => /error|failed/i.test(line)) || lines.at(-1) || `${command} failed`);
}
