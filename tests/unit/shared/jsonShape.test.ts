import { exceedsShape } from '../../../src/shared/jsonShape.ts';

describe('[DECK-37] exceedsShape: counts parts and depth outside texts', () => {
  const limits = { parts: 10, depth: 3 };

  it.each([
    ['{}', false],
    ['[[[]]]', false],
    ['[[[[]]]]', true],
    [`[${'1,'.repeat(9)}1]`, false],
    [`[${'1,'.repeat(10)}1]`, true],
    ['{"a":{"b":{"c":1}}}', false],
    [`"${'[{,'.repeat(100)}"`, false],
    [`["\\"[[[[","\\\\",[["]]]]"]]]`, false],
    [`["\\\\",[[[[`, true],
    ['"open [[[[', false],
  ])('%s: %s', (text, exceeds) => {
    expect(exceedsShape(text, limits)).toBe(exceeds);
  });
});
