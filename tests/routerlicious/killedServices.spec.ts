/** A meeting on a Routerlicious of which one nexus and one deli of two are killed; TEST_KILLED_PIDS are their processes. */
import { expect } from '@playwright/test';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const OWN_QUESTION = 'Hvem kan vi spørge?';

test.use({ expectedErrors: [/net::ERR_|WebSocket|fluid:telemetry:|502 \(Bad Gateway\)/] });

test('A meeting goes on when one nexus and one deli of two are killed in the middle of it', async ({
  page,
}) => {
  const { mette, jonas, amina } = await Meeting.atTheTable(page, { people: ['colleague', 'colleague'] });
  const everybody = [mette, jonas, amina];
  const everybodySees = async (question: string) => {
    for (const person of everybody) await person.seesQuestion(question);
  };
  await mette.pressOnStage('Vend et kort');
  const first = await mette.question();
  await everybodySees(first);

  const pids = (process.env.TEST_KILLED_PIDS ?? '').split(',').map(Number);
  expect(pids.length).toBe(2);
  for (const pid of pids) process.kill(pid, 'SIGKILL');

  await test.step('Two people go on at once, before their pages know', async () => {
    await jonas.pressOnStage('Næste kort');
    await amina.writeOwnCard(OWN_QUESTION);
  });
  await test.step('Everybody sees what both did, and nothing of before is lost', async () => {
    for (const person of everybody) {
      await expect(person.pile('Talt om')).toHaveCount(1, { timeout: WITHIN_MS });
      await expect(person.faceDown).toHaveCount(34, { timeout: WITHIN_MS });
    }
    const second = await jonas.question();
    expect(second).not.toBe(first);
    await everybodySees(second);
  });
  await test.step('The meeting goes on to its end', async () => {
    await mette.stage.getByRole('button', { name: 'Vend kort 36, Eget kort' }).click();
    await everybodySees(OWN_QUESTION);
    await mette.pressOnStage('Færdig');
    for (const person of everybody) await expect(person.pile('Talt om')).toHaveCount(3);
  });
});

/** The partitions of the dead deli go to the other one when its membership runs out: Kafka's clients ask for 45 s. */
const WITHIN_MS = 120_000;
