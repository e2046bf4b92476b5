/** The gallery in a page of the browser: views at tables in memory, without a server. */
import { test as base, expect, type Page } from '@playwright/test';
import type { HostTheme } from '../../../src/host/host.ts';
import type { Language } from '../../../src/shared/language.ts';
import type { Scene } from '../gallery/scenes.ts';
import { serveGallery } from '../gallery/serve.ts';

export interface Look {
  readonly theme: HostTheme;
  readonly language: Language;
}

export interface GalleryBrowser {
  readonly page: Page;
  /** Shows the scene at the first of its sizes. */
  open(scene: Scene, look: Look): Promise<void>;
}

/** One page for all tests of a worker: it keeps the gallery's code, which is most of the time of a load. */
export const test = base.extend<object, { readonly gallery: GalleryBrowser }>({
  gallery: [
    async ({ browser }, use, { parallelIndex }) => {
      const served = await serveGallery(`worker-${parallelIndex}`);
      const context = await browser.newContext({ locale: 'da-DK', reducedMotion: 'reduce' });
      const page = await context.newPage();
      let complaints: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      await use({
        page,
        async open({ path, sizes: [first], after, isPhone }, { theme, language }) {
          complaints = [];
          if (first) await page.setViewportSize(first);
          await page.emulateMedia({
            media: 'screen',
            colorScheme: isPhone && theme !== 'light' ? 'dark' : 'light',
            contrast: isPhone && theme === 'contrast' ? 'more' : 'no-preference',
          });
          await page.goto(`${served.url}${path}&theme=${theme}&lang=${language}`);
          await page.locator('main, [aria-busy]').first().waitFor();
          await page.evaluate(() => document.fonts.ready);
          await after?.(page);
          await settled(page);
          expect(complaints).toEqual([]);
        },
      });
      await context.close();
      await served.close();
    },
    { scope: 'worker' },
  ],
});

/** Parts that load on demand are there, and what they push about has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const shape = () => `${document.querySelectorAll('*').length} ${document.body.scrollHeight}`;
    let last = '';
    for (let same = 0; same < 3; ) {
      await frame();
      const now = shape();
      same = now === last && document.querySelector('[role=status][aria-label]') === null ? same + 1 : 0;
      last = now;
    }
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** In another size of the window, laid out. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await settled(page);
}
