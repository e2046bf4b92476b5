/** Whether a package may be used here, by the name of its licence (https://spdx.org/licenses/). */

export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** For another system or processor: not installed here. */
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  /** Not delivered. */
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Licences whose only condition is that their text is included. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PSF-2.0',
  'Zlib',
];
/** Allowed for tools, which are not delivered. */
const FOR_TOOLS = [...PERMISSIVE, 'CC-BY-4.0', 'MPL-2.0'];

/** `MIT OR Apache-2.0`, `(MIT AND Zlib)`: without inner brackets, as npm packages have it. */
export function mayBeUsed(licence: string, isTool: boolean): boolean {
  const allowed = isTool ? FOR_TOOLS : PERMISSIVE;
  return licence
    .replace(/[()]/g, ' ')
    .split(/\sOR\s/)
    .some((all) => all.split(/\sAND\s/).every((one) => allowed.includes(one.trim())));
}

/**
 * One line for each problem. `installed` gives the licence in a package's own manifest, where the lock file has none.
 */
export function judgeLicences(
  packages: Readonly<Record<string, LockedPackage>>,
  installed: (path: string) => string | undefined,
): string[] {
  const licenceOf = ([path, { license }]: readonly [string, LockedPackage]) => license ?? installed(path);
  const all = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
  return all.flatMap((entry) => {
    const [path, { os, cpu, version, dev = false }] = entry;
    const name = path.replace(/^.*node_modules\//, '');
    const scope = name.split('/')[0];
    // A build for another system has the licence of its family, of which one is installed here.
    const family = () =>
      all.find(
        (other) =>
          other[1].version === version && other[0].includes(`node_modules/${scope}/`) && licenceOf(other),
      );
    const kin = os || cpu ? family() : undefined;
    const licence = licenceOf(entry) ?? (kin && licenceOf(kin));
    if (licence === undefined) return [`${name}: nobody says what its licence is.`];
    return mayBeUsed(licence, dev) ? [] : [`${name}: ${licence} is not among the licences we take.`];
  });
}
