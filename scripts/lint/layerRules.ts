/**
 * Rules for the imports of src, as dependency-cruiser takes them (`npm test -- layers`). docs/ARCHITECTURE.md shows
 * the layers as a picture. Tests, scripts and benches may import what they need.
 */
import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

interface Layer {
  /** Other layers that its files may import. */
  readonly layers: readonly string[];
  /** Packages by name or by scope (ends with `/`); `node` stands for Node's own modules. */
  readonly packages: readonly string[];
}

const REACT = ['react', 'react-dom', '@fluentui/'];
const SERVICE = ['node', 'express', 'jose', 'pino', 'zod'];

/** The allowed imports of each folder besides its own. The longest matching folder counts. */
const LAYERS: Readonly<Record<string, Layer>> = {
  'src/shared': { layers: [], packages: [] },
  'src/shared/contract/schemas': { layers: ['src/shared'], packages: ['zod'] },
  'src/shared/http': { layers: ['src/shared'], packages: ['node'] },
  'src/shared/log': { layers: ['src/shared'], packages: ['pino'] },
  'src/shared/settings': { layers: ['src/shared'], packages: ['zod'] },
  'src/domain': { layers: ['src/shared'], packages: ['zod', 'fluid-framework'] },
  'src/fluid': {
    layers: ['src/shared', 'src/domain'],
    packages: ['fluid-framework', '@fluidframework/', 'engine.io-client'],
  },
  'src/host': { layers: ['src/shared'], packages: ['@microsoft/teams-js'] },
  'src/client/session': { layers: ['src/shared', 'src/domain', 'src/fluid'], packages: REACT },
  'src/client/context': { layers: ['src/shared', 'src/host', 'src/client/session'], packages: REACT },
  'src/client/ui': {
    layers: [
      ...['src/shared', 'src/domain', 'src/fluid', 'src/host'],
      ...['src/client/context', 'src/client/session'],
    ],
    packages: REACT,
  },
  'src/client/features': {
    layers: [
      ...['src/shared', 'src/domain', 'src/fluid', 'src/host', 'src/import', 'src/paper'],
      ...['src/client/context', 'src/client/session', 'src/client/ui'],
    ],
    packages: [...REACT, 'qr'],
  },
  'src/client/features/recap/files': {
    layers: ['src/shared', 'src/domain', 'src/paper'],
    packages: ['docx'],
  },
  'src/client': {
    layers: ['src/shared', 'src/domain', 'src/fluid', 'src/host', 'src/import', 'src/paper'],
    packages: [...REACT, 'qr'],
  },
  'src/import': { layers: ['src/shared', 'src/domain'], packages: ['fflate', 'pdfjs-dist', 'saxen'] },
  'src/paper': { layers: ['src/shared', 'src/domain'], packages: ['@cantoo/pdf-lib', 'fontkit', 'qr'] },
  'src/phone': { layers: ['src/shared', 'src/domain'], packages: ['react', 'react-dom'] },
  'src/securityLog': { layers: ['src/shared'], packages: ['node', 'zod'] },
  'src/sql': { layers: ['src/shared'], packages: ['node', 'pg'] },
  'src/server': {
    layers: ['src/shared', 'src/domain', 'src/relay', 'src/securityLog', 'src/sql'],
    packages: [...SERVICE, 'compression'],
  },
  'src/relay': {
    layers: ['src/shared', 'src/securityLog', 'src/sql'],
    packages: [...SERVICE, 'compression', 'socket.io', '@fluidframework/'],
  },
  // A process of its own, which the server starts by its path.
  'src/summaries': { layers: ['src/shared', 'src/domain', 'src/fluid'], packages: ['node'] },
  'src/simulator/page': { layers: ['src/shared'], packages: REACT },
  'src/simulator': { layers: ['src/shared'], packages: [...SERVICE, 'httpxy'] },
};

/** Layers inside another layer: the outer one may import them, they may not import it. */
const INNER: Readonly<Record<string, readonly string[]>> = {
  'src/client': [
    ...['src/client/context', 'src/client/features', 'src/client/features/recap/files'],
    ...['src/client/session', 'src/client/ui'],
  ],
  'src/client/features': ['src/client/features/recap/files'],
};

