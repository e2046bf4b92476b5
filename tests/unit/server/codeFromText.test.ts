import { globSync, readFileSync } from 'node:fs';

/** What runs in the server's processes. */
const SOURCES = globSync('src/{server,shared,sql,relay,summaries,securityLog,domain,fluid}/**/*.ts').map(
  (file) => ({ file, text: readFileSync(file, 'utf8') }),
);

describe('[SERVE-29] the code of the server', () => {
  test('starts only files of its own with Node, and no shell', () => {
    const imported = SOURCES.flatMap(({ text }) =>
      [...text.matchAll(/import \{([^}]*)\} from '(?:node:)?child_process'/g)].flatMap(([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      ),
    );
    expect(imported).toContain('fork');
    expect(new Set(imported)).toEqual(new Set(['fork', 'type ChildProcess']));
    const otherwise = /(?:import\(|require\(|\* as \w+ from )'(?:node:)?child_process'/;
    expect(SOURCES.filter(({ text }) => otherwise.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('makes no code out of text', () => {
    const makers = /\beval\(|\bnew Function\(|from '(?:node:)?vm'|\bWebAssembly\.(?:compile|instantiate)/;
    expect(SOURCES.length).toBeGreaterThan(100);
    expect(SOURCES.filter(({ text }) => makers.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
