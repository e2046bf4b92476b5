import { judgeLicences, mayBeUsed } from '../../../../scripts/dependencies/licences.ts';

const nobodyKnows = () => undefined;

describe('[CHECK-7] licences of packages', () => {
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0-only', false],
    ['UNLICENSED', false],
    ['MPL-2.0', false],
    ['SEE LICENSE IN FILE', false],
  ])('%s may be delivered: %s', (licence, may) => {
    expect(mayBeUsed(licence, false)).toBe(may);
  });

  test('a tool may have one that asks for more', () => {
    expect(mayBeUsed('MPL-2.0', true)).toBe(true);
    expect(mayBeUsed('AGPL-3.0', true)).toBe(false);
  });

  test('one that is not ours to use is named, with its licence', () => {
    const packages = {
      '': {},
      'node_modules/good': { license: 'MIT' },
      'node_modules/a/node_modules/bad': { license: 'SSPL-1.0' },
      'node_modules/none': {},
      'node_modules/linked': { link: true },
    };
    expect(judgeLicences(packages, nobodyKnows)).toEqual([
      'bad: SSPL-1.0 is not among the licences we take.',
      'none: nobody says what its licence is.',
    ]);
  });

  test('licences missing in the lock file come from the package; builds for other systems have their family’s', () => {
    const packages = {
      'node_modules/old': {},
      'node_modules/@tool/linux': { version: '1.0.0' },
      'node_modules/@tool/mac': { version: '1.0.0', os: ['darwin'] },
      'node_modules/@tool/other': { version: '2.0.0', os: ['darwin'] },
    };
    const installed = (path: string) => (/old|linux/.test(path) ? 'MIT' : undefined);
    expect(judgeLicences(packages, installed)).toEqual(['@tool/other: nobody says what its licence is.']);
  });
});
