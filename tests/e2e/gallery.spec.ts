import { expect } from '@playwright/test';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { resize, test } from '../support/e2e/gallery.ts';
import { covered, faint, measureCard, misplaced } from '../support/gallery/inspect.ts';
import { SCENES } from '../support/gallery/scenes.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
const LANGUAGES = ['da', 'en'] as const;
const LOOKS = LANGUAGES.flatMap((language) => THEMES.map((theme) => ({ theme, language })));
/** Each scene in every theme, language and size: `npm run test:axe`. Otherwise each has one of them, and neighbours have others. */
const isWhole = process.env.GALLERY === 'whole';
const LEAST_SHARE = 0.62;
const LEAST_RATIO = 1.4;
/** Browsers round the size of type. */
const ROUNDED = 0.001;

const scenes = SCENES.filter(({ isRare }) => isWhole || !isRare);

for (const [at, scene] of scenes.entries()) {
  const looks = isWhole ? LOOKS : LOOKS.filter((_, nth) => nth === at % LOOKS.length);
  // Shifted with each round of looks, so that in the end each look has been seen in each size.
  const turn = at + Math.floor(at / LOOKS.length);
  const sizes = isWhole ? scene.sizes : scene.sizes.filter((_, nth) => nth === turn % scene.sizes.length);
  test(`[E2E-24] [E2E-25] [STAGE-15] [STAGE-16] Gallery: ${scene.name}`, async ({ gallery }) => {
    const { page } = gallery;
    const found: string[] = [];
    for (const look of looks) {
      await gallery.open(scene, look);
      for (const size of sizes) {
        await resize(page, size);
        const where = `${look.theme}, ${look.language}, ${size.width} × ${size.height}`;
        const faults = [
          ...(await page.evaluate(misplaced)),
          ...(await page.evaluate(faint)),
          ...(await page.evaluate(covered)),
        ];
        const card = await page.evaluate(measureCard);
        if (card && card.question < LEAST_RATIO - ROUNDED) faults.push(`type of "${card.largestElse}"`);
        if (card && size.width > size.height && card.share < LEAST_SHARE)
          faults.push(`a card of ${card.share}`);
        found.push(...faults.map((fault) => `${where}: ${fault}`));
        await expectAccessible(page);
      }
    }
    expect(found).toEqual([]);
  });
}

test('[STAGE-24] Gallery: a long name in a narrow panel is divided between its parts', async ({
  gallery,
}) => {
  const { page } = gallery;
  const path = '/?view=sidePanel&state=choosing';
  await gallery.open(
    { name: 'long names', path, sizes: [{ width: 280, height: 720 }] },
    { theme: 'light', language: 'da' },
  );
  const name = page.getByText('Anvendelseskompetencer', { exact: true }).first();
  const lines = await name.evaluate((element) => {
    const letters = document.createRange();
    const byTop = new Map<number, string>();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      for (const [at, letter] of [...(text.textContent ?? '')].entries()) {
        letters.setStart(text, at);
        letters.setEnd(text, at + 1);
        const top = Math.round(letters.getBoundingClientRect().top);
        byTop.set(top, (byTop.get(top) ?? '') + letter);
      }
    }
    return [...byTop.values()];
  });
  expect(lines).toEqual(['Anvendelses', 'kompetencer']);
});
