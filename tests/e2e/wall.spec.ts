import { expect, type Locator } from '@playwright/test';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { sizeStage } from '../support/e2e/stageSize.ts';
import { test } from '../support/e2e/test.ts';

const WINDOWS = [
  [1720, 900],
  [1100, 700],
  [900, 560],
] as const;

/** Sizes of a stage: laptops, projectors, and small ones. */
const STAGES = [
  [1920, 1080],
  [1366, 768],
  [1024, 576],
  [820, 1180],
  [641, 481],
  [480, 360],
  [320, 640],
] as const;

/** From this width on three cards stand beside each other. */
const ROW_PX = 640;

test('[PHONE-25] At an empty table the square code lies over no card and no hint, on stages of any size', async ({
  page,
}) => {
  const { mette } = await Meeting.atTheTable(page);
  await openTheDoor(mette);
  const main = mette.stage.getByRole('main');
  const door = mette.stage.getByRole('complementary', { name: 'Vær med fra din telefon' });
  await expect(door.getByRole('img', { name: /Firkantet kode/ })).toBeVisible();
  for (const [width, height] of STAGES) {
    await sizeStage(mette, width, height);
    await expect.poll(() => coveredBy(door, main), `${width} × ${height}`).toEqual([]);
    expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
  // The whole code is seen without scrolling wherever the table is.
  for (const [width, height] of STAGES.slice(0, 5)) {
    await sizeStage(mette, width, height);
    await expect.poll(() => door.evaluate(isWhole), `${width} × ${height}`).toBe(true);
  }
});

test('[CHOOSE-7] Three cards to choose from stand in one row, or in one column', async ({ page }) => {
  const { mette } = await Meeting.atTheTable(page);
  const main = mette.stage.getByRole('main');
  await mette.press('Vælg kort sammen');
  const cards = mette.stage.getByRole('region', { name: 'Vælg kort sammen' }).getByRole('listitem');
  await expect(cards).toHaveCount(3);
  for (const [width, height] of STAGES) {
    await sizeStage(mette, width, height);
    const lines = () =>
      cards.evaluateAll((all) => new Set(all.map((card) => card.getBoundingClientRect().top)).size);
    await expect.poll(lines, `${width} × ${height}`).toBe(width >= ROW_PX ? 1 : 3);
    expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
  // All three are seen whole on the smallest stage that does not scroll.
  await sizeStage(mette, 641, 481);
  const list = cards.first().locator('..');
  await expect
    .poll(() => list.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))
    .toBe(0);
});

test('[ROOM-6] [PHONE-25] For a wall the stage has larger type, and the line for phones lies over no card', async ({
  page,
}) => {
  const { mette } = await Meeting.atTheTable(page, { people: ['colleague'], focus: 'Mette' });
  await openTheDoor(mette);
  await mette.press('Vend et kort');
  await mette.seesQuestion(await mette.question());
  const sizeBefore = await typeOf(mette);

  await openRoles(mette);
  await mette.press('Vi sidder sammen om en skærm');
  const together = mette.panel.getByRole('dialog', { name: 'Vi sidder sammen om en skærm' });
  await together.getByRole('spinbutton').fill('8');
  await together.getByRole('button', { name: 'Vi sidder sammen', exact: true }).click();
  await together.getByRole('button', { name: 'Luk', exact: true }).click();
  await expect.poll(async () => (await typeOf(mette)) / sizeBefore).toBeGreaterThan(1.15);

  await mette.unfoldTool('Placér jer');
  await mette.press('Det her er vi gode til');
  const line = mette.stage.getByRole('complementary', { name: 'Vær med fra din telefon' });
  for (const [width, height] of WINDOWS) {
    await page.setViewportSize({ width, height });
    const main = mette.stage.locator('main');
    expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await expect.poll(async () => coveredBy(line, main)).toEqual([]);
  }
});

async function openRoles(leader: Attendee): Promise<void> {
  const menu = await leader.openMenu();
  await menu.getByRole('button', { name: /^Roller og telefoner/ }).click();
}

async function openTheDoor(leader: Attendee): Promise<void> {
  await openRoles(leader);
  await leader.press('Telefoner i rummet');
  await leader.press('Åbn for telefoner');
  await leader.panel
    .getByRole('dialog', { name: 'Telefoner i rummet' })
    .getByRole('button', { name: 'Luk', exact: true })
    .click();
}

const isWhole = (element: Element): boolean => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
};

const typeOf = ({ stage }: Attendee): Promise<number> =>
  stage.locator('main').evaluate((main) => Number.parseFloat(getComputedStyle(main).fontSize));

/** Names of cards, headings, buttons and hints that it lies over. */
async function coveredBy(line: Locator, main: Locator): Promise<string[]> {
  const over = await line.evaluate((aside) => aside.getBoundingClientRect().toJSON());
  return main.evaluate((element, { left, right, top, bottom }) => {
    const things = [...element.querySelectorAll('li, article, h2, button, span')];
    return things
      .filter((thing) => !thing.closest('aside'))
      .filter((thing) => {
        const box = thing.getBoundingClientRect();
        return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
      })
      .map((thing) => thing.textContent ?? '');
  }, over);
}
