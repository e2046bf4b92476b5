/** Whether a package may be used here, by what its licence is called (https://spdx.org/licenses/). */

export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** Of another system or processor: not installed here. */
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  /** Not part of what is delivered. */
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Ask for no more than their own text to be handed on. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'PSF-2.0',
  'Zlib',
];
/** Fine in tools: nothing of them is delivered. */
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
 * What is wrong, a line for each package. `installed` tells the licence of a package as its own manifest has it, where the
 * lock file does not.
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
