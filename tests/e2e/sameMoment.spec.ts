import { expect, type Locator } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const CARDS = 35;
const ROUNDS = 5;
const FASTER = 'En anden nåede det lige før dig.';

test('[E2E-6] When two people turn different cards in the same moment, one card lies on every screen, and a friendly line tells the other person', async ({
  page,
}) => {
  const { mette, jonas, amina } = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  const line = ({ stage }: { stage: typeof mette.stage }) =>
    stage.getByRole('status').filter({ hasText: FASTER });

  for (let round = 1; round <= ROUNDS; round += 1) {
    await clickAtOnce(mette.faceDown.first(), jonas.faceDown.last());
    await expect.poll(async () => (await shown([mette, jonas].map(line))).length).toBe(1);
    for (const { faceDown } of [mette, jonas, amina]) await expect(faceDown).toHaveCount(CARDS - round);
    const question = await amina.question();
    for (const person of [mette, jonas, amina]) await person.seesQuestion(question);
    await expect(line(amina)).toBeHidden();

    const [told] = await shown([mette, jonas].map(line));
    await told?.getByRole('button', { name: 'Luk beskeden' }).click();
    await amina.pressOnStage('Færdig');
    for (const person of [mette, jonas]) await expect(person.pile('Talt om')).toHaveCount(round);
  }
});

/** One mouse cannot press in two windows at once; both are found first, so that nothing comes between the presses. */
async function clickAtOnce(...buttons: readonly Locator[]): Promise<void> {
  const found = await Promise.all(buttons.map((button) => button.elementHandle()));
  await Promise.all(found.map((element) => element?.evaluate((button) => (button as HTMLElement).click())));
}

async function shown(locators: readonly Locator[]): Promise<Locator[]> {
  const visible = await Promise.all(locators.map((locator) => locator.isVisible()));
  return locators.filter((_, index) => visible[index]);
}
