import { type Browser, expect, type Page } from '@playwright/test';
import { cardCodes } from '../../src/domain/deck/cardCode.ts';
import { expectAccessible } from '../support/e2e/accessibility.ts';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';
import { builtInDeck } from '../support/paper/decks.ts';

/** Small phones, and each with a storage of its own. */
async function phoneAt(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'da-DK' });
  const phone = await context.newPage();
  await phone.goto(address);
  return phone;
}

const NAMES = ['Vera', '', '', 'Bent', '', '', '', ''];

test('[E2E-35] [PHONE-27] [PHONE-29] Twelve people hold a hybrid meeting: four by Teams, and eight in the room by phone', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const meeting = await Meeting.atTheTable(page, { people: ['colleague', 'colleague', 'colleague'] });
  const { mette, jonas } = meeting;
  const { origin } = await meeting.person('Mette');
  const phones: Page[] = [];
  const sheet = mette.panel.getByRole('dialog', { name: 'Telefoner i rummet' });
  const openSheet = () => mette.press('Se telefoner');
  let code = '';

  await test.step('Mette opens the door, and everybody sees the code', async () => {
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: /^Roller og telefoner/ }).click();
    await mette.press('Telefoner i rummet');
    await mette.press('Åbn for telefoner');
    code = ((await sheet.getByText(/^Kode: /).textContent()) ?? '').replace('Kode: ', '');
    const way = jonas.stage.getByRole('complementary', { name: 'Vær med fra din telefon' });
    await expect(way.getByText(code)).toBeVisible();
    await expect(way.getByRole('img', { name: /Firkantet kode/ })).toBeVisible();
  });

  await test.step('Eight phones come in, and wait until Mette lets them in', async () => {
    for (const name of NAMES) {
      const phone = await phoneAt(browser, `${origin}/deltag#${code.replace(' ', '')}`);
      await phone.getByRole('textbox', { name: 'Hvad vil du kaldes?' }).fill(name);
      await phone.getByRole('button', { name: 'Vær med' }).click();
      await expect(phone.getByText('Mødelederen lukker dig ind om et øjeblik.')).toBeVisible();
      phones.push(phone);
    }
    await expectAccessible(phones[0] as Page);
    await sheet.getByRole('button', { name: 'Luk alle 8 ind' }).click();
    for (const phone of phones) await expect(phone.getByText('8 telefoner er med')).toBeVisible();
    await sheet.getByRole('button', { name: 'Luk døren' }).click();
    await sheet.getByRole('button', { name: 'Luk', exact: true }).click();
    await expect(jonas.stage.getByText('8 telefoner er med')).toBeVisible();
  });

  const [vera, second, third, bent] = phones as [Page, Page, Page, Page];

  await test.step('Three cards lie out, phones and Teams point, and the table takes the one that most point at', async () => {
    await mette.press('Vælg kort sammen');
    const onStage = jonas.stage.getByRole('region', { name: 'Vælg kort sammen' });
    await expect(onStage.getByRole('listitem')).toHaveCount(3);
    await expectAccessible(vera);
    for (const phone of [vera, second]) {
      await phone.getByRole('radio').nth(1).check();
      await phone.getByRole('button', { name: 'Peg på kortet' }).click();
      await expect(phone.getByText('Dit svar er sendt.')).toBeVisible();
    }
    await jonas.panel.getByRole('radio').nth(2).check();
    await jonas.press('Peg på kortet');
    await expectAccessible(page);
    await mette.press('Vis, hvor I peger');
    await expect(onStage.getByRole('listitem').nth(1).getByText('2 peger her')).toBeVisible();
    await expect(vera.getByText('2 peger her')).toBeVisible();
    const taken = await onStage.getByRole('heading', { level: 3 }).nth(1).textContent();
    await mette.panel
      .getByRole('button', { name: /^Tag dette kort/ })
      .nth(1)
      .click();
    await jonas.seesQuestion(taken ?? '');
    await expect(onStage).toBeHidden();
    await mette.press('Læg tilbage');
  });

  await test.step('A card that Mette turns is on every phone', async () => {
    // What was there before its text is read out.
    const [subject, asked] = await vera.locator('.heard').elementHandles();
    await mette.pressOnStage('Vend et kort');
    const question = await mette.question();
    await expect.poll(() => subject?.textContent()).toBe(question);
    expect(await asked?.textContent()).toBe('');
    for (const phone of phones) await expect(phone.getByRole('heading', { name: question })).toBeVisible();
    await vera.getByRole('button', { name: 'Vent, jeg læser' }).click();
    await expect(mette.panel.getByText('1 læser endnu')).toBeVisible();
    await vera.getByRole('button', { name: 'Jeg har læst kortet' }).click();
    await expectAccessible(vera);
    const widthAt = (size: string) =>
      vera.evaluate((fontSize) => {
        document.documentElement.style.fontSize = fontSize;
        return document.documentElement.scrollWidth;
      }, size);
    expect(await widthAt('200%')).toBeLessThanOrEqual(320);
    expect(await widthAt('100%')).toBeLessThanOrEqual(320);
  });

  await test.step('Vera’s word is on the stage with the name she chose, also after a reload', async () => {
    await vera.getByRole('textbox', { name: 'Et ord til bordet' }).fill('Mere tid sammen');
    await vera.reload();
    await expect(vera.getByRole('textbox', { name: 'Et ord til bordet' })).toHaveValue('Mere tid sammen');
    await vera.getByRole('radio', { name: 'Med navnet Vera' }).check();
    await vera.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(jonas.stage.getByText('Mere tid sammen')).toBeVisible();
    await expect(jonas.stage.getByText('Vera (telefon)')).toBeVisible();
    await expect(vera.getByText('Ord er på bordet')).toBeVisible();
  });

  await test.step('Mette says that they sit around one screen, and names Kim, who has no phone', async () => {
    const menu = await mette.openMenu();
    await menu.getByRole('button', { name: /^Roller og telefoner/ }).click();
    await mette.press('Vi sidder sammen om en skærm');
    const together = mette.panel.getByRole('dialog', { name: 'Vi sidder sammen om en skærm' });
    await together.getByRole('spinbutton', { name: 'Hvor mange er I om skærmen?' }).fill('9');
    await together.getByRole('textbox', { name: /^Hvem er det/ }).fill('Kim');
    await expectAccessible(page);
    await together.getByRole('button', { name: 'Vi sidder sammen', exact: true }).click();
    await expect(together.getByText('I er 9 om skærmen.')).toBeVisible();
    await together.getByRole('button', { name: 'Luk', exact: true }).click();
    await mette.goTo('Noter');
    await expect(mette.panel.getByText('Skjult, fordi I sidder sammen om skærmen.')).toBeVisible();
    await mette.goTo('Nu');
  });

  await test.step('Everybody gets the floor once: four by Teams, eight phones, and Kim', async () => {
    const tray = await mette.unfoldTool('Runde');
    await tray.getByRole('button', { name: 'Begynd en talerunde' }).click();
    const heard: string[] = [];
    const speaks = jonas.stage.getByRole('region', { name: 'Talerunde' });
    for (let turn = 0; turn < 13; turn++) {
      const now = speaks.getByText(/^(Har ordet: |Du har ordet)/);
      const name = ((await now.textContent()) ?? '').replace('Har ordet: ', '');
      heard.push(name);
      const number = /^Telefon (\d)/.exec(name)?.[1];
      const phone = name === 'Vera (telefon)' ? vera : phones[Number(number ?? 0) - 1];
      if (phone) await phone.getByRole('button', { name: 'Giv ordet videre' }).click();
      else await mette.panel.getByRole('button', { name: /^Giv ordet videre/ }).click();
      await expect(now.filter({ hasText: new RegExp(`${name.replace(/[()]/g, '.')}$`) })).toBeHidden();
    }
    await expect(speaks.getByText('Alle har haft ordet.')).toBeVisible();
    expect(heard).toEqual(
      expect.arrayContaining(['Kim (i lokalet)', 'Vera (telefon)', 'Telefon 2', 'Telefon 8']),
    );
    expect(new Set(heard).size).toBe(13);
    await mette.press('Slut talerunden');
  });

  await test.step('Phones and Teams place themselves as one crowd', async () => {
    const tray = await mette.unfoldTool('Placér jer');
    await tray.getByRole('button', { name: 'Det her fylder hos os', exact: true }).click();
    for (const [i, phone] of phones.entries()) {
      await phone.getByRole('radio', { name: new RegExp(`^${(i % 2) + 4}`) }).check();
      await phone
        .locator('form', { has: phone.getByRole('radio', { name: /^1/ }) })
        .getByRole('button')
        .click();
      await expect(phone.getByText('Dit svar er sendt.')).toBeVisible();
    }
    await jonas.panel.getByRole('radio', { name: '1', exact: true }).check();
    await jonas.press('Aflever min placering');
    await mette.press('Tæl hænder');
    await mette.panel.getByRole('spinbutton', { name: '3', exact: true }).fill('1');
    await mette.press('Vis hænderne for alle');
    await expect(jonas.stage.getByText(/^Hænder i lokalet: .* 3: 1 · /)).toBeVisible();
    await mette.press('Vis fordelingen');
    const spread = 'Det her fylder hos os: på 1: 1, på 2: ingen, på 3: ingen, på 4: 4, på 5: 4';
    await expect(jonas.stage.getByRole('img', { name: spread })).toBeVisible();
    await expect(vera.getByText('4: 4')).toBeVisible();
  });

  await test.step('An own card of a phone waits for Mette', async () => {
    await bent.getByText('Skriv et kort').first().click();
    await bent.getByRole('textbox', { name: 'Skriv et kort' }).fill('Hvad med dem uden pc?');
    await bent.getByRole('button', { name: 'Send til mødelederen' }).click();
    await expect(mette.panel.getByText('Telefoner: 1 ting venter på dig')).toBeVisible();
    await openSheet();
    await expect(sheet.getByText('Telefon 4, Bent: Hvad med dem uden pc?')).toBeVisible();
    await sheet.getByRole('button', { name: 'Læg på bordet' }).click();
    await expect(bent.getByText('Kort er på bordet')).toBeVisible();
  });

  await test.step('One asks for the floor, and all see that', async () => {
    await second.getByRole('button', { name: 'Bed om ordet' }).click();
    await expect(jonas.stage.getByText('Beder om ordet: telefon 2')).toBeVisible();
    await sheet.getByRole('button', { name: 'Telefon 2 har haft ordet' }).click();
    await expect(second.getByRole('button', { name: 'Bed om ordet' })).toBeVisible();
  });

  await test.step('A card on paper turns it for all, at a led table with Mette’s press', async () => {
    const cards = builtInDeck().cards;
    const question = await mette.question();
    const card = cards.find((one) => one.question.da !== question);
    const printed = cardCodes(cards).get(card?.id ?? '') ?? '';
    await third.evaluate((hash) => location.assign(hash), `#kort=${printed}`);
    await third.getByRole('button', { name: 'Vend det for alle' }).click();
    await jonas.seesQuestion(card?.question.da ?? '');
  });

  await test.step('They close: Vera by phone, and Mette writes down what Kim says, beside her own words', async () => {
    await sheet.getByRole('button', { name: 'Luk', exact: true }).click();
    await mette.goTo('Nu');
    await mette.unfoldTool('Runde');
    await mette.press('Tag den afsluttende runde');
    await vera.getByRole('textbox', { name: 'En indsigt, du tager med' }).fill('Jeg er ikke den eneste');
    await vera.getByRole('button', { name: 'Send', exact: true }).click();
    await mette.press('Skriv for Kim');
    await mette.panel
      .getByRole('textbox', { name: 'Det har Kim fået øje på' })
      .fill('Det går bedre, end jeg troede');
    await expectAccessible(page);
    const form = mette.panel.getByRole('form', { name: 'Skriv for Kim' });
    await form.getByRole('button', { name: 'Læg det på bordet' }).click();
    await mette.panel.getByRole('textbox', { name: 'Mit næste skridt' }).fill('Vi mødes igen');
    await mette.press('Læg det på bordet');
    const said = (who: Attendee, text: string, name: string) =>
      who.stage.getByRole('listitem').filter({ hasText: text }).getByText(name, { exact: true });
    for (const who of [mette, jonas]) {
      const signature = 'Kim (i lokalet) – skrevet ned af Mette Lindholm';
      await expect(said(who, 'Det går bedre, end jeg troede', signature)).toBeVisible();
      await expect(said(who, 'Vi mødes igen', 'Mette Lindholm')).toBeVisible();
      await expect(said(who, 'Jeg er ikke den eneste', 'Vera (telefon)')).toBeVisible();
    }
    await openSheet();
  });

  await test.step('One is left out, and the others go when Mette ends it', async () => {
    await sheet.getByRole('button', { name: 'Luk Telefon 8 ude' }).click();
    await expect((phones[7] as Page).getByText('Mødelederen har lukket din telefon ude.')).toBeVisible();
    await sheet.getByRole('button', { name: 'Slut med telefoner' }).click();
    await expect(vera.getByText('Telefonerne er ikke længere med ved bordet.')).toBeVisible();
    await expect(jonas.stage.getByText('telefoner er med')).toBeHidden();
    expect(await vera.evaluate(() => localStorage.length)).toBe(0);
  });
  for (const phone of phones) await phone.context().close();
});
