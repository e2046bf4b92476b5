import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { refusal } from '../../../../scripts/lint/layerRules.ts';
import { forbiddenImports } from '../../../../scripts/lint/layers.ts';

describe('[CHECK-1] an import against the layers is refused', () => {
  test.each([
    ['src/shared/api.ts', 'src/domain/deck/deck.ts'],
    ['src/domain/table/gate.ts', 'src/fluid/connection.ts'],
    ['src/domain/table/gate.ts', 'node:fs'],
    ['src/domain/table/gate.ts', 'react'],
    ['src/fluid/people.ts', 'src/client/session/hooks.ts'],
    ['src/client/session/api.ts', 'src/client/views/stage/Stage.tsx'],
    ['src/client/session/api.ts', 'src/host/host.ts'],
    ['src/client/views/stage/Stage.tsx', '@fluidframework/azure-client'],
    ['src/client/views/stage/Stage.tsx', 'fluid-framework'],
    ['src/client/views/stage/Stage.tsx', 'src/server/config.ts'],
    ['src/server/app.ts', 'src/fluid/connection.ts'],
    ['src/server/app.ts', 'src/simulator/simulator.ts'],
    ['src/server/app.ts', 'src/relay/index.ts'],
    ['src/relay/relay.ts', 'src/domain/deck/deck.ts'],
    ['src/relay/relay.ts', 'src/server/config.ts'],
    ['src/simulator/simulator.ts', 'src/server/config.ts'],
    ['src/simulator/simulator.ts', 'src/simulator/page/main.tsx'],
    ['src/simulator/page/main.tsx', 'src/simulator/simulator.ts'],
    ['src/simulator/page/main.tsx', 'node:fs'],
    ['src/client/main.tsx', 'tests/support/table/seats.ts'],
    ['src/somewhere/new.ts', 'react'],
  ])('%s may not import %s', (from, to) => {
    expect(refusal({ from, to })).toEqual(expect.any(String));
  });
});

describe('[CHECK-1] an adapter is known only to the place that chooses it', () => {
  test.each([
    ['src/client/views/stage/Stage.tsx', '@microsoft/teams-js'],
    ['src/host/answer.ts', '@microsoft/teams-js'],
    ['src/client/app/App.tsx', 'src/host/teams.ts'],
    ['src/client/app/App.tsx', 'src/host/choose.ts'],
    ['src/server/app.ts', 'src/server/directory/graph.ts'],
    ['src/server/app.ts', 'src/server/identity/entra.ts'],
    ['src/server/app.ts', 'src/server/registry/sqlite.ts'],
    ['src/relay/relay.ts', 'src/relay/store/sqlite.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(refusal({ from, to })).toEqual(expect.any(String));
  });
});

test.each([
  ['src/domain/table/table.ts', 'fluid-framework'],
  ['src/client/views/stage/Stage.tsx', 'src/client/session/hooks.ts'],
  ['src/host/teams.ts', '@microsoft/teams-js'],
  ['src/simulator/page/main.tsx', 'src/simulator/contract.ts'],
  ['src/server/main.ts', 'node:path'],
  ['tests/unit/domain/gate.test.ts', 'src/server/app.ts'],
])('%s may import %s', (from, to) => {
  expect(refusal({ from, to })).toBeUndefined();
});

test('[CHECK-1] imports of types, dynamic ones and re-exports count as well', async () => {
  const root = mkdtempSync(join(tmpdir(), 'dialogkort-layers-'));
  const write = (file: string, source: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  };
  write(
    'src/domain/rule.ts',
    "import type { App } from '../server/app.ts';\nexport { a } from '../client/a.tsx';",
  );
  write('src/client/a.tsx', "export const a = <T,>(x: T) => <b>{import('../server/app.ts')}</b>;");
  write('src/server/app.ts', "export type App = typeof import('../simulator/page/main.tsx');");
  try {
    expect((await forbiddenImports(root)).map((line) => line.split(':')[0]).sort()).toEqual([
      'src/client/a.tsx imports src/server/app.ts',
      'src/domain/rule.ts imports src/client/a.tsx',
      'src/domain/rule.ts imports src/server/app.ts',
      'src/server/app.ts imports src/simulator/page/main.tsx',
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
