import type { Page } from '@playwright/test';
import packageFile from '../../../package.json' with { type: 'json' };
import { missingFeatures } from '../../../scripts/build/browserFeatures.ts';

/** A browser that came before the oldest one in which the app runs, by what it lacks. */
export async function useTooOldBrowser(page: Page): Promise<void> {
  await page.addInitScript('delete Array.prototype.toSorted;');
}

/**
 * A browser that lacks all that one of the oldest supported browsers lacks, in every frame. In workers it is the browser that
 * it is. Returns the names of what is taken away.
 */
export async function useOldestBrowser(page: Page): Promise<readonly string[]> {
  const features = missingFeatures(packageFile.browserslist);
  const names = features
    .map(({ name }) => name)
    // The language lets nobody take its symbols away.
    .filter((name) => !name.startsWith('Symbol.'))
    // Parts before what has them: without `Iterator` nobody finds `Iterator.prototype.map`.
    .sort((a, b) => parts(b) - parts(a));
  await page.addInitScript(takeAway, names);
  return names;
}

const parts = (name: string): number => name.split('.').length;

/** Runs in the page. */
function takeAway(names: readonly string[]): void {
  for (const name of names) {
    const path = name.split('.');
    const member = path.pop() ?? '';
    const owner: unknown = path.reduce<unknown>(
      (object, part) => (object instanceof Object ? Reflect.get(object, part) : undefined),
      globalThis,
    );
    if (!(owner instanceof Object) || !(member in owner)) continue;
    Reflect.deleteProperty(owner, member);
    // It is inherited.
    if (member in owner) Reflect.defineProperty(owner, member, { value: undefined, configurable: true });
  }
}
