/** Another commit of the project, built beside this one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/root.ts';

export interface Checkout {
  readonly root: string;
  remove(): void;
}

/** @throws if there is no such commit, or it cannot be built */
export function checkOut(commit: string, say: (line: string) => void): Checkout {
  const root = join(mkdtempSync(join(tmpdir(), 'dialogkort-against-')), 'project');
  const git = (...args: string[]) => execFileSync('git', ['-C', ROOT, ...args], { stdio: 'ignore' });
  const remove = () => {
    process.off('exit', remove);
    rmSync(join(root, '..'), { recursive: true, force: true });
    git('worktree', 'prune');
  };
  process.once('exit', remove);
  try {
    git('worktree', 'add', '--detach', root, commit);
    const inIt = (command: string, ...args: string[]) =>
      execFileSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    const lock = (folder: string) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
    if (lock(root) === lock(ROOT)) symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
    else inIt('npm', 'ci');
    say(`Building ${commit} …`);
    inIt(process.execPath, 'scripts/build/main.ts');
    return { root, remove };
  } catch (error) {
    remove();
    throw new Error(`${commit} could not be built beside this state of the project.`, { cause: error });
  }
}
