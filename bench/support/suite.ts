import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Figures } from './figures.ts';

export interface SuiteOptions {
  /** One of the suite's `parts`; by default all. */
  readonly part?: string | undefined;
  /** A commit with which the product is compared. */
  readonly against?: string | undefined;
  /** Just enough rounds to check that everything still measures; the figures mean nothing. */
  readonly quick: boolean;
  /** Reports progress. */
  readonly say: (line: string) => void;
}

/** A suite is a module that exports these two: `bench/<name>.ts` or `bench/<name>/suite.ts`. */
export interface Suite {
  readonly name: string;
  /** Parts that can be measured separately; missing if there are none. */
  readonly parts?: readonly string[];
  run(options: SuiteOptions): Promise<Figures>;
}

const BENCH = dirname(import.meta.dirname);

/** All suites, by name. */
export async function findSuites(): Promise<readonly Suite[]> {
  const files = readdirSync(BENCH, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return /\.ts$/.test(entry.name) && entry.name !== 'main.ts' ? [entry.name] : [];
    const inside = join(entry.name, 'suite.ts');
    if (entry.name === 'support') return [];
    return entry.isDirectory() && existsSync(join(BENCH, inside)) ? [inside] : [];
  });
  return Promise.all(files.sort().map((file) => loadSuite(join(BENCH, file))));
}

async function loadSuite(file: string): Promise<Suite> {
  const module: unknown = await import(pathToFileURL(file).href);
  if (isSuite(module)) return module;
  throw new Error(`${relative(dirname(BENCH), file)} has to export a name and a function run.`);
}

function isSuite(module: unknown): module is Suite {
  return (
    typeof module === 'object' &&
    module !== null &&
    'name' in module &&
    typeof module.name === 'string' &&
    'run' in module &&
    typeof module.run === 'function'
  );
}
