import { expect, type Page } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

/** On a page that scrolls, what lies below the buttons makes room for them. */
const ROOM_OF_BUTTONS_PX = 4;
const PREVIEW = 'Sådan lå kortene for lidt siden.';

/** A table with a card that is talked about and a parked one, and a newcomer whose page does not get to the table before `open`. */
async function withNewcomer(page: Page) {
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
  return { mette, amina, question, heading, line, open };
}

test('[E2E-72] [PREVIEW-5] A newcomer sees the card that is talked about before the table is open, and the picture stays when it is', async ({
  page,
}) => {
  const { amina, heading, line, open } = await withNewcomer(page);
  await expect(amina.pile('Parkeret')).toHaveCount(1);
  await expect(amina.faceDown).toHaveCount(33);

  const shown = await heading.elementHandle();
  const places = () =>
    amina.stage.getByRole('main').evaluate(async (main) => {
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      return [...main.querySelectorAll<HTMLElement>('[data-card]')].map((card) => {
        const { x, y, width, height } = card.getBoundingClientRect();
        return { id: card.dataset.card, isCurrent: card.querySelector('h2') !== null, x, y, width, height };
      });
    });
  const before = await places();
  open();
  await expect(line).toBeHidden();
  await expect(amina.faceDown).toHaveCount(33);
  const after = await places();
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  const moved = after.map(({ isCurrent, x, y, width, height }, index) => {
    const was = before[index];
    const by = Math.max(
      ...[x - (was?.x ?? 0), y - (was?.y ?? 0), width - (was?.width ?? 0), height - (was?.height ?? 0)].map(
        Math.abs,
      ),
    );
    return { isCurrent, by };
  });
  expect(moved.filter(({ isCurrent, by }) => by > (isCurrent ? 0.5 : ROOM_OF_BUTTONS_PX))).toEqual([]);
  // It is the same element.
  expect(await shown?.evaluate((element) => element.isConnected)).toBe(true);
  await amina.faceDown.first().click();
  await expect(heading).toBeHidden();
});

test('[E2E-92] [PREVIEW-6] A card that a newcomer presses before the table is open is turned for all once it is', async ({
  page,
}) => {
  const { mette, amina, question, heading, open } = await withNewcomer(page);
  await amina.faceDown.first().click();
  await expect(amina.stage.getByText('Det sker, så snart du er med.')).toBeVisible();
  await expect(heading).toBeVisible();
  open();
  await expect(heading).toBeHidden();
  await expect(mette.stage.getByRole('heading', { name: question })).toBeHidden();
  await expect(mette.faceDown).toHaveCount(32);
});

test('[E2E-93] [PREVIEW-6] A newcomer whose press came too late is told, and turns nothing', async ({
  page,
}) => {
  const { mette, amina, open } = await withNewcomer(page);
  await amina.faceDown.first().click();
  await mette.press('Parkér');
  await expect(mette.faceDown).toHaveCount(33);
  open();
  await expect(amina.stage.getByText('En anden nåede det lige før dig.', { exact: false })).toBeVisible();
  await expect(amina.faceDown).toHaveCount(33);
  await expect(mette.faceDown).toHaveCount(33);
});
