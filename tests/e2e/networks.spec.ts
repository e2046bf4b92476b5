import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

test('[SYNC-19] Where WebSockets open and pass nothing on, people hold their meeting all the same', async ({
  page,
}) => {
  // Whoever asks for one gets it, and nothing ever comes.
  await page.routeWebSocket(/\/socket\.io\//, () => undefined);
  const meeting = await Meeting.begin(page, { people: ['colleague'] });
  const { mette, jonas } = meeting;
  await meeting.addApp();
  await mette.press('Læg kortene på bordet');
  await mette.press('Vis bordet for alle');
  await expect(jonas.faceDown).toHaveCount(35);
  await jonas.press('Vend et kort');
  await mette.seesQuestion(await jonas.question());
});

test.describe('A proxy in one person’s way', () => {
  test.use({ expectedErrors: [/502 \(Bad Gateway\)|fluid:telemetry/] });

  test('[SESSION-30] A person behind a proxy that answers 502 is offered no other table, and others are not affected', async ({
    page,
  }) => {
    const meeting = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
    const { mette, jonas, amina } = meeting;
    const { origin } = new URL((await jonas.panelFrame.getAttribute('src')) ?? '');
    const isAnswered = (url: URL) =>
      url.origin === origin && /^\/(documents|repos|deltas)\//.test(url.pathname);
    await page.route(isAnswered, (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
    await jonas.reload();
    await expect(jonas.panel.getByRole('heading', { name: 'Bordet svarer ikke lige nu' })).toBeVisible();

    await mette.press('Vend et kort');
    const question = await mette.question();
    await amina.seesQuestion(question);
    expect(await jonas.panel.getByRole('button').allTextContents()).toEqual(['Prøv igen']);
    await page.unroute(isAnswered);
    await jonas.seesQuestion(question);
    await expect(jonas.card.getByRole('heading')).toHaveText(question);
  });
});
