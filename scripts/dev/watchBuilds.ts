import webpack from 'webpack';

export interface BuildListener {
  begins(build: string): void;
  /** All that have begun; `problems` is empty when the pages are in order. */
  ends(builds: ReadonlySet<string>, problems: string): void;
}

export interface WatchedBuilds {
  /** Settles with the first build, whatever came of it. */
  readonly first: Promise<void>;
  close(): Promise<void>;
}

/** Builds client and simulator into the folder, and again whenever a source of theirs changes. */
export async function watchBuilds(folder: string, listener: BuildListener): Promise<WatchedBuilds> {
  const { developmentBuilds } = await import('../../webpack.config.js');
  const compiler = webpack(developmentBuilds(folder));
  const first = Promise.withResolvers<void>();
  let underWay = new Set<string>();
  for (const one of compiler.compilers) {
    const build = one.name ?? '';
    one.hooks.watchRun.tap('dev', () => {
      underWay.add(build);
      listener.begins(build);
    });
  }
  // Editors write a file in several steps.
  const watching = compiler.watch({ aggregateTimeout: 50 }, (error, stats) => {
    const ended = underWay;
    underWay = new Set();
    listener.ends(ended, error ? String(error) : stats ? problemsOf(stats) : '');
    first.resolve();
  });
  return {
    first: first.promise,
    close: () =>
      new Promise((resolve) => {
        if (watching) watching.close(() => resolve());
        else resolve();
      }),
  };
}

const PROBLEMS_MAX = 5;

/** What does not compile, each once and without webpack's own stack: file, message and place. */
function problemsOf(stats: webpack.MultiStats): string {
  // Each build by itself: with `children` webpack describes every module and chunk, which takes longer than a rebuild.
  const problems = stats.stats
    .flatMap((one) => one.toJson({ all: false, errors: true }).errors ?? [])
    .map(({ moduleName = '', message }) => `${moduleName.replace(/^\.\//, '')}: ${withoutStack(message)}`);
  const each = [...new Set(problems)];
  const more = each.length > PROBLEMS_MAX ? [`and ${each.length - PROBLEMS_MAX} more`] : [];
  return [...each.slice(0, PROBLEMS_MAX), ...more].join('\n');
}

const withoutStack = (message: string) =>
  message
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trimEnd();
