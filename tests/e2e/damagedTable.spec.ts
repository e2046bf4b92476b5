/** One operation that no page can apply: the meeting goes on with what is on the screen. */
import { expect, type Page } from '@playwright/test';
import { methodAndPath } from '../../src/shared/contract/routes.ts';
import type { SessionView } from '../../src/shared/contract/schemas/sessions.ts';
import { type Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';
import { batch, CHANGE, edit, ids } from '../support/relay/edits.ts';
import { connectDocument, operation } from '../support/relay/rawSocket.ts';

// Fluid tells the console what it cannot apply, and closes connections in the middle of a request.
test.use({ expectedErrors: [/fluid:telemetry:|socket\.io/] });

const GO_ALONG = 'Gå med til det nye bord';

/** An operation that no page can apply, sent by this person's own software. */
async function breakTable(page: Page, attendee: Attendee, other: Attendee): Promise<void> {
  const origin = new URL((await attendee.panelFrame.getAttribute('src')) ?? '').origin;
  const opening = page.waitForResponse(
    (response) =>
      response.url() === `${origin}${methodAndPath('openSession').path}` &&
      response.request().method() === 'POST',
  );
  await attendee.reload();
  const response = await opening;
  await attendee.seesQuestion(await other.question());
  const { authorization = '' } = await response.request().allHeaders();
  const { session, documentId = '', fluid } = (await response.json()) as SessionView;
  const at = `${origin}${methodAndPath('fluidToken').path.replace(':id', session.id)}`;
  const reply = await page.request.post(at, { headers: { authorization }, data: { documentId } });
  const { token: jwt } = await reply.json();
  const raw = connectDocument(origin, { documentId, tenantId: fluid.tenantId, jwt });
  const { clientId, checkpointSequenceNumber: referenceSequenceNumber = 0 } = await raw.answer;
  const broken = edit({ change: { ...CHANGE, changeset: [{ data: 'x' }] } });
  const contents = JSON.stringify(batch(ids(1, 1), broken));
  raw.socket.emit('submitOp', clientId, [[operation(1, { contents, referenceSequenceNumber })]]);
  await expect(other.panel.getByText('Bordet er gået i stykker')).toBeVisible();
  raw.close();
}

test('[DAMAGE-1] [DAMAGE-4] A table that no page can open goes on with what is on the screen', async ({
  page,
}) => {
  const meeting = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  const { mette, jonas, amina } = meeting;
  await mette.press('Vend et kort');
  const question = await mette.question();
  await jonas.seesQuestion(question);
  await breakTable(page, amina, mette);
  await expect(jonas.panel.getByText('Mødelederen kan begynde et nyt')).toBeVisible();
  await jonas.seesQuestion(question);

  await mette.press('Begynd et nyt bord med det, der er på skærmen');
  for (const { panel, stage } of [mette, jonas]) {
    await stage.getByRole('button', { name: GO_ALONG }).click();
    if (panel !== mette.panel) await panel.getByRole('button', { name: GO_ALONG }).click();
  }
  await mette.press('Næste kort');
  const next = await mette.question();
  expect(next).not.toBe(question);
  await jonas.seesQuestion(next);
});
