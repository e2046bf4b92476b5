import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');

/** Files that are imported below; the importing ones are made beside them. */
const MODULES = [
  'src/shared/contract/limits.ts',
  'src/shared/contract/schemas/endpoints.ts',
  'src/domain/deck/deck.ts',
  'src/fluid/connection.ts',
  'src/client/session/hooks.ts',
  'src/client/stage/Stage.tsx',
  'src/client/main.tsx',
  'src/host/host.ts',
  'src/host/teams.ts',
  'src/host/choose.ts',
  'src/server/config.ts',
  'src/server/app.ts',
  'src/server/directory/graph.ts',
  'src/server/identity/entra.ts',
  'src/relay/index.ts',
  'src/sql/sqlite.ts',
  'src/simulator/simulator.ts',
  'src/simulator/contract.ts',
  'src/simulator/page/main.tsx',
  'tests/support/table/seats.ts',
];

const REFUSED = [
  ['src/shared/one.ts', 'src/domain/deck/deck.ts'],
  ['src/domain/table/one.ts', 'src/fluid/connection.ts'],
  ['src/domain/table/two.ts', 'node:fs'],
  ['src/domain/table/three.ts', 'react'],
  ['src/fluid/one.ts', 'src/client/session/hooks.ts'],
  ['src/client/session/one.ts', 'src/client/stage/Stage.tsx'],
  ['src/client/session/two.ts', 'src/host/host.ts'],
  ['src/client/stage/One.tsx', '@fluidframework/azure-client'],
  ['src/client/stage/Two.tsx', 'fluid-framework'],
  ['src/client/stage/Three.tsx', 'src/server/config.ts'],
  // The page carries no zod for the contract.
  ['src/client/session/three.ts', 'src/shared/contract/schemas/endpoints.ts'],
  ['src/domain/table/four.ts', 'src/shared/contract/schemas/endpoints.ts'],
  ['src/server/one.ts', 'src/fluid/connection.ts'],
  ['src/server/two.ts', 'src/simulator/simulator.ts'],
  ['src/server/three.ts', 'src/relay/index.ts'],
  ['src/relay/one.ts', 'src/domain/deck/deck.ts'],
  ['src/relay/two.ts', 'src/server/config.ts'],
  ['src/simulator/one.ts', 'src/server/config.ts'],
  ['src/simulator/two.ts', 'src/simulator/page/main.tsx'],
  ['src/simulator/page/one.tsx', 'src/simulator/simulator.ts'],
  ['src/simulator/page/two.tsx', 'node:fs'],
  ['src/client/one.tsx', 'tests/support/table/seats.ts'],
  ['src/somewhere/one.ts', 'react'],
  // Adapters are known only to the place that chooses one.
  ['src/client/stage/Four.tsx', '@microsoft/teams-js'],
  ['src/host/one.ts', '@microsoft/teams-js'],
  ['src/client/app/One.tsx', 'src/host/teams.ts'],
  ['src/client/app/Two.tsx', 'src/host/choose.ts'],
  ['src/server/four.ts', 'src/server/directory/graph.ts'],
  ['src/server/five.ts', 'src/server/identity/entra.ts'],
  ['src/server/six.ts', 'src/sql/sqlite.ts'],
  ['src/relay/three.ts', 'src/sql/sqlite.ts'],
  ['src/sql/one.ts', 'src/server/config.ts'],
] as const;

const ALLOWED = [
  ['src/domain/table/good.ts', 'fluid-framework'],
  ['src/client/stage/Good.tsx', 'src/client/session/hooks.ts'],
  ['src/host/teamsMore.ts', '@microsoft/teams-js'],
  ['src/simulator/page/good.tsx', 'src/simulator/contract.ts'],
  ['src/client/session/good.ts', 'src/shared/contract/limits.ts'],
  ['src/server/good.ts', 'node:path'],
  ['src/server/better.ts', 'src/shared/contract/schemas/endpoints.ts'],
  ['tests/unit/domain/good.test.ts', 'src/server/app.ts'],
] as const;

const OTHER_FORMS = {
  'src/domain/typeOnly.ts': "import type { app } from '../server/app.ts';\nexport type A = typeof app;\n",
  'src/client/session/contractType.ts':
    "import type { x } from '../../shared/contract/schemas/endpoints.ts';\nexport type X = typeof x;\n",
  'src/domain/reExport.ts': "export { Stage } from '../client/stage/Stage.tsx';\n",
  'src/client/dynamic.tsx': "export const a = <T,>(x: T) => <b>{import('../server/app.ts')}</b>;\n",
  'src/domain/circleOne.ts': "import type { Two } from './circleTwo.ts';\nexport type One = Two;\n",
  'src/domain/circleTwo.ts': "import type { One } from './circleOne.ts';\nexport type Two = One;\n",
};

let folder: string;
let lines: readonly string[];

const about = (file: string) => lines.filter((line) => line.startsWith(`${file} →`));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dialogkort-layers-'));
  const write = (file: string, source: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
  };
  for (const file of MODULES) write(file, 'export const x = 1;\n');
  for (const [from, to] of [...REFUSED, ...ALLOWED]) {
    const isOurs = /^(src|tests)\//.test(to);
    const specifier = isOurs ? posix.relative(posix.dirname(from), to) : to;
    write(
      from,
      `import { x } from '${isOurs && !specifier.startsWith('.') ? './' : ''}${specifier}';\nx();\n`,
    );
  }
  for (const [file, source] of Object.entries(OTHER_FORMS)) write(file, source);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const script = join(ROOT, 'scripts/layers-check.ts');
  lines = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' }).stderr.split('\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('[CHECK-1] layers: an import against the layer rules is refused', () => {
  test.each(REFUSED)('%s may not import %s', (from) => expect(about(from)).not.toEqual([]));
  test.each(ALLOWED)('%s may import %s', (from) => expect(about(from)).toEqual([]));
  test('the page may take types of the contract from its schemas', () => {
    expect(about('src/client/session/contractType.ts')).toEqual([]);
  });
  test.each(['src/domain/typeOnly.ts', 'src/domain/reExport.ts', 'src/client/dynamic.tsx'])(
    '%s: imports of types, re-exports and dynamic imports count',
    (from) => expect(about(from)).not.toEqual([]),
  );
});

test('[CHECK-3] layers: files that import each other in a circle are refused, also for types', () => {
  expect(about('src/domain/circleOne.ts').join()).toContain('no-circular');
});
