import { expect, type FrameLocator } from '@playwright/test';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const OWN_QUESTION = 'Hvordan fordeler vi de digitale opgaver, så ingen sidder alene med dem?';

test('[E2E-15] In a side panel of 280 px nothing is cut off or has to be scrolled sideways, and the next step is in sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const meeting = await Meeting.begin(page, { focus: 'Mette', settings: { Mette: { panelWidth: 280 } } });
  const { mette } = meeting;
  const fits = async (...buttons: readonly string[]) => {
    for (const name of buttons) {
      await expect(mette.panel.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    }
    await expectNothingSideways(mette.panel);
  };
  await meeting.addApp();
  await fits('Læg kortene på bordet');
  await mette.press('Læg kortene på bordet');
  await fits('Vis bordet for alle');
  await mette.press('Vis bordet for alle');
  await fits('Vend et kort');
  await mette.press('Vend et kort');
  await fits('Næste kort');
  await mette.writeOwnCard(OWN_QUESTION);
  await fits('Læg kortet på bordet');
  await mette.goTo('Kort');
  await fits();
  await mette.openMenu();
  await fits();
  await mette.press('Pak kortene sammen …');
  await fits('Pak kortene sammen', 'Bliv ved bordet');
  await mette.press('Pak kortene sammen');
  await mette.goTo('Nu');
  await fits('Læg kortene på bordet igen');
});

for (const width of [320, 375]) {
  test(`[E2E-16] On a phone ${width} px wide nothing has to be scrolled sideways, and the next step is in sight`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 1040 });
    const meeting = await Meeting.begin(page, { focus: 'Mette', settings: { Mette: { phone: true } } });
    const { mette } = meeting;
    const show = (place: 'Scene' | 'Dialogkort') =>
      page.getByRole('button', { name: place, exact: true }).click();
    await meeting.addApp();
    await fitWindow(meeting, width);
    await expect(mette.panel.getByRole('button', { name: 'Læg kortene på bordet' })).toBeInViewport({
      ratio: 1,
    });
    await expectNothingSideways(mette.panel);
    await mette.press('Læg kortene på bordet');
    await mette.press('Vis bordet for alle');
    await show('Scene');
    const next = async (name: string) => {
      await expect(mette.stage.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
      await expectNothingSideways(mette.stage);
    };
    await next('Vend et kort');
    await mette.pressOnStage('Vend et kort');
    await next('Næste kort');
    await mette.pressOnStage('Vis eksempler');
    await expect(mette.stage.getByRole('list', { name: 'Eksempler på svar' })).toBeVisible();
    await expectNothingSideways(mette.stage);
    await mette.pressOnStage('Parkér');
    await expect(mette.pile('Parkeret')).toHaveCount(1);
    await expectNothingSideways(mette.stage);
    await show('Dialogkort');
    await expect(mette.panel.getByRole('button', { name: 'Vend et kort' })).toBeInViewport({ ratio: 1 });
    await expectNothingSideways(mette.panel);
  });
}

test('[E2E-17] A stage in a small window shows the card that is turned, and stands whatever is unfolded on it and however its size changes', async ({
  page,
}) => {
  const { mette, jonas, amina } = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  const stands = async (person: Attendee) => {
    await mette.seesQuestion(await mette.question());
    await expect(person.stage.getByRole('list', { name: 'Eksempler på svar' })).toBeVisible();
  };
  await mette.faceDown.last().click();
  const question = mette.stage.getByRole('heading', { name: await mette.question(), exact: true });
  await expect(question).toBeInViewport({ ratio: 0.9 });
  for (const person of [mette, jonas, amina, mette]) {
    await person.pressOnStage('Vis eksempler');
    await stands(person);
    await person.pressOnStage('Næste kort');
  }
  await mette.pressOnStage('Vis eksempler');
  for (const [width, height] of [
    [1181, 1000],
    [1179, 600],
    [1179, 940],
    [1000, 740],
    [700, 860],
    [2300, 1000],
    [1600, 1000],
  ] as const) {
    await page.setViewportSize({ width, height });
    await stands(mette);
  }
  await mette.pressOnStage('Færdig');
  for (const person of [mette, jonas, amina]) await expect(person.pile('Talt om')).toHaveCount(5);
});

/** Makes the page as wide as it takes for the app's frame to have that width; it must have been narrow before. */
async function fitWindow({ page, mette }: Meeting, width: number): Promise<void> {
  const frame = await mette.panelFrame.boundingBox();
  const size = page.viewportSize();
  if (frame === null || size === null) throw new Error('There is no frame to fit.');
  await page.setViewportSize({ ...size, width: Math.round(size.width - frame.width + width) });
  await expect.poll(async () => (await mette.panelFrame.boundingBox())?.width).toBe(width);
}

/** What can be read or pressed lies within the width of the frame, once cards on their way have arrived. */
async function expectNothingSideways(frame: FrameLocator): Promise<void> {
  await expect.poll(() => frame.locator('body').evaluate(outsideOf)).toEqual([]);
}

function outsideOf(body: HTMLElement | SVGElement): readonly string[] {
  const { innerWidth } = window;
  const shown = [...body.querySelectorAll('button, a, h1, h2, h3, p, li, label, input, textarea, select')];
  const cut = shown.filter((element) => {
    const { left, right, width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && (left < -1 || right > innerWidth + 1);
  });
  const scrolled = [document.documentElement, ...body.querySelectorAll('*')].filter(
    (element) =>
      element.scrollWidth > element.clientWidth + 1 &&
      (element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX)),
  );
  return [...cut, ...scrolled].map((element) => element.outerHTML.slice(0, 200));
}

test('[E2E-34] A stage of half a laptop shows the longest name of an area whole, and the card’s number only beside it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 720 });
  const { mette } = await Meeting.atTheTable(page);
  await mette.stage
    .getByRole('button', { name: /^Vend kort .*Anvendelseskompetencer$/ })
    .first()
    .click();
  const card = mette.stage.locator('[data-card]').first();
  await expect(card).toContainText('Anvendelseskompetencer');
  // The card may be on its way: only where things lie within it counts.
  const beyondTheCard = (element: HTMLElement | SVGElement): number => {
    const cardRight = element.closest('[data-card]')?.getBoundingClientRect().right ?? 0;
    return element.getBoundingClientRect().right - cardRight;
  };
  const area = card.getByText('Anvendelseskompetencer', { exact: true });
  const number = card.getByText('1. kort', { exact: true }).locator('..');
  for (const shown of [area, number]) expect(await shown.evaluate(beyondTheCard)).toBeLessThan(0);
});

test('[SIM-34] On a laptop the organiser’s window is whole, also while the others’ scroll by', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await Meeting.begin(page, { people: ['colleague', 'colleague'] });
  const mettes = page.getByRole('region', { name: /^Mettes Teams/ });
  const whole = () =>
    mettes.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
  await expect.poll(whole).toBe(true);
  const aminas = page.getByRole('region', { name: /^Aminas Teams/ });
  await aminas.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await expect(aminas).toBeInViewport({ ratio: 1 });
  await expect.poll(whole).toBe(true);
});
