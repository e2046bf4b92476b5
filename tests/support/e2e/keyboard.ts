import { expect, type Locator, type Page } from '@playwright/test';

const STOPS_MAX = 80;

/** Presses Tab, or Shift+Tab for what lies before, until the focus is there. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX && !(await hasFocus(target)); stop += 1) await page.keyboard.press(key);
  await expectFocusInSight(target);
}

/** The element has the focus, and something around it shows that. */
export async function expectFocusInSight(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  await expect(target).toBeInViewport();
  const ring = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return { outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0, shadow: boxShadow };
  });
  expect(ring.outline || ring.shadow !== 'none', 'the focus shows').toBe(true);
}

async function hasFocus(target: Locator): Promise<boolean> {
  return (
    (await target.count()) > 0 &&
    target.evaluate((element) => element === element.ownerDocument.activeElement)
  );
}
