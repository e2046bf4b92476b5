/** The used part of package-lock.json. */
export interface LockFile {
  packages: Record<string, LockEntry>;
}

interface LockEntry extends Partial<System> {
  readonly version?: string;
  /** Subresource integrity of the package's archive, such as `sha512-…`. */
  integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface System {
  readonly cpu: readonly string[];
  readonly libc?: readonly string[];
  readonly os: readonly string[];
}

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const EXACT_VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * Adds the packages for other systems that a registry did not offer when the lock file was written. Without them `npm
 * ci` refuses the file everywhere; with them each system installs its own.
 * @returns the names of the added packages
 */
export function completeLock(lock: LockFile): string[] {
  const added: string[] = [];
  for (const { path, name, version } of missingOptional(lock)) {
    const system = systemOf(name);
    if (!system || !EXACT_VERSION.test(version)) continue;
    const { cpu, libc, os } = system;
    const dev = lock.packages[path]?.dev;
    // In npm's order, so that npm does not change the file again.
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu,
      ...(dev && { dev }),
      ...(libc && { libc }),
      optional: true,
      os,
    };
    added.push(name);
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  return added;
}

/**
 * Path of each entry without an integrity: npm could not verify its archive, and the registry would decide what is
 * installed.
 */
export function withoutIntegrity(lock: LockFile): string[] {
  return Object.entries(lock.packages)
    .filter(([path, { integrity, link }]) => path !== '' && integrity === undefined && !link)
    .map(([path]) => path);
}

/**
 * Gets the integrity of the entries that `withoutIntegrity` finds.
 * @param integrityOf answers for `<name>@<version>`, undefined if the registry does not know it
 * @returns paths that still have none
 */
export async function addIntegrity(
  lock: LockFile,
  integrityOf: (spec: string) => Promise<string | undefined>,
): Promise<string[]> {
  for (const path of withoutIntegrity(lock)) {
    const entry = lock.packages[path];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const integrity = await integrityOf(`${name}@${entry?.version}`);
    if (entry && integrity) lock.packages[path] = inNpmsOrder({ ...entry, integrity });
  }
  return withoutIntegrity(lock);
}

/** npm writes the integrity after the version. */
function inNpmsOrder({ version, integrity, ...rest }: LockEntry): LockEntry {
  return {
    ...(version !== undefined && { version }),
    ...(integrity !== undefined && { integrity }),
    ...rest,
  };
}

/** Optional dependencies that the lock file does not resolve: the dependent package and the version. */
export function missingOptional(lock: LockFile): { path: string; name: string; version: string }[] {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isResolved(lock, path, name))
      .map(([name, version]) => ({ path, name, version })),
  );
}

/** As Node resolves it: among the package's own dependencies, then outwards. */
function isResolved(lock: LockFile, path: string, name: string): boolean {
  if (lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`]) return true;
  if (path === '') return false;
  return isResolved(lock, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

/** Such packages are named after their system: `@swc/core-linux-x64-musl`. */
function systemOf(name: string): System | undefined {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (!os || !cpu) return undefined;
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return { cpu: [cpu], ...(os === 'linux' && libc && { libc: [libc] }), os: [os] };
}