/** Modules that only certain files may import: adapters behind a port, and code that is loaded on demand. */
const RESTRICTED: readonly (readonly [name: string, module: string, allowedFrom: string])[] = [
  ['teams-js', '^node_modules/@microsoft/teams-js/', '^src/host/teams[^/]*[.]ts$'],
  ['document-readers', '^src/import/', '^src/(import|client/features/decks/import)/'],
  ['relay', '^src/relay/', '^src/(relay/|server/ownRelay[.]ts$)'],
  [
    'host-adapters',
    '^src/host/(browser|teams)[^/]*[.]ts$',
    '^src/host/(choose|teams[^/]*|browser[^/]*)[.]ts$',
  ],
  ['choice-of-host', '^src/host/choose[.]ts$', '^src/client/main[.]tsx$'],
  [
    'directory-and-identity-adapters',
    '^src/server/(directory/(graph|meetingIdAsProof)|identity/entra)[.]ts$',
    '^src/server/services[.]ts$',
  ],
  [
    'sql-drivers',
    '^src/sql/(sqlite|postgres)[.]ts$',
    '^src/(sql/|relay/store/(openStore|postgresLease)|server/(registry/openSqlRegistry|doctor/places)[.]ts$)',
  ],
];

/** The only file that the simulator's page and its server share. */
const SIMULATOR_CONTRACT = 'src/simulator/contract.ts';

const folders = Object.keys(LAYERS);
const under = (names: readonly string[]) => `^(${names.join('|')})/`;

function nestedFolders(folder: string): string[] {
  return folders.filter((other) => other !== folder && other.startsWith(`${folder}/`));
}

function layerRules([folder, { layers, packages }]: readonly [string, Layer]): IForbiddenRuleType[] {
  const nested = nestedFolders(folder);
  const from = { path: under([folder]), ...(nested.length > 0 && { pathNot: under(nested) }) };
  const error = (rule: string, comment: string, to: IRegularForbiddenRuleType['to']): IForbiddenRuleType => ({
    name: `${folder.replaceAll('/', '-')}-${rule}`,
    comment,
    severity: 'error',
    from,
    to,
  });
  const rules = [
    error('imports', `${folder} may import ${['itself', ...layers].join(', ')} and nothing else.`, {
      path: '^(src|tests|scripts|bench|decks)/',
      pathNot: `${under([folder, ...layers])}|^${SIMULATOR_CONTRACT}$`,
    }),
    error('packages', `${folder} may use ${packages.join(', ') || 'no package'}.`, {
      path: 'node_modules/',
      ...packagesExcept(packages),
    }),
  ];
  const refused = nested.filter((inner) => ![...layers, ...(INNER[folder] ?? [])].includes(inner));
  if (refused.length > 0) {
    rules.push(error('nested', `${folder} may not import ${refused.join(', ')}.`, { path: under(refused) }));
  }
  if (!packages.includes('node')) {
    rules.push(error('node', `${folder} may not use modules of Node.`, { dependencyTypes: ['core'] }));
  }
  return rules;
}

function packagesExcept(packages: readonly string[]): { pathNot?: string } {
  const names = packages.filter((name) => name !== 'node').map((name) => name.replace(/\/$/, ''));
  return names.length > 0 ? { pathNot: `node_modules/(${names.join('|')})(/|$)` } : {};
}

export const LAYER_RULES: IForbiddenRuleType[] = [
  {
    name: 'no-circular',
    comment: 'Files import each other in a circle. Imports of types count.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'unresolvable',
    comment: 'The imported module cannot be found.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-layer',
    comment: 'A new folder in src needs a line in LAYERS of scripts/lint/layerRules.ts.',
    severity: 'error',
    from: { path: '^src/[^/]+/', pathNot: under(folders) },
    to: {},
  },
  {
    name: 'schemas-as-types',
    comment: 'The page takes types of the contract from its schemas, and carries no zod: `import type`.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/(server|shared/contract/schemas)/' },
    to: { path: '^src/shared/contract/schemas/', dependencyTypesNot: ['type-only'] },
  },
  ...Object.entries(LAYERS).flatMap(layerRules),
  ...RESTRICTED.map(([name, module, allowedFrom]) => ({
    name: `only-${name}`,
    comment: `Only ${allowedFrom} may import this.`,
    severity: 'error' as const,
    from: { path: '^src/', pathNot: allowedFrom },
    to: { path: module },
  })),
];
