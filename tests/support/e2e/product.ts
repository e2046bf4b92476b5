import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
const FIRST_ADDRESS = /https?:\/\/[A-Za-z0-9.:_/-]+/;

/** The whole product as `npm start` runs it, on free ports and with a data folder of its own. */
export interface RunningProduct {
  /** Address of the simulated meeting: the first one in its output. */
  readonly meetingUrl: string;
  readonly process: ChildProcess;
  readonly dataDir: string;
  /** Everything it has said so far. */
  output(): string;
  /** Ends it as Ctrl-C does, and removes its data folder. Resolves to its exit code. */
  stop(): Promise<number | null>;
}

/**
 * `within`: a command that runs the one behind it, for this data folder.
 * @throws with everything it said, when it ends before it names an address
 */
export async function startProduct(
  env: Readonly<Record<string, string>> = {},
  within: (dataDir: string) => readonly string[] = () => [],
): Promise<RunningProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dialogkort-'));
  const start = [process.execPath, join(ROOT, 'scripts', 'start.mjs')];
  const [command = '', ...args] = [...within(dataDir), ...start];
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let said = '';
  const meetingUrl = await new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said += `${line}\n`;
        const [address] = FIRST_ADDRESS.exec(said) ?? [];
        if (address) found(address);
      });
    }
    child.once('error', failed);
    child.once('close', (code) => failed(new Error(`The product ended with exit code ${code}:\n${said}`)));
  });
  return {
    meetingUrl,
    process: child,
    dataDir,
    output: () => said,
    async stop() {
      child.kill('SIGINT');
      const [code] = await exited;
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}
