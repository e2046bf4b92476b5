/** The recap as a browser prints it, of a meeting that filled an hour and a half. */
import { expect, type Page } from '@playwright/test';
import { test } from '../support/e2e/gallery.ts';
import { readPaper } from '../support/paper/readPaper.ts';

const SCENE = {
  name: 'recap on paper',
  path: '/?view=recap&state=harvestedWell',
  sizes: [{ width: 1000, height: 800 }],
};

async function print(page: Page): Promise<Uint8Array> {
  await page.emulateMedia({ media: 'print' });
  return page.pdf({ preferCSSPageSize: true, format: 'A4', tagged: true, outline: true });
}

test('[EXPORT-17] the printed recap has numbered pages, and no heading stands at a page’s foot', async ({
  gallery,
}) => {
  const { page } = gallery;
  await gallery.open(SCENE, { theme: 'dark', language: 'da' });
  const headings = await page.getByRole('heading').allTextContents();
  const pages = await readPaper(await print(page));
  expect(pages.length).toBeGreaterThan(2);
  for (const [at, texts] of pages.entries()) {
    const lines = [...texts].sort((a, b) => a.y - b.y).map(({ text }) => text);
    const whole = texts.map(({ text }) => text).join('');
    expect(whole).toContain(`${at + 1} / ${pages.length}`);
    // Below it is the page's number alone.
    const lowest = lines.find((text) => !/^[\d /]+$/.test(text)) ?? '';
    expect(headings).not.toContain(lowest);
  }
});

test('[EXPORT-17] on paper cards stand below each other, and no card is parted', async ({ gallery }) => {
  const { page } = gallery;
  await gallery.open(SCENE, { theme: 'light', language: 'en' });
  await page.emulateMedia({ media: 'print' });
  const cards = page
    .getByRole('region', { name: 'Talked about' })
    .getByRole('listitem')
    .filter({
      has: page.getByRole('heading', { level: 3 }),
    });
  expect(await cards.count()).toBeGreaterThan(2);
  const lefts = await cards.evaluateAll((all) =>
    all.map((card) => Math.round(card.getBoundingClientRect().left)),
  );
  expect(new Set(lefts).size).toBe(1);
  for (const card of await cards.all()) await expect(card).toHaveCSS('break-inside', 'avoid');
});
