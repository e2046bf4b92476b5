import { expect } from '@playwright/test';
import { choose, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const OWN_QUESTION = 'Hvornår har du sidst lært en kollega noget nyt?';

test('[E2E-1] [E2E-2] Three people hold a whole short meeting and begin a new one, and no browser complains', async ({
  page,
}) => {
  const meeting = await Meeting.begin(page, { people: ['colleague', 'colleague'] });
  const { mette, jonas, amina } = meeting;
  const everybody = [mette, jonas, amina];
  const everybodySees = async (question: string) => {
    for (const person of everybody) await person.seesQuestion(question);
  };

  await test.step('Mette adds the app, starts and shows the table to everybody', async () => {
    await page.getByRole('button', { name: 'Tilføj Dialogkort' }).click();
    await expect(jonas.panel.getByRole('heading', { name: 'Før mødet' })).toBeVisible();
    await mette.press('Læg kortene på bordet');
    await mette.press('Vis bordet for alle');
    for (const { faceDown } of everybody) await expect(faceDown).toHaveCount(35);
    await expect(amina.panel.getByRole('button', { name: '3 er med' })).toBeVisible();
  });

  await test.step('Mette turns a card on the stage by keyboard, and everybody sees it', async () => {
    await mette.faceDown.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await everybodySees(await mette.question());
  });

  await test.step('Everybody looks at the examples for themselves', async () => {
    await jonas.pressOnStage('Vis eksempler');
    await expect(jonas.stage.getByRole('list', { name: 'Eksempler på svar' })).toBeVisible();
    await expect(mette.stage.getByRole('list', { name: 'Eksempler på svar' })).toBeHidden();
  });

  await test.step('Jonas takes the next card', async () => {
    const first = await jonas.question();
    await jonas.pressOnStage('Næste kort');
    await expect(jonas.card.getByRole('heading')).not.toHaveText(first);
    await everybodySees(await jonas.question());
    for (const person of everybody) await expect(person.pile('Talt om')).toHaveCount(1);
  });

  await test.step('Mette skips it, and Amina turns another one and parks it', async () => {
    await mette.pressOnStage('Spring over');
    for (const person of everybody) await expect(person.pile('Sprunget over')).toHaveCount(1);
    await amina.pressOnStage('Vend et kort');
    const parked = await amina.question();
    await amina.pressOnStage('Parkér');
    for (const person of everybody) await expect(person.pile('Parkeret')).toHaveCount(1);

    await jonas.pile('Parkeret').getByRole('button').click();
    await everybodySees(parked);
    await expect(mette.pile('Parkeret')).toHaveCount(0);
  });

  await test.step('A card that Amina writes is turned like any other', async () => {
    await amina.writeOwnCard(OWN_QUESTION);
    await expect(amina.panel.getByRole('main').getByText('Dit kort ligger på bordet.')).toBeVisible();
    await jonas.stage.getByRole('button', { name: 'Vend kort 36, Eget kort' }).click();
    await everybodySees(OWN_QUESTION);
  });

  await test.step('Mette hands the role over to Jonas, and Jonas leads the table', async () => {
    const handOver = async () => {
      const sheet = await mette.openRolesOf('Jonas Bech');
      await sheet.getByRole('button', { name: 'Giv rollen som mødeleder videre …' }).click();
      const question = mette.panel.getByRole('alertdialog', { name: 'Giv rollen videre til Jonas Bech?' });
      await question.getByRole('button', { name: 'Giv rollen videre' }).click();
    };
    await handOver();
    await expect(
      mette.panel.getByRole('main').getByText('Du gav rollen som mødeleder videre til Jonas Bech.'),
    ).toBeVisible();
    await expect(
      jonas.panel.getByRole('main').getByText('Mette Lindholm gav dig rollen. Du er mødeleder nu.'),
    ).toBeVisible();
    await mette.press('Fortryd: rollen givet videre');
    await expect(
      jonas.panel.getByRole('main').getByText('Mette Lindholm tog rollen som mødeleder tilbage.'),
    ).toBeVisible();
    await handOver();
    const cards = await jonas.openFromMenu('Kort og formål');
    await choose(cards.getByRole('radio', { name: 'Mødelederen vender kort' }));
    await cards.getByRole('button', { name: 'Luk', exact: true }).click();

    await amina.goTo('Nu');
    await expect(amina.panel.getByText('Mødelederen vender kortene.')).toBeVisible();
    for (const step of ['Næste kort', 'Færdig', 'Spring over', 'Parkér', 'Læg tilbage']) {
      await expect(amina.panel.getByRole('button', { name: step })).toBeHidden();
      await expect(amina.stage.getByRole('button', { name: step })).toBeHidden();
      await expect(jonas.stage.getByRole('button', { name: step })).toBeVisible();
    }
    await expect(amina.faceDown).toHaveCount(0);
  });

  await test.step('[TABLE-19] Jonas is done with the card on the stage and takes that back in his panel', async () => {
    await jonas.pressOnStage('Færdig');
    await expect(amina.stage.getByRole('heading', { name: OWN_QUESTION })).toBeHidden();
    // He pressed on the stage, and takes it back in his panel.
    await jonas.press('Fortryd: færdig med kortet');
    await everybodySees(OWN_QUESTION);
  });

  await test.step('Jonas ends the meeting', async () => {
    const menu = await jonas.openMenu();
    await menu.getByRole('button', { name: 'Pak kortene sammen …' }).click();
    const question = jonas.panel.getByRole('alertdialog', { name: 'Pak kortene sammen?' });
    await question.getByRole('button', { name: 'Pak kortene sammen' }).click();
    for (const person of everybody) {
      await expect(person.panel.getByRole('heading', { name: 'Kortene er pakket sammen' })).toBeVisible();
      await expect(person.stage.getByRole('heading', { name: 'Tak for snakken' })).toBeVisible();
      await expect(person.stage.getByRole('region', { name: 'Talt om', exact: true })).toContainText(
        OWN_QUESTION,
      );
    }
  });

  await test.step('Mette looks back at the cards and begins again, and everybody comes along', async () => {
    await mette.goTo('Kort');
    await expect(mette.panel.getByText('Talt om')).toBeVisible();
    await mette.goTo('Nu');
    await mette.press('Læg kortene på bordet igen');
    for (const person of everybody) {
      await expect(person.panel.getByRole('heading', { name: 'Før mødet' })).toBeVisible();
      await expect(person.stage.getByRole('button', { name: 'Læg kortene på bordet' })).toBeVisible();
    }
    await amina.pressOnStage('Læg kortene på bordet');
    // Two of the deck were talked about.
    for (const { faceDown } of everybody) await expect(faceDown).toHaveCount(33);
  });
});

test('[E2E-94] Four presses lead to the first card, two from the third card to the end, and two to a copy of the recap', async ({
  page,
}) => {
  let presses = 0;
  const meeting = await Meeting.begin(page);
  const { mette, jonas } = meeting;
  const press = async (button: string) => {
    presses += 1;
    await mette.press(button);
  };
  await meeting.addApp();
  presses += 1;
  for (const button of ['Læg kortene på bordet', 'Vis bordet for alle']) await press(button);
  await expect(mette.faceDown.first()).toBeVisible();
  await press('Vend et kort');
  await jonas.seesQuestion(await mette.question());
  expect(presses).toBe(4);
  for (const card of ['2. kort', '3. kort']) {
    await mette.press('Næste kort');
    await expect(mette.panel.getByRole('heading', { level: 1, name: card })).toBeVisible();
  }

  presses = 0;
  for (const button of ['Rund af', 'Pak kortene sammen']) await press(button);
  await expect(jonas.panel.getByRole('heading', { name: 'Kortene er pakket sammen' })).toBeVisible();
  expect(presses).toBe(2);

  presses = 0;
  for (const button of ['Gem eller del opsamlingen', 'Kopiér til mail og chat']) await press(button);
  await expect(mette.panel.getByText(/^(Opsamlingen er kopieret|Teksten er markeret)/)).toBeVisible();
  expect(presses).toBe(2);
  await mette.press('Tag kortene frem igen');
  await expect(jonas.panel.getByRole('heading', { name: 'Afsluttende runde' })).toBeVisible();
});
