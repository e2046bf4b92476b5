/** Holds a short meeting in the simulator and takes the README's pictures of it: `docs/images/meeting.webp` and `film.webp`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { Attendee, choose, Meeting } from '../../tests/support/e2e/meeting.ts';
import { startProduct } from '../../tests/support/e2e/product.ts';
import { findOrInstallBrowser } from '../lib/browser.ts';
import { ROOT } from '../lib/root.ts';

const WINDOW = { width: 1440, height: 810 };
const FRAME_WIDTH = 620;
const COLUMNS = 2;
const GAP = 14;
const QUALITY = 0.82;
const WITHIN_MS = 30_000;
/** What moves has come to rest, and words in passing have passed. */
const CALM_MS = 7_000;

const folder = process.argv[2] ?? join(ROOT, 'docs', 'images');

execFileSync(process.execPath, [join(ROOT, 'scripts/build/main.ts'), '--if-stale'], { stdio: 'inherit' });
const { path: executablePath } = await findOrInstallBrowser((line) => console.log(line));
const product = await startProduct();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const context = await browser.newContext({
    ...{ viewport: WINDOW, locale: 'da-DK', timezoneId: 'Europe/Copenhagen', reducedMotion: 'reduce' },
  });
  context.setDefaultTimeout(WITHIN_MS);
  const page = await context.newPage();
  const frames = await meet(page, product.meetingUrl);
  const [, card] = frames;
  if (!card) throw new Error('the meeting has no card');
  await page.goto('about:blank');
  writeFileSync(join(folder, 'meeting.webp'), await drawn(page, [card], WINDOW.width, 1));
  writeFileSync(join(folder, 'film.webp'), await drawn(page, frames, FRAME_WIDTH, COLUMNS));
  for (const [at, frame] of process.env.KEEP_FRAMES ? frames.entries() : []) {
    writeFileSync(join(folder, `frame-${at + 1}.png`), frame);
  }
} finally {
  await browser.close();
  await product.stop();
}

/** The meeting as its facilitator sees it: preparing, a card, a placement, words, the closing round, the recap. */
async function meet(page: Page, url: string): Promise<readonly Buffer[]> {
  const frames: Buffer[] = [];
  const take = async () => {
    await page.mouse.move(1, 1);
    await page.waitForTimeout(CALM_MS);
    frames.push(await page.screenshot());
  };
  const meeting = await Meeting.begin(page, {
    ...{ url, focus: 'Mette', people: ['colleague', 'colleague', 'colleague'] as const },
  });
  const { mette, jonas, amina } = meeting;
  const soren = new Attendee(page, 'Søren');
  const others = [jonas, amina, soren];
  /** Each person's window in turn, and back to the facilitator's. */
  const as = async (person: Attendee, act: () => Promise<void>) => {
    await page.goto(new URL(`/?focus=${person.name}`, url).href);
    await expect(person.panel.getByRole('tab').first()).toBeVisible({ timeout: WITHIN_MS });
    await act();
  };
  const lead = async (act: () => Promise<void>) => as(mette, act);
  const begin = async (tool: Parameters<Attendee['unfoldTool']>[0], what: string) => {
    await (await mette.unfoldTool(tool)).getByRole('button', { name: what, exact: true }).click();
  };

  await meeting.addApp();
  await mette.keepOrder();
  await expect(mette.panel.getByRole('heading', { name: 'Før mødet' })).toBeVisible({ timeout: WITHIN_MS });
  await take();
  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(mette.faceDown.first()).toBeVisible({ timeout: WITHIN_MS });

  await mette.press('Vend et kort');
  await mette.press('Næste kort');
  await mette.press('Parkér');
  await mette.press('Vend et kort');
  await mette.press('Næste kort');
  await mette.seesQuestion(await mette.question());
  await take();

  await begin('Placér jer', 'Det her er vi gode til');
  for (const [at, person] of [mette, ...others].entries()) {
    await as(person, async () => {
      await choose(person.panel.getByRole('radio', { name: ['2', '2', '4', '5'][at] ?? '3', exact: true }));
      await person.press('Aflever min placering');
      await expect(person.panel.getByText('Tak. Din placering er talt med, uden navn.')).toBeVisible();
    });
  }
  await lead(() => mette.press('Vis fordelingen'));
  await take();

  await mette.press('Skjul fordelingen for alle');
  await begin('Stille minut', 'Hold et stille minut');
  await mette.press('Slut stilheden for alle');
  const words = [
    'Vi spørger altid den samme kollega',
    'Vejledninger, som vi selv kan forstå',
    'Tid til at øve os sammen',
  ];
  for (const [at, person] of others.entries()) {
    await as(person, async () => {
      await person.panel.getByRole('textbox', { name: 'Dine egne ord' }).fill(words[at] ?? '');
      await person.press('Del uden navn');
      await expect(person.panel.getByText('Dine ord venter uden navn')).toBeVisible();
    });
  }
  await lead(() => mette.press('Læg dem frem'));
  await take();

  await mette.press('Gå videre sammen');
  await begin('Runde', 'Tag den afsluttende runde');
  const closing = [
    ['Vi kan mere, end vi går og tror', 'Jeg viser Amina, hvordan jeg bruger regnearket'],
    ['Det er i orden at spørge', 'En halv time om måneden til at øve'],
  ];
  for (const [at, person] of others.slice(0, 2).entries()) {
    await as(person, async () => {
      const [insight = '', nextStep = ''] = closing[at] ?? [];
      await person.panel.getByRole('textbox', { name: 'Det har jeg fået øje på' }).fill(insight);
      await person.panel.getByRole('textbox', { name: 'Mit næste skridt' }).fill(nextStep);
      await person.press('Læg det på bordet');
    });
  }
  await lead(async () => undefined);
  const note = mette.stage.getByRole('listitem').filter({ hasText: 'Det er i orden at spørge' });
  await expect(note).toBeVisible({ timeout: WITHIN_MS });
  await take();

  await mette.press('Vis opsamlingen for alle');
  await expect(mette.stage.getByRole('region', { name: /^Side 1 af/ })).toBeVisible({ timeout: WITHIN_MS });
  await take();
  return frames;
}

/** Beside and below each other, as one WebP. */
async function drawn(page: Page, frames: readonly Buffer[], width: number, columns: number): Promise<Buffer> {
  const url = await page.evaluate(
    async ({ sources, each, across, gap, quality }) => {
      const pictures = await Promise.all(
        sources.map(async (source) => createImageBitmap(await (await fetch(source)).blob())),
      );
      const [first] = pictures;
      if (!first) throw new Error('no pictures');
      const height = Math.round((each * first.height) / first.width);
      const rows = Math.ceil(pictures.length / across);
      const canvas = document.createElement('canvas');
      canvas.width = across * each + (across - 1) * gap;
      canvas.height = rows * height + (rows - 1) * gap;
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.imageSmoothingQuality = 'high';
      for (const [at, picture] of pictures.entries()) {
        const [x, y] = [(at % across) * (each + gap), Math.floor(at / across) * (height + gap)];
        pen.drawImage(picture, x, y, each, height);
      }
      return canvas.toDataURL('image/webp', quality);
    },
    {
      sources: frames.map((frame) => `data:image/png;base64,${frame.toString('base64')}`),
      ...{ each: width, across: columns, gap: GAP, quality: QUALITY },
    },
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
