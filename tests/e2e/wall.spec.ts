import { expect, type Locator } from '@playwright/test';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const WINDOWS = [
  [1720, 900],
  [1100, 700],
  [900, 560],
] as const;

test('[ROOM-6] [PHONE-25] For a wall the stage has larger type, and the line for phones lies over no card', async ({
  page,
}) => {
  const { mette } = await Meeting.atTheTable(page, { people: ['colleague'], focus: 'Mette' });
  const roles = async () =>
    (await mette.openMenu()).getByRole('button', { name: /^Roller og telefoner/ }).click();
  await roles();
  await mette.press('Telefoner i rummet');
  await mette.press('Åbn for telefoner');
  await mette.panel
    .getByRole('dialog', { name: 'Telefoner i rummet' })
    .getByRole('button', { name: 'Luk', exact: true })
    .click();
  await mette.press('Vend et kort');
  await mette.seesQuestion(await mette.question());
  const sizeBefore = await typeOf(mette);

  await roles();
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

const typeOf = ({ stage }: Attendee): Promise<number> =>
  stage.locator('main').evaluate((main) => Number.parseFloat(getComputedStyle(main).fontSize));

/** Names of cards, headings and buttons that the line lies over. */
async function coveredBy(line: Locator, main: Locator): Promise<string[]> {
  const over = await line.evaluate((aside) => aside.getBoundingClientRect().toJSON());
  return main.evaluate((element, { left, right, top, bottom }) => {
    const things = [...element.querySelectorAll('li, article, h2, button')];
    return things
      .filter((thing) => !thing.closest('aside'))
      .filter((thing) => {
        const box = thing.getBoundingClientRect();
        return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
      })
      .map((thing) => thing.textContent ?? '');
  }, over);
}
