import { withHot } from '../../../../scripts/dev/hotLoader.ts';
import { type Page, takeChanges } from '../../../../scripts/dev/page/takeChanges.ts';

/** A page that shows the first of the builds, and can go on to each that has a change. */
function pageOf(builds: readonly string[], { latest = builds.at(-1) ?? '', fails = false } = {}) {
  const renderAgain = jest.fn();
  let at = 0;
  const page: Page = {
    hot: {
      status: () => 'idle',
      check: async () => {
        if (fails) throw new Error('Aborted because ./src/domain/table/gate.ts is declined');
        if (at + 1 >= builds.length) return null;
        at += 1;
        return ['./src/client/panel/Head.tsx'];
      },
    },
    current: () => builds[at] ?? '',
    latest: async () => latest,
    renderAgain,
  };
  return { page, renderAgain };
}

describe('npm run dev', () => {
  test('[DEV-6] a page takes every change up to the latest build', async () => {
    const { page, renderAgain } = pageOf(['a', 'b', 'c']);
    expect(await takeChanges(page)).toBe(true);
    expect(page.current()).toBe('c');
    expect(renderAgain).toHaveBeenCalledTimes(2);
    expect(await takeChanges(page)).toBe(true);
    expect(renderAgain).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['a module declines', pageOf(['a', 'b'], { fails: true })],
    ['the change to the next build is gone', pageOf(['a'], { latest: 'c' })],
  ])('[DEV-6] a page has to be loaded again when %s', async (_why, { page }) => {
    expect(await takeChanges(page)).toBe(false);
  });

  test.each([
    ['src/client/panel/Head.tsx', '$components.accept'],
    ['src/client/session/tableSession.ts', '.decline()'],
    ['src/client/ui/strings.ts', '.decline()'],
    ['src/domain/table/gate.ts', '.decline()'],
  ])('[DEV-6] %s is changed by %s', (path, call) => {
    expect(withHot(path, 'const source = 1;')).toContain(call);
  });

  test.each(['src/client/ui/panelStrings.ts', 'src/client/panel/headStyles.ts'])(
    '[DEV-6] %s is taken by the components that use it',
    (path) => {
      expect(withHot(path, 'const source = 1;')).toBe('const source = 1;');
    },
  );

  test('[DEV-6] what is added to a script leaves its lines where they are', () => {
    expect(withHot('Head.tsx', 'first\nsecond').split('\n')[1]).toBe('second');
  });
});
