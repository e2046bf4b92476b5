// Gets from a fresh clone to a script on the project's own Node. This file and those that import it run on any
// installed Node: built-ins only, and no syntax newer than Node 12.20.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OWN_NODE_MAJOR = 24;
/** The first npm that reads lock files of version 2 and 3. */
const OLDEST_NPM_MAJOR = 7;
const PROGRESS_EVERY_MS = 10 * 1000;

/**
 * Installs missing packages, then runs a script of the project on Node 24 and exits with its code.
 * @param {string} script path from the project's root
 * @param {string[]} args
 */
export function runOnOwnNode(script, args) {
  return installIfMissing()
    .then(ownNode)
    .then((node) => {
      const file = join(root, script);
      // Compiled code of the programs that the script starts: a server is up in a third of the time.
      if (!process.env.NODE_COMPILE_CACHE) process.env.NODE_COMPILE_CACHE = join(root, '.cache', 'compiled');
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
 * Whether every package of the lock file is installed in its version.
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
  return npmVersion().then((version) => {
    if (version !== '' && Number(version.split('.')[0]) < OLDEST_NPM_MAJOR) throw new Error(tooOld(version));
    console.log('Installing what the project needs (npm ci); the first time this takes a minute or two.');
    return runShowingProgress('npm ci', npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']), root);
  });
}

function tooOld(version) {
  return (
    `This project needs npm ${OLDEST_NPM_MAJOR} or later to install its packages, and npm here is ${version}. ` +
    'Update it with `npm install --global npm@8`, or install a newer Node, which brings its own, and try again.'
  );
}

/** Empty if npm does not answer; its next call reports the reason. */
function npmVersion() {
  return new Promise((resolve) => {
    const command = npm(['--version']);
    const child = spawn(command[0], command.slice(1), {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: command[0].endsWith('.cmd'),
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(output.trim()));
  });
}

/** Path of a Node of the right major version, which npm brings as a package. */
function ownNode() {
  if (Number(process.versions.node.split('.')[0]) === OWN_NODE_MAJOR) return process.execPath;
  const folder = join(root, 'node_modules', 'node');
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  // An npm that is configured to skip install scripts leaves the package without its binary.
  const install = [process.execPath, join(folder, 'installArchSpecificPackage.js')];
  return runShowingProgress(`Fetching Node ${OWN_NODE_MAJOR}`, install, folder).then(() => {
    if (existsSync(binary)) return binary;
    throw new Error(
      `Node ${OWN_NODE_MAJOR} could not be fetched through npm. Install Node ${OWN_NODE_MAJOR} and try again.`,
    );
  });
}

/** npm's command line; preferably of the npm that started this process, as PATH may lead to another. */
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

/** The meeting's address must be the first one in the output, for people and tools. */
function withoutLinks(chunk) {
  return String(chunk).replace(/https?:\/\//g, '');
}

/** The script handles signals; if this process is killed, the script notices by the closed channel. */
function runToTheEnd(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    // Ctrl-C reaches the whole process group by itself; other signals reach only this process.
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
