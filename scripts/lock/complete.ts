/** package-lock.json, as far as it matters here. */
export interface LockFile {
  packages: Record<string, LockEntry>;
}

interface LockEntry extends Partial<System> {
  readonly version?: string;
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
 * Adds the packages for other systems that a registry did not offer when the lock file was written. Without them
 * `npm ci` refuses the file everywhere; with them each system takes its own.
 * @returns the names of those that were added
 */
export function completeLock(lock: LockFile): string[] {
  const added: string[] = [];
  for (const { path, name, version } of missingOptional(lock)) {
    const system = systemOf(name);
    if (!system || !EXACT_VERSION.test(version)) continue;
    const { cpu, libc, os } = system;
    const dev = lock.packages[path]?.dev;
    // In the order in which npm writes them, so that it need not touch the file again.
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

/** Optional dependencies that the lock file does not resolve: who wants them, and in which version. */
export function missingOptional(lock: LockFile): { path: string; name: string; version: string }[] {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isResolved(lock, path, name))
      .map(([name, version]) => ({ path, name, version })),
  );
}

/** As Node looks for it: beside the package's own dependencies, then outwards. */
function isResolved(lock: LockFile, path: string, name: string): boolean {
  if (lock.packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`]) return true;
  if (path === '') return false;
  return isResolved(lock, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

/** Such packages are called after the system they are for: `@swc/core-linux-x64-musl`. */
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
