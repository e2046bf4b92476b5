// From a fresh clone to a script that runs on the project's own Node. This file and those that import it run on
// whatever Node the machine has: built-ins only, and no syntax newer than Node 12.20 knows.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OWN_NODE_MAJOR = 24;
const PROGRESS_EVERY_MS = 10 * 1000;

/**
 * Installs what is missing, then runs a script of the project on Node 24 and ends as it ends.
 * @param {string} script path from the project's root
 * @param {string[]} args
 */
export function runOnOwnNode(script, args) {
  return installIfMissing()
    .then(ownNode)
    .then((node) => {
      const file = join(root, script);
      if (node === process.execPath) {
        process.argv = [node, file].concat(args);
        return import(pathToFileURL(file).href);
      }
      return runToTheEnd(node, [file].concat(args)).then((code) => process.exit(code));
    })
    .catch((error) => {
      console.error(`\n${error.message}`);
      process.exit(1);
    });
}

/**
 * Whether everything that the lock file names is there in the version that it names.
 * @param {string} folder the project's root
 */
export function isInstalled(folder) {
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(folder, 'package-lock.json'));
  return Object.keys(wanted)
    .filter((path) => path !== '' && !wanted[path].optional)
    .every((path) => installed[path] && installed[path].version === wanted[path].version);
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function installIfMissing() {
  if (isInstalled(root)) return Promise.resolve();
  console.log('Installing what the project needs (npm ci); the first time this takes a minute or two.');
  return runShowingProgress('npm ci', npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']), root);
}

/** Path of a Node of the right major version, which npm brings as a package. */
function ownNode() {
  if (Number(process.versions.node.split('.')[0]) === OWN_NODE_MAJOR) return process.execPath;
  const folder = join(root, 'node_modules', 'node');
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  // An npm that is set not to run install scripts leaves the package without its binary.
  const install = [process.execPath, join(folder, 'installArchSpecificPackage.js')];
  return runShowingProgress(`Fetching Node ${OWN_NODE_MAJOR}`, install, folder).then(() => {
    if (existsSync(binary)) return binary;
    throw new Error(
      `Node ${OWN_NODE_MAJOR} could not be fetched through npm. Install Node ${OWN_NODE_MAJOR} and try again.`,
    );
  });
}

/** npm as a command line; the one that started us where there is one, as PATH may lead to another. */
function npm(args) {
  const started = process.env.npm_execpath;
  if (started && /\.c?js$/.test(started)) return [process.execPath, started].concat(args);
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'].concat(args);
}

function runShowingProgress(what, command, cwd) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const timer = setInterval(() => console.log(`  … ${what}: ${seconds()}`), PROGRESS_EVERY_MS);
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command[0].endsWith('.cmd'),
    });
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
      process.once(signal, () => {
        child.kill(signal);
        process.exit(1);
      });
    });
    let output = '';
    const show = (chunk) => {
      output += chunk;
      process.stdout.write(withoutLinks(chunk));
    };
    child.stdout.on('data', show);
    child.stderr.on('data', show);
    child.on('error', (error) => reject(new Error(`${what} could not be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) {
        console.log(`  ${what}: done after ${seconds()}`);
        resolve();
      } else if (/ENOSPC/.test(output)) {
        reject(new Error(`${what} failed: the disk is full.`));
      } else {
        reject(new Error(`${what} failed (${signal || `exit code ${code}`}); what it said stands above.`));
      }
    });
  }).finally(() => {
    clearInterval(timer);
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
      process.removeAllListeners(signal);
    });
  });
}

/** The meeting's address shall be the first one that anybody, or any tool, finds in our output. */
function withoutLinks(chunk) {
  return String(chunk).replace(/https?:\/\//g, '');
}

/** The script decides what a signal means; when we are gone without a word, it notices by the closed channel. */
function runToTheEnd(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    // Ctrl-C reaches the whole group by itself; other signals only us.
    process.on('SIGINT', () => {});
    ['SIGTERM', 'SIGHUP'].forEach((signal) => {
      process.on(signal, () => child.kill(signal));
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal) reject(new Error(`The script was ended from outside (${signal}).`));
      else resolve(code);
    });
  });
}
