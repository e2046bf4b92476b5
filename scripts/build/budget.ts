import { writeFileSync } from 'node:fs';
import { constants, gzipSync } from 'node:zlib';
import type { Chunk, ChunkGroup, Compilation, Compiler } from 'webpack';

/** How much JavaScript a page may load, in bytes after gzip. */
export interface Budget {
  /** Before the page can paint: everything its script tags name. */
  readonly initialBytes: number;
  /** Everything that one page may load in a meeting, without the optional chunks. */
  readonly totalBytes: number;
  /**
   * Names of the chunks of which a page loads only one, with their dependencies: a page is a stage or a side panel.
   */
  readonly views: readonly string[];
  /**
   * Names of chunks that are not loaded in Teams, in addition to the `optional-…` ones that people load one by one.
   */
  readonly optional: readonly string[];
  /** A smaller chunk costs more in waiting, and in ways to fail, than it saves. */
  readonly leastChunkBytes: number;
  /** Chunks that may be smaller, by name, each with the reason. */
  readonly smallChunks: Readonly<Record<string, string>>;
}

export interface MeasuredFile {
  readonly file: string;
  readonly gzipBytes: number;
  readonly kind: 'initial' | 'lazy' | 'view' | 'optional';
}

export interface BudgetReport {
  readonly initialBytes: number;
  readonly totalBytes: number;
  readonly optionalBytes: number;
  readonly budget: Budget;
  readonly files: readonly MeasuredFile[];
  /** One sentence for each budget that is exceeded and for each chunk that is too small. */
  readonly problems: readonly string[];
}

const OPTIONAL_PREFIX = 'optional-';
const BYTES_PER_KB = 1000;

/** Measures the JavaScript of a build, writes the figures to a file, and fails the build when a budget is exceeded. */
export class BudgetPlugin {
  readonly #budget: Budget;
  readonly #reportFile: string;

  constructor(budget: Budget, reportFile: string) {
    this.#budget = budget;
    this.#reportFile = reportFile;
  }

  apply(compiler: Compiler): void {
    const { Compilation, WebpackError } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(BudgetPlugin.name, (compilation) => {
      compilation.hooks.processAssets.tap(
        { name: BudgetPlugin.name, stage: Compilation.PROCESS_ASSETS_STAGE_REPORT },
        () => {
          const report = measure(compilation, this.#budget);
          writeFileSync(this.#reportFile, `${JSON.stringify(report, null, 2)}\n`);
          for (const sentence of report.problems) compilation.errors.push(new WebpackError(sentence));
        },
      );
    });
  }
}

/** The figures as lines of text, largest file first. */
export function budgetTable(report: BudgetReport): string[] {
  const rows = [...report.files]
    .sort((a, b) => b.gzipBytes - a.gzipBytes)
    .map((file) => row(file.gzipBytes, file.kind, file.file));
  const { budget } = report;
  return [
    ...rows,
    row(
      report.initialBytes,
      'initial',
      `in all, of ${kilobytes(budget.initialBytes)} allowed before the first paint`,
    ),
    row(
      report.totalBytes,
      'total',
      `in all on the largest page, of ${kilobytes(budget.totalBytes)} allowed, without optional chunks`,
    ),
  ];
}

function row(bytes: number, kind: string, what: string): string {
  return `${kilobytes(bytes).padStart(9)}  ${kind.padEnd(8)}  ${what}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / BYTES_PER_KB).toFixed(1)} kB`;
}

const INITIAL_ADVICE = 'what the skeleton does not need belongs behind an import()';
const TOTAL_ADVICE =
  'load what only some meetings use by lazyView, in a chunk named "optional-…" that views of the same moment share';

function measure(compilation: Compilation, budget: Budget): BudgetReport {
  const initial = new Set<Chunk>();
  // Each page loads one view, or none where there are no views.
  const others = budget.views.map((view) => budget.views.filter((other) => other !== view));
  const pages = (others.length > 0 ? others : [[]]).map((notLoaded) => {
    const page = new Set<Chunk>();
    for (const entrypoint of compilation.entrypoints.values()) {
      collectNeeded(entrypoint, page, new Set(), [...budget.optional, ...notLoaded]);
    }
    return page;
  });
  for (const { chunks } of compilation.entrypoints.values()) for (const chunk of chunks) initial.add(chunk);
  const needed = new Set(pages.flatMap((page) => [...page]));

  const kindOf = (chunk: Chunk): MeasuredFile['kind'] => {
    if (initial.has(chunk)) return 'initial';
    if (!needed.has(chunk)) return 'optional';
    return budget.views.includes(chunk.name ?? '') ? 'view' : 'lazy';
  };

  const files: MeasuredFile[] = [];
  const bytesOf = new Map<Chunk, number>();
  for (const chunk of compilation.chunks) {
    const kind = kindOf(chunk);
    for (const file of chunk.files) {
      const source = compilation.getAsset(file)?.source;
      if (!file.endsWith('.js') || !source) continue;
      const gzipBytes = gzipSync(source.buffer(), { level: constants.Z_BEST_COMPRESSION }).length;
      files.push({ file, kind, gzipBytes });
      bytesOf.set(chunk, (bytesOf.get(chunk) ?? 0) + gzipBytes);
    }
  }

  const sum = (chunks: Iterable<Chunk>) =>
    [...chunks].reduce((bytes, chunk) => bytes + (bytesOf.get(chunk) ?? 0), 0);
  const initialBytes = sum(initial);
  const totalBytes = Math.max(...pages.map(sum));
  const optionalBytes = sum([...compilation.chunks].filter((chunk) => !needed.has(chunk)));
  const problems: string[] = [];
  for (const [chunk, bytes] of bytesOf) {
    const name = chunk.name ?? [...chunk.files].join(' ');
    if (bytes >= budget.leastChunkBytes || name in budget.smallChunks) continue;
    problems.push(
      `The chunk ${name} is ${kilobytes(bytes)} gzip, less than ${kilobytes(budget.leastChunkBytes)}: load it with another one, or give the reason in smallChunks`,
    );
  }
  if (initialBytes > budget.initialBytes) {
    problems.push(
      `JavaScript before the first paint is ${kilobytes(initialBytes)} gzip, the budget is ${kilobytes(budget.initialBytes)}: ${INITIAL_ADVICE}`,
    );
  }
  if (totalBytes > budget.totalBytes) {
    problems.push(
      `JavaScript of the largest page is ${kilobytes(totalBytes)} gzip, the budget is ${kilobytes(budget.totalBytes)}: ${TOTAL_ADVICE}`,
    );
  }
  return { initialBytes, totalBytes, optionalBytes, budget, files, problems };
}

/** Chunks that are loaded without an optional action. */
function collectNeeded(
  group: ChunkGroup,
  needed: Set<Chunk>,
  seen: Set<ChunkGroup>,
  optional: readonly string[],
): void {
  if (seen.has(group)) return;
  seen.add(group);
  for (const chunk of group.chunks) needed.add(chunk);
  for (const child of group.childrenIterable) {
    const name = child.name ?? '';
    if (name.startsWith(OPTIONAL_PREFIX) || optional.includes(name)) continue;
    collectNeeded(child, needed, seen, optional);
  }
}
