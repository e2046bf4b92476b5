import { expect, type Page } from '@playwright/test';
import { methodAndPath } from '../../src/shared/contract/routes.ts';
import type { SessionView } from '../../src/shared/contract/schemas/sessions.ts';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const GO_ALONG = 'Gå med til det nye bord';

async function originOf({ panelFrame }: Attendee): Promise<string> {
  return new URL((await panelFrame.getAttribute('src')) ?? '').origin;
}

/** Ends the session and begins another one, with calls of this person's that no page of ours would make. */
async function replaceTable(page: Page, attendee: Attendee): Promise<void> {
  const address = `${await originOf(attendee)}${methodAndPath('openSession').path}`;
  const opening = page.waitForResponse(
    (response) => response.url() === address && response.request().method() === 'POST',
  );
  await attendee.reload();
  const response = await opening;
  const { authorization = '' } = await response.request().allHeaders();
  const { meetingId } = response.request().postDataJSON();
  const { session } = (await response.json()) as SessionView;
  for (const [path, data] of [
    [`${address}/${session.id}/end`, {}],
    [address, { meetingId, beginNew: true }],
  ] as const) {
    const reply = await page.request.post(path, { headers: { authorization }, data });
    expect(reply.ok()).toBe(true);
  }
}

test('[OVER-3] A table that is replaced elsewhere stays on screen, and people go along when they like', async ({
  page,
}) => {
  const meeting = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  const { mette, jonas, amina } = meeting;
  await mette.press('Vend et kort');
  const question = await mette.question();
  await jonas.seesQuestion(question);
  await replaceTable(page, amina);

  for (const { panel, stage } of [mette, jonas]) {
    for (const frame of [panel, stage]) {
      await expect(frame.getByText('I har fået et nyt bord')).toBeVisible();
      await expect(frame.getByRole('button', { name: GO_ALONG })).toBeVisible();
    }
  }
  await jonas.seesQuestion(question);
  await jonas.press(GO_ALONG);
  await expect(jonas.panel.getByRole('button', { name: 'Læg kortene på bordet' })).toBeVisible();
  await mette.seesQuestion(question);
  await mette.pressOnStage(GO_ALONG);
  await mette.press(GO_ALONG);
  await mette.press('Læg kortene på bordet');
  // The one card that has been out lies aside.
  await expect(mette.faceDown).toHaveCount(34);
  // A press so soon after Mette's change that it can be meant for what was there before is not taken: a person presses again.
  await expect(async () => {
    await jonas.press('Vend et kort');
    await expect(jonas.card).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await mette.seesQuestion(await jonas.question());
});
