import { expect } from '@playwright/test';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { sameMoment } from '../support/e2e/sameMoment.ts';
import { test } from '../support/e2e/test.ts';

const CARDS = 35;
const ROUNDS = 3;

test('[E2E-6] When two people turn different cards in the same moment, one card lies on every screen, and a friendly line tells the other person', async ({
  page,
}) => {
  const moment = await sameMoment(page);
  const { mette, jonas, amina } = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  // Whoever has done nothing yet only listens; the first step opens a line to speak on, which takes its time.
  for (const person of [mette, jonas]) {
    await person.pressOnStage('Vend et kort');
    await expect(amina.card).toBeVisible();
    await person.pressOnStage('Læg tilbage');
    await expect(amina.card).toBeHidden();
  }
  const line = ({ stage }: Attendee) =>
    stage.getByRole('status').filter({ hasText: 'En anden nåede det lige før dig.' });

  for (let round = 1; round <= ROUNDS; round += 1) {
    const [first, second] = round % 2 === 1 ? [mette, jonas] : [jonas, mette];
    await moment.during(async () => {
      await first.faceDown.first().click();
      await second.faceDown.last().click();
    });
    await expect(line(second)).toBeVisible();
    const question = await first.question();
    for (const person of [mette, jonas, amina]) {
      await person.seesQuestion(question);
      await expect(person.faceDown).toHaveCount(CARDS - round);
    }
    for (const person of [first, amina]) await expect(line(person)).toBeHidden();

    await line(second).getByRole('button', { name: 'Luk beskeden' }).click();
    await amina.pressOnStage('Færdig');
    for (const person of [mette, jonas]) await expect(person.pile('Talt om')).toHaveCount(round);
  }
});
