import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[E2E-8] When Teams refuses to show the table, the page gives the reason, the meeting goes on and another person shows it', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { settings: { Mette: { sharing: 'denied' } } });
  const { mette, jonas } = meeting;
  await meeting.addApp();
  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(
    mette.panel.getByText('Teams lader dig ikke vise noget for alle i det her møde.'),
  ).toBeVisible();
  await mette.press('Vend et kort');
  await expect(jonas.card).toBeVisible();

  const cards = await jonas.openFromMenu('Kort og formål');
  await cards.getByRole('button', { name: 'Vis for alle' }).click();
  const question = await jonas.question();
  for (const person of [mette, jonas]) await person.seesQuestion(question);
});

test('[PANEL-16] Where Teams always says that something is shared, the table is shown all the same', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { settings: { Mette: { saysShared: true } } });
  const { mette, jonas } = meeting;
  await meeting.addApp();
  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(mette.panel.getByText('Alle kan se bordet')).toBeVisible();
  await mette.press('Vend et kort');
  const question = await mette.question();
  for (const person of [mette, jonas]) await person.seesQuestion(question);

  await mette.press('Stop visningen');
  await expect(mette.panel.getByText('Er bordet ikke fremme?')).toBeVisible();
  await mette.press('Vis for alle');
  await jonas.seesQuestion(question);
});

test('[HOST-17] A person who may not share is told both causes, and shares with the same button once they may', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { settings: { Mette: { sharing: 'notInContext' } } });
  const { mette, jonas } = meeting;
  await meeting.addApp();
  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(mette.panel.getByText('Måske er du deltager i mødet og ikke oplægsholder')).toBeVisible();
  await meeting.change('Mette', { sharing: 'allowed' });
  await mette.press('Vis for alle');
  await expect(jonas.faceDown.first()).toBeVisible();
});

for (const path of ['/', '/panel', '/stage', '/configure']) {
  test(`[E2E-9] A person who opens ${path} of the app in a browser is told what it is and where it belongs`, async ({
    page,
  }) => {
    const meeting = await Meeting.begin(page);
    const { origin } = await meeting.person('Mette');
    await page.goto(origin + path);
    await expect(page.getByRole('heading', { name: 'Dialogkort', exact: true })).toBeVisible();
    await expect(
      page.getByText('Kortene ligger på et fælles bord i et møde i Microsoft Teams.'),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: 'Åbn Teams' })).toBeVisible();
  });
}

test('[E2E-10] When the host does not answer, the page says so and offers an action', async ({ page }) => {
  const meeting = await Meeting.begin(page);
  const { origin } = await meeting.person('Mette');
  // The app may be framed by the simulator's page, which does not answer a frame that is none of its own.
  await page.setContent(
    `<iframe title="Dialogkort" src="${origin}/panel?locale=da-DK" width="400" height="700"></iframe>`,
  );
  const frame = page.frameLocator('iframe[title="Dialogkort"]');
  await expect(frame.getByRole('heading', { name: 'Teams svarer ikke' })).toBeVisible();
  await frame.getByRole('button', { name: 'Genindlæs siden' }).click();
  await expect(frame.getByRole('heading', { name: 'Teams svarer ikke' })).toBeHidden();
});
