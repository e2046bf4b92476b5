import { expect, type Locator } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { sizeStage } from '../support/e2e/stageSize.ts';
import { test } from '../support/e2e/test.ts';
import { measureCard } from '../support/gallery/inspect.ts';

const WIDTHS = [320, 480, 639, 641, 800, 1011, 1280, 1600, 1920];
/** Browsers round the size of type. */
const ROUNDED = 0.001;
const HEIGHTS = [320, 353, 481, 604, 720, 900, 1080];

/** A card that is being turned is measured where it comes to lie. */
function untilAtRest(main: Locator): Promise<void> {
  return main.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** What is measured of a stage, once it has been laid out. */
async function measure(main: Locator) {
  const stage = await main.evaluate(async (element) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const card = element.querySelector('h2[id]')?.closest('[data-card]');
    const { bottom = 0 } = card?.getBoundingClientRect() ?? {};
    return {
      isWhole: bottom <= innerHeight || element.scrollHeight > element.clientHeight,
      isTooWide: element.scrollWidth > element.clientWidth,
      moving: document.getAnimations().length,
    };
  });
  return { ...stage, card: await main.evaluate(measureCard) };
}

test('[STAGE-15] [STAGE-16] On every stage the card is wide and its question the largest thing', async ({
  page,
}) => {
  const { mette } = await Meeting.atTheTable(page);
  await mette.press('Vend et kort');
  await mette.press('Næste kort');
  await mette.press('Parkér');
  await mette.press('Vend et kort');
  const main = mette.stage.getByRole('main');
  const passes = async (what: string) => {
    for (const width of WIDTHS) {
      for (const height of HEIGHTS) {
        await sizeStage(mette, width, height);
        const found = await measure(main);
        const where = `${what}, ${width} × ${height}: ${JSON.stringify(found)}`;
        expect(found.card?.question, where).toBeGreaterThan(1.4 - ROUNDED);
        expect(found.card?.share, where).toBeGreaterThanOrEqual(0.62);
        expect(found.isWhole && !found.isTooWide, where).toBe(true);
      }
    }
  };
  await mette.stage.getByRole('heading', { level: 2 }).first().waitFor();
  await untilAtRest(main);
  await passes('a card');
});

test('[STAGE-22] [STAGE-16] On every stage the examples lie below a card whose question is whole', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page);
  const { mette } = meeting;
  await meeting.addApp();
  // The first card of the deck has more examples than most.
  await mette.keepOrder();
  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(mette.faceDown.first()).toBeVisible();
  await mette.press('Vend et kort');
  await mette.seesQuestion(await mette.question());
  await mette.pressElsewhere('Vis eksempler');
  const main = mette.stage.getByRole('main');
  const examples = mette.stage.getByRole('list', { name: 'Eksempler på svar' });
  await expect(examples).toBeVisible();
  await untilAtRest(main);
  for (const width of WIDTHS) {
    for (const height of HEIGHTS) {
      await sizeStage(mette, width, height);
      const found = await measure(main);
      const sheet = await examples.evaluate((list) => {
        const question = list.ownerDocument.querySelector('h2[id]')?.parentElement;
        const card = question?.closest('[data-card]')?.getBoundingClientRect();
        return {
          fromCard: (list.firstElementChild?.getBoundingClientRect().top ?? 0) - (card?.bottom ?? 0),
          cutOff: (question?.scrollHeight ?? 0) - (question?.clientHeight ?? 0),
        };
      });
      const where = `examples, ${width} × ${height}: ${JSON.stringify({ ...found, ...sheet })}`;
      expect(sheet.fromCard, where).toBeGreaterThan(0);
      expect(sheet.cutOff, where).toBeLessThanOrEqual(1);
      expect(found.card?.question, where).toBeGreaterThan(1.4 - ROUNDED);
      expect(found.isWhole && !found.isTooWide, where).toBe(true);
    }
  }
});

test('[STAGE-18] Only what has moved moves, within half a second, and nothing when the window changes', async ({
  page,
}) => {
  const { mette } = await Meeting.atTheTable(page);
  const main = mette.stage.getByRole('main');
  /** What is moved from now on. */
  const watch = () =>
    main.evaluate(() => {
      const seen: { id: string; endMs: number; properties: string[] }[] = [];
      Object.assign(window, { seen });
      const { animate } = Element.prototype;
      Element.prototype.animate = function (this: Element, ...args: Parameters<typeof animate>) {
        const animation = animate.apply(this, args);
        const effect = animation.effect as KeyframeEffect;
        seen.push({
          id: (this as HTMLElement).dataset.card ?? '',
          endMs: Number(effect.getComputedTiming().endTime),
          properties: effect.getKeyframes().flatMap((frame) => Object.keys(frame)),
        });
        return animation;
      };
    });
  const seen = () =>
    main.evaluate(() =>
      (window as unknown as { seen: { id: string; endMs: number; properties: string[] }[] }).seen.splice(0),
    );

  await mette.press('Vend et kort');
  await mette.seesQuestion(await mette.question());
  await watch();
  await mette.press('Næste kort');
  await expect(mette.pile('Talt om')).toHaveCount(1);
  await mette.seesQuestion(await mette.question());
  const moved = await seen();
  expect(new Set(moved.map(({ id }) => id)).size).toBe(2);
  for (const { endMs, properties } of moved) {
    expect(endMs).toBeLessThanOrEqual(500);
    const allowed = ['offset', 'easing', 'composite', 'computedOffset', 'transform', 'opacity'];
    expect(properties.filter((property) => !allowed.includes(property))).toEqual([]);
  }

  // The turn comes to its end first.
  await untilAtRest(main);
  // A card that comes to lie under the pointer lifts.
  await page.mouse.move(1, 1);
  await sizeStage(mette, 900, 600);
  await measure(main);
  await sizeStage(mette, 1300, 700);
  expect((await measure(main)).moving).toBe(0);
  expect(await seen()).toEqual([]);
});

test('[STAGE-19] Buttons of the stage come with the pointer where a panel is open, and stand where none is', async ({
  page,
}) => {
  const { mette } = await Meeting.atTheTable(page);
  await mette.press('Vend et kort');
  const next = mette.stage.getByRole('button', { name: 'Næste kort', exact: true });
  const isSeen = () =>
    next.evaluate((button) => {
      for (let element: Element | null = button; element; element = element.parentElement) {
        if (getComputedStyle(element).opacity === '0') return false;
      }
      return true;
    });
  await page.mouse.move(0, 0);
  await expect.poll(isSeen).toBe(false);
  await mette.stage.getByRole('heading', { level: 2 }).hover();
  await expect.poll(isSeen).toBe(true);
  await page.mouse.move(0, 0);
  await expect.poll(isSeen).toBe(false);
  await next.focus();
  await expect.poll(isSeen).toBe(true);
});
