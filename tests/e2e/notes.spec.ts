import { expect, type Locator } from '@playwright/test';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

/** The field of the note about a question, or about the meeting. */
function note(person: Attendee, about: string): Locator {
  return person.panel.getByRole('textbox', { name: `Note: ${about}`, exact: true });
}

/** As if typed at this person's own machine: the browser's focus stays with whoever has it in the test. */
async function typeElsewhere(field: Locator, inFront: string): Promise<void> {
  await field.evaluate((element, text) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
    if (element instanceof HTMLTextAreaElement) set?.call(element, text + element.value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, inFront);
}

async function changeNoteTaker(by: Attendee, of: string, button: string): Promise<void> {
  const menu = await by.openRolesOf(of);
  await menu.getByRole('button', { name: button }).click();
  await expect(menu.getByRole('button', { name: button })).toBeHidden();
  await menu.getByRole('button', { name: 'Luk', exact: true }).click();
}

test('[NOTE-15] Two take notes together, a third sees what they put on the table', async ({ page }) => {
  const meeting = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  const { mette, jonas, amina } = meeting;
  const jonasName = (await meeting.person('Jonas')).name;
  await mette.pressOnStage('Vend et kort');
  const question = await mette.question();

  await mette.goTo('Noter');
  await expect(mette.panel.getByText('ikke om bestemte personer')).toBeVisible();
  await mette.press('Det er forstået');
  await note(mette, question).fill('Vi savner tid.');
  await expect(mette.panel.getByText('Alt er gemt')).toBeVisible();

  await expect(jonas.panel.getByRole('tab', { name: 'Noter', exact: true })).toHaveCount(0);
  for (const person of [jonas, amina]) await person.goTo('Mine noter');
  const menu = await mette.openRolesOf(jonasName);
  const give = menu.getByRole('button', { name: `Gør til referent: ${jonasName}` });
  await expect(give).toBeVisible();
  const own = jonas.panel.getByRole('textbox', { name: 'Dine egne ord' }).first();
  await own.fill('Midt i et');
  await give.dispatchEvent('click');
  await expect(jonas.panel.getByRole('tab', { name: 'Noter', exact: true })).toBeVisible();
  await expect(own).toHaveValue('Midt i et');
  await expect(own).toBeFocused();
  await menu.getByRole('button', { name: 'Luk', exact: true }).click();
  await expect(amina.panel.getByRole('tab', { name: 'Mine noter' })).toBeVisible();
  await expect(amina.panel.getByRole('tab', { name: 'Noter', exact: true })).toHaveCount(0);

  await jonas.press('Til noterne');
  await expect(note(jonas, question)).toHaveValue('Vi savner tid.');
  await note(jonas, question).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Og vi');
  await typeElsewhere(note(mette, question), 'Enige: ');
  await page.keyboard.type(' savner');
  await mette.pressElsewhere('Næste kort');
  await expect(jonas.panel.getByText('Kortet, I taler om')).toBeVisible();
  await page.keyboard.type(' ro.');
  const both = 'Enige: Vi savner tid. Og vi savner ro.';
  await expect(note(jonas, question)).toBeFocused();
  await expect(note(jonas, question)).toHaveValue(both);
  await expect(mette.panel.getByText(both)).toBeVisible();

  const about = jonas.panel.getByRole('region', { name: question, exact: true });
  await about.getByRole('button', { name: 'Behov' }).click();
  await about.getByRole('combobox', { name: 'Hvor hører behovet til?' }).selectOption('Brugerkompetencer');
  const shown = about.getByRole('switch', { name: 'Vis noten for alle' });
  await shown.click();
  await expect(shown).toBeChecked();
  const onTable = amina.panel.getByRole('region', { name: 'Noter på bordet' });
  await expect(onTable.getByText(both)).toBeVisible();
  await expect(onTable.getByText('Behov · Brugerkompetencer')).toBeVisible();

  await note(jonas, question).fill('Noget andet.');
  await expect(about.getByText('Ændret, siden den blev vist for alle')).toBeVisible();
  await expect(onTable.getByText(both)).toBeVisible();
  await shown.click();
  await expect(onTable).toHaveCount(0);

  await changeNoteTaker(mette, jonasName, `Tag rollen som referent tilbage: ${jonasName}`);
  await expect(jonas.panel.getByRole('tab', { name: 'Mine noter' })).toBeVisible();
  await expect(note(jonas, question)).toHaveCount(0);
  await expect(jonas.panel.getByText('Noget andet.')).toHaveCount(0);
});

test.describe('without a network', () => {
  test.use({ expectedErrors: [/net::ERR_|WebSocket/] });

  test('[NOTE-15] What is noted without a network is kept, said calmly, and gets there', async ({ page }) => {
    const meeting = await Meeting.atTheTable(page);
    const { mette, jonas } = meeting;
    const jonasName = (await meeting.person('Jonas')).name;
    await changeNoteTaker(mette, jonasName, `Gør til referent: ${jonasName}`);
    for (const person of [mette, jonas]) await person.goTo('Noter');
    await note(jonas, 'Om mødet').fill('Før.');
    await expect(note(mette, 'Om mødet')).toHaveValue('Før.');

    await page.getByRole('button', { name: 'Jonas mister nettet i 20 sekunder' }).click();
    await note(jonas, 'Om mødet').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Imens.');
    await expect(jonas.panel.getByText('Gemt på denne enhed.')).toBeVisible();
    await note(mette, 'Om mødet').fill('Mette: Før.');

    for (const person of [mette, jonas]) {
      await expect(note(person, 'Om mødet')).toHaveValue('Mette: Før. Imens.', { timeout: 45_000 });
    }
    await expect(jonas.panel.getByText('Alt er gemt')).toBeVisible();
  });
});
