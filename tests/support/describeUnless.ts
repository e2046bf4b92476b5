/**
 * `describe`, or, where a machine lacks something, a skipped one whose title says what. The title stands at the end of
 * `npm test`.
 */
export function describeUnless(missing: string | undefined, name: string, suite: () => void): void {
  if (missing === undefined) {
    describe(name, () => suite());
    return;
  }
  // biome-ignore lint/suspicious/noSkippedTests: not every machine has what these tests need, and the title says so
  describe.skip(`${name}: ${missing}`, () => suite());
}
