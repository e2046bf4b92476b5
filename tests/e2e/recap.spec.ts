import { readFile } from 'node:fs/promises';
import { type Download, expect, type FrameLocator, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

/** What somebody may well write on a card. */
const OWN_QUESTION = '=1+1 og <b>fed</b> | *stjerne* & [link](javascript:alert(1))';

/** A meeting in which a card was talked about, one parked and one's own is out, and which has ended. */
async function endedMeeting(page: Page) {
  const meeting = await Meeting.atTheTable(page);
  const { mette, jonas } = meeting;
  await jonas.writeOwnCard(OWN_QUESTION);
  await mette.press('Vend et kort');
  const discussed = await mette.question();
  await mette.press('Næste kort');
  await expect(mette.card.getByRole('heading')).not.toHaveText(discussed);
  const parked = await mette.question();
  await mette.press('Parkér');
  await mette.goTo('Kort');
  await mette.panel.getByText('Egne kort uden område').click();
  await mette.panel.getByRole('button', { name: /^Vend kort \d+, Eget kort$/ }).click();
  await expect(mette.card.getByRole('heading')).toHaveText(OWN_QUESTION);
  const menu = await mette.openMenu();
  await menu.getByRole('button', { name: 'Pak kortene sammen …' }).click();
  await mette.panel.getByRole('alertdialog').getByRole('button', { name: 'Pak kortene sammen' }).click();
  return { ...meeting, mette, jonas, discussed, parked };
}

async function tellsTheMeeting(place: Page | FrameLocator, discussed: string, parked: string): Promise<void> {
  const talkedAbout = place.getByRole('region', { name: 'Talt om' });
  await expect(talkedAbout.getByRole('heading', { level: 3 })).toHaveText([discussed, OWN_QUESTION]);
  await expect(place.getByRole('region', { name: 'Parkeret til en anden gang' })).toContainText(parked);
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

async function contentsOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

test('[RECAP-9] after the meeting the recap stands in the panel, on the stage and in the meeting’s tab, and everybody reads the same', async ({
  page,
}) => {
  const { mette, jonas, discussed, parked } = await endedMeeting(page);
  await tellsTheMeeting(mette.panel, discussed, parked);
  await jonas.goTo('Nu');
  await tellsTheMeeting(jonas.panel, discussed, parked);
  // On the stage page by page, for each their own.
  const talkedAbout = jonas.stage.getByRole('region', { name: /^Side 1 af 2: Talt om$/ });
  await expect(talkedAbout.getByRole('heading', { level: 3 })).toHaveText([discussed, OWN_QUESTION]);
  await jonas.stage.getByRole('button', { name: 'Næste side' }).click();
  await expect(jonas.stage.getByRole('region', { name: /^Side 2 af 2/ })).toContainText(parked);
  await page.getByRole('button', { name: 'Vis fanen i mødets chat for Jonas' }).click();
  const tab = page.frameLocator('iframe[title="Fane for Jonas"]');
  await expect(tab.getByRole('heading', { level: 1, name: 'Opsamling' })).toBeVisible();
  await tellsTheMeeting(tab, discussed, parked);
});

test('[EXPORT-7] out of Teams into the browser: there the recap is read, downloaded in three formats and printed', async ({
  page,
  context,
}) => {
  const { mette, discussed, parked } = await endedMeeting(page);
  await mette.panel.getByText('Gem eller del opsamlingen').click();
  await mette.press('Lav et link');
  const opening = context.waitForEvent('page');
  await mette.panel.getByRole('link', { name: 'Åbn opsamlingen i et nyt vindue' }).click();
  const browser = await opening;
  await expect(browser.getByRole('heading', { level: 1, name: 'Opsamling' })).toBeVisible();
  await tellsTheMeeting(browser, discussed, parked);
  // The ticket has left the address, and loading the page again needs no new one.
  expect(browser.url()).toMatch(/\/recap\?locale=\w+$/);
  await browser.reload();
  await expect(browser.getByRole('heading', { level: 1, name: 'Opsamling' })).toBeVisible();

  await browser.getByText('Gem eller del opsamlingen').click();
  const download = async (button: string): Promise<Download> => {
    const [file] = await Promise.all([
      browser.waitForEvent('download'),
      browser.getByRole('button', { name: button, exact: true }).click(),
    ]);
    return file;
  };

  const word = await download('Word');
  expect(word.suggestedFilename()).toMatch(/^opsamling-\d{4}-\d{2}-\d{2}\.docx$/);
  const body = new TextDecoder().decode(unzipSync(await contentsOf(word))['word/document.xml']);
  expect(body).toContain(discussed);
  expect(body).toContain('=1+1 og &lt;b&gt;fed&lt;/b&gt; | *stjerne* &amp; [link](javascript:alert(1))');

  const markdown = (await contentsOf(await download('Markdown'))).toString('utf8');
  expect(markdown).toContain(`### ${discussed}`);
  expect(markdown).toContain(
    '=1+1 og \\<b\\>fed\\</b\\> \\| \\*stjerne\\* \\& \\[link\\](javascript:alert(1))',
  );

  const table = (await contentsOf(await download('Aftaler og behov til Excel'))).toString('utf8');
  expect(table).toMatch(/^\uFEFFType;Tekst;Hvem;Hvornår;Status;/);

  await browser.getByText('Kopiér som tekst').click();
  await expect(browser.getByRole('textbox', { name: 'Opsamlingen som tekst' })).toHaveValue(
    new RegExp(`\n${escaped(OWN_QUESTION)}\n`),
  );

  // On paper the recap stands alone.
  await browser.emulateMedia({ media: 'print' });
  await expect(browser.getByText('Gem eller del opsamlingen')).toBeHidden();
  await tellsTheMeeting(browser, discussed, parked);
  const pdf = await browser.pdf();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('[RECAP-8] while the meeting goes on a facilitator shows everybody the recap so far, and the next card takes it away', async ({
  page,
}) => {
  const { mette, jonas } = await Meeting.atTheTable(page);
  await mette.press('Vend et kort');
  const question = await mette.question();
  const menu = await mette.openMenu();
  await menu.getByRole('button', { name: /^Opsamling indtil nu/ }).click();
  const sheet = mette.panel.getByRole('dialog', { name: 'Opsamling indtil nu' });
  await sheet.getByRole('button', { name: 'Vis for alle' }).click();
  await expect(jonas.stage.getByRole('heading', { level: 1, name: 'Opsamling' })).toBeVisible();
  await expect(jonas.stage.getByRole('heading', { level: 3, name: question })).toBeVisible();
  await expect(mette.panel.getByRole('heading', { level: 1, name: 'Opsamling', exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Luk' }).click();
  await mette.press('Næste kort');
  await jonas.seesQuestion(await mette.question());
});

test('[RECAP-11] [RECAP-12] the facilitator turns the pages for all; who reads at their own pace keeps the page when the meeting goes on', async ({
  page,
}) => {
  const { mette, jonas, amina } = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  await mette.press('Vend et kort');
  await mette.press('Parkér');
  await mette.press('Vend et kort');
  const question = await mette.question();
  await mette.press('Færdig');
  const menu = await mette.openMenu();
  await menu.getByRole('button', { name: /^Opsamling indtil nu/ }).click();
  const sheet = mette.panel.getByRole('dialog', { name: 'Opsamling indtil nu' });
  await sheet.getByRole('button', { name: 'Vis for alle' }).click();
  await sheet.getByRole('button', { name: 'Luk' }).click();
  const first = /^Side 1 af 2: Talt om$/;
  const second = /^Side 2 af 2: /;
  await expect(jonas.stage.getByRole('region', { name: first })).toContainText(question);
  await jonas.stage.getByRole('button', { name: 'Læs i dit eget tempo' }).click();
  await mette.press('Næste side');
  await expect(amina.stage.getByRole('region', { name: second })).toBeVisible();
  await expect(jonas.stage.getByRole('region', { name: first })).toBeVisible();
  await mette.press('Vend et kort');
  await amina.seesQuestion(await mette.question());
  await expect(jonas.stage.getByText('De andre er gået videre. Læs færdig i ro og mag.')).toBeVisible();
  await expect(jonas.stage.getByRole('region', { name: first })).toContainText(question);
  await jonas.stage.getByRole('button', { name: 'Tilbage til bordet' }).click();
  await jonas.seesQuestion(await mette.question());
});
