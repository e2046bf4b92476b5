import { isBuiltin } from 'node:module';

/** One import: who says it, and what it means. Paths are relative to the project's root, with `/`. */
export interface Import {
  readonly from: string;
  /** A file of the project, or as it stands: `react`, `node:fs`. */
  readonly to: string;
}

interface Layer {
  /** Other layers it may import. */
  readonly layers: readonly string[];
  /** Packages it may use: a name, or a scope that ends with `/`. `node` for Node's own modules. */
  readonly packages: readonly string[];
}

const REACT = ['react', 'react-dom', '@fluentui/'];
const SERVICE = ['node', 'express', 'jose', 'pino', 'zod'];

/** The longest matching folder counts. docs/ARCHITECTURE.md has the picture. */
const LAYERS: Readonly<Record<string, Layer>> = {
  'src/shared': { layers: [], packages: [] },
  'src/domain': { layers: ['src/shared'], packages: ['zod', 'fluid-framework'] },
  'src/fluid': { layers: ['src/shared', 'src/domain'], packages: ['fluid-framework', '@fluidframework/'] },
  'src/host': { layers: ['src/shared'], packages: ['@microsoft/teams-js'] },
  'src/client/session': { layers: ['src/shared', 'src/domain', 'src/fluid'], packages: REACT },
  'src/client/export': { layers: ['src/shared', 'src/domain'], packages: ['docx'] },
  'src/client': {
    layers: [
      'src/shared',
      'src/domain',
      'src/fluid',
      'src/host',
      'src/client/session',
      'src/client/export',
      'src/import',
      'src/paper',
    ],
    packages: [...REACT, 'qr'],
  },
  'src/import': { layers: ['src/shared', 'src/domain'], packages: ['fflate', 'pdfjs-dist', 'saxen'] },
  'src/paper': {
    layers: ['src/shared', 'src/domain'],
    packages: ['@cantoo/pdf-lib', 'fontkit', 'qr'],
  },
  'src/server': {
    layers: ['src/shared', 'src/domain', 'src/relay'],
    packages: [...SERVICE, 'compression', 'pg'],
  },
  'src/relay': {
    layers: ['src/shared'],
    packages: [...SERVICE, 'compression', 'pg', 'prom-client', 'socket.io', '@fluidframework/'],
  },
  'src/simulator/page': { layers: ['src/shared'], packages: REACT },
  'src/simulator': { layers: ['src/shared'], packages: [...SERVICE, 'httpxy'] },
};

/** The page of the simulator and its server share this file only. */
const SIMULATOR_CONTRACT = 'src/simulator/contract.ts';

interface Secluded {
  /** Known only to those who match `to`. */
  readonly what: RegExp;
  readonly to: RegExp;
  readonly why: string;
}

const SECLUDED: readonly Secluded[] = [
  {
    what: /^@microsoft\/teams-js/,
    to: /^src\/host\/teams[^/]*\.ts$/,
    why: 'only the Teams adapter knows teams-js',
  },
  {
    what: /^src\/import\//,
    to: /^src\/(import|client\/views\/sidePanel\/decks\/import)\//,
    why: 'reading documents is loaded by those who import',
  },
  {
    what: /^src\/relay\//,
    to: /^src\/(relay\/|server\/ownRelay\.ts$)/,
    why: 'the relay is one of the Fluid services that the server may be set to; one file mounts it',
  },
  ...[
    {
      what: /^src\/host\/(browser|teams)[^/]*\.ts$/,
      to: /^src\/host\/(choose|teams[^/]*|browser[^/]*)\.ts$/,
    },
    { what: /^src\/host\/choose\.ts$/, to: /^src\/client\/main\.tsx$/ },
    {
      what: /^src\/server\/(directory\/(graph|meetingIdAsProof)|identity\/entra)\.ts$/,
      to: /^src\/server\/services\.ts$/,
    },
    {
      what: /^src\/server\/registry\/(sqlite|postgres)\.ts$/,
      to: /^src\/server\/registry\/openRegistry\.ts$/,
    },
    { what: /^src\/relay\/store\/(sqlite|postgres)\.ts$/, to: /^src\/relay\/store\/openStore\.ts$/ },
  ].map((adapter) => ({ ...adapter, why: 'only the place that chooses an adapter knows it' })),
];

/** Why an import is refused; nothing when it is allowed. Rules are for src; all else may import what it needs. */
export function refusal({ from, to }: Import): string | undefined {
  const own = layerOf(from);
  if (own === undefined) return from.startsWith('src/') ? 'this folder has no layer yet' : undefined;
  const secluded = SECLUDED.find((place) => place.what.test(to) && !place.to.test(from));
  if (secluded) return secluded.why;

  const { layers, packages } = LAYERS[own] ?? { layers: [], packages: [] };
  if (!/^(src|tests|scripts|bench|decks)\//.test(to)) {
    const isAllowed = packages.some((name) => usesPackage(to, name));
    return isAllowed ? undefined : `${own} may use ${listed(packages)}`;
  }
  const target = layerOf(to);
  if (target === own || to === SIMULATOR_CONTRACT) return undefined;
  return target !== undefined && layers.includes(target) ? undefined : `${own} may import ${listed(layers)}`;
}

function layerOf(path: string): string | undefined {
  return Object.keys(LAYERS)
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function usesPackage(specifier: string, name: string): boolean {
  if (name === 'node') return isBuiltin(specifier);
  return name.endsWith('/')
    ? specifier.startsWith(name)
    : specifier === name || specifier.startsWith(`${name}/`);
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? `only ${names.join(', ')}` : 'nothing outside itself';
}
