import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The project's root; Jest and npm both start there. */
export const PROJECT = process.cwd();

/** A copy of what a package is made from, to spoil in a test. */
export class ProjectCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'package-'));

  constructor() {
    for (const part of ['appPackage', 'env']) {
      const notPrivate = (file: string) => !file.endsWith('.user') && !file.endsWith('build');
      cpSync(join(PROJECT, part), join(this.root, part), { recursive: true, filter: notPrivate });
    }
    cpSync(join(PROJECT, 'package.json'), join(this.root, 'package.json'));
  }

  write(file: string, contents: string | Uint8Array): void {
    writeFileSync(join(this.root, file), contents);
  }

  replace(file: string, from: string | RegExp, to: string): void {
    const before = readFileSync(join(this.root, file), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${from}`);
    this.write(file, after);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
