import { globSync, readFileSync } from 'node:fs';

const SOURCES = globSync([
  'src/{server,shared,sql,relay,summaries,securityLog}/**/*.ts',
  'scripts/session/*.ts',
]);
const textOf = (file: string): string => readFileSync(file, 'utf8');

/** The arguments of each call of `fetch`, or of one that was handed in. */
function callsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.])fetch(?:er)?\(/g)].map(({ index }) => {
    let depth = 0;
    for (let at = text.indexOf('(', index); at < text.length; at += 1) {
      if (text[at] === '(') depth += 1;
      if (text[at] === ')') depth -= 1;
      if (depth === 0) return text.slice(index, at);
    }
    return text.slice(index);
  });
}

describe('[SERVE-23] calls to other services', () => {
  test('follow no redirect, which could take a token or a name along', () => {
    const calls = SOURCES.flatMap((file) => callsIn(textOf(file)).map((call) => ({ file, call })));
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.filter(({ call }) => !/redirect: '(error|manual)'/.test(call))).toEqual([]);
  });

  test('check certificates: nothing switches that off', () => {
    const switches = /rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=no-verify/;
    const deployed = globSync('deploy/**/*', { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`);
    expect([...SOURCES, ...deployed, 'Dockerfile'].filter((file) => switches.test(textOf(file)))).toEqual([]);
  });
});
