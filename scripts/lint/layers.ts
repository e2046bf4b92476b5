import { readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { importsOf } from './imports.ts';
import { refusal } from './layerRules.ts';

const SOURCE = /\.tsx?$/;

/** A line for each import in src that the layers forbid. Cycles are the linter's (`noImportCycles`). */
export async function forbiddenImports(root: string): Promise<string[]> {
  const lines: string[] = [];
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    const from = `src/${entry.replaceAll('\\', '/')}`;
    if (!SOURCE.test(from)) continue;
    for (const specifier of await importsOf(join(root, from))) {
      const to = specifier.startsWith('.') ? posix.join(dirname(from), specifier) : specifier;
      const why = refusal({ from, to });
      if (why !== undefined) lines.push(`${from} imports ${to}: ${why}.`);
    }
  }
  return lines;
}
