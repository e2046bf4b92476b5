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

describe('[SERVE-33] chance in the server', () => {
  const made = SOURCES.flatMap(({ file, text }) =>
    [...text.matchAll(/randomBytes\((\w+)\)/g)].map(([, name = '']) => ({
      file,
      name,
      bytes: Number(new RegExp(`const ${name} = (\\d+);`).exec(text)?.[1] ?? name),
    })),
  );

  test('comes from node:crypto, but for when a client tries again', () => {
    const others = SOURCES.filter(({ text }) => /\bMath\.random\b/.test(text)).map(({ file }) => file);
    expect(others).toEqual(['src/fluid/containers.ts']);
  });

  test('is 128 bits or more for ids and keys', () => {
    expect(made.length).toBeGreaterThan(5);
    // An initialisation vector is no secret: AES-GCM wants 96 bits.
    const short = made.filter(({ name, bytes }) => name !== 'IV_BYTES' && !(bytes >= 16));
    expect(short).toEqual([]);
  });
});
