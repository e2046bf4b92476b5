import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const PREVIEW = 'Sådan lå kortene for lidt siden.';

test('[E2E-72] [PREVIEW-5] A newcomer sees the card that is talked about before the table is open, and the picture stays when it is', async ({
  page,
}) => {
  const meeting = await Meeting.atTheTable(page);
  const { mette, amina } = meeting;
  await mette.press('Vend et kort');
  await mette.press('Parkér');
  const kept = page.waitForResponse(
    (response) =>
      response.url().endsWith('/preview') && /"ordinal":1/.test(response.request().postData() ?? ''),
  );
  await mette.press('Vend et kort');
  const question = await mette.question();
  expect((await kept).ok()).toBe(true);

  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/\/api\/sessions\/[^/]+\/token$/, async (route) => {
    await held;
    await route.continue();
  });
  await meeting.addPerson('Kollega');
  const line = amina.stage.getByText(PREVIEW, { exact: false });
  await expect(line).toBeVisible();
  const heading = amina.stage.getByRole('heading', { name: question });
  await expect(heading).toBeVisible();
  await expect(amina.pile('Parkeret')).toHaveCount(1);
  await expect(amina.faceDown).toHaveCount(0);
  const spread = amina.stage.getByRole('list', { name: 'Kort med bagsiden op' });
  await expect(spread.getByRole('img')).toHaveCount(33);

  const shown = await heading.elementHandle();
  const places = () =>
    amina.stage.getByRole('main').evaluate(async (main) => {
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      return [...main.querySelectorAll('[data-card]')].map((card) => {
        const { x, y, width, height } = card.getBoundingClientRect();
        return [card.getAttribute('data-card'), ...[x, y, width, height].map(Math.round)].join(' ');
      });
    });
  const before = await places();
  open();
  await expect(amina.faceDown).toHaveCount(33);
  await expect(line).toBeHidden();
  expect(await places()).toEqual(before);
  // It is the same element.
  expect(await shown?.evaluate((element) => element.isConnected)).toBe(true);
  await amina.faceDown.first().click();
  await expect(heading).toBeHidden();
});
