import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const LOADS = 15;
const STEPS = ['Færdig', 'Spring over', 'Parkér'] as const;
const ROUNDS = 4;

test('[E2E-11] A table that people who have left have edited shows every edit, each time it is loaded afresh', async ({
  page,
}) => {
  test.slow();
  const meeting = await Meeting.begin(page, {
    people: ['colleague', 'colleague'],
    settings: { Mette: { present: false } },
  });
  const { mette, jonas, amina } = meeting;
  await meeting.addApp(jonas);
  await jonas.press('Læg kortene på bordet');

  const laid: Record<(typeof STEPS)[number], string[]> = { Færdig: [], 'Spring over': [], Parkér: [] };
  const own: string[] = [];
  await test.step('Jonas lays cards and Amina writes some', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const step of STEPS) {
        await jonas.press('Vend et kort');
        laid[step].push(await jonas.question());
        await jonas.press(step);
        const question = `Hvad mener vi i runde ${round}, når vi siger "${step}"?`;
        await amina.writeOwnCard(question);
        own.push(question);
      }
      const rewritten = `Hvad mener vi egentlig i runde ${round}?`;
      await amina.press(`Ret: ${own.at(-1)}`);
      await amina.panel.getByRole('textbox', { name: 'Dit spørgsmål' }).last().fill(rewritten);
      await amina.press('Gem');
      own[own.length - 1] = rewritten;
      await amina.press(`Tag af bordet: ${own.at(-2)}`);
      own.splice(-2, 1);
    }
    await expect(jonas.panel.getByRole('button', { name: '2 er med' })).toBeVisible();
  });

  await jonas.leave();
  await amina.leave();
  await mette.comeBack();
  const menu = await mette.openFromMenu('Roller', 'Hvem er her?');
  await menu.getByRole('button', { name: 'Bliv mødeleder' }).click();
  await menu.getByRole('button', { name: 'Luk', exact: true }).click();
  await mette.press('Vis for alle');
  for (let load = 1; load <= LOADS; load += 1) {
    await test.step(`load ${load}`, async () => {
      await expect(mette.pile('Talt om')).toHaveText(laid.Færdig);
      await expect(mette.pile('Sprunget over')).toHaveText(laid['Spring over']);
      await expect(mette.pile('Parkeret')).toHaveText(laid.Parkér);
      await expect(mette.faceDown).toHaveCount(35 - ROUNDS * STEPS.length + own.length);
      await mette.goToOwnCards();
      const written = mette.panel.getByRole('region', { name: 'Kort, andre har skrevet' });
      await expect(written.getByRole('listitem')).toContainText(own);
      await mette.goTo('Kort');
      const parked = mette.panel.getByRole('region', { name: 'Parkeret' });
      await expect(parked.getByRole('listitem')).toContainText(laid.Parkér);
    });
    await mette.reload();
  }
});
