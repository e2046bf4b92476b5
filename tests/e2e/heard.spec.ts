import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { Listener } from '../support/e2e/listener.ts';
import { Attendee, choose, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

const STORY = new URL('../support/e2e/heardMeeting.txt', import.meta.url);
const THREE_SECONDS_IN_MINUTES = '0,05';
const OPENING = 'Kortene bliver lagt frem …';
/** The order of a round is drawn by lot. */
const FLOOR = / har ordet\.|^Du har ordet nu\./;

test('[HEARD-4] [HEARD-8] A listener follows a whole meeting by ear, each thing told once', async ({
  page,
}) => {
  await Listener.prepare(page);
  const meeting = await Meeting.begin(page, { people: ['colleague', 'colleague', 'colleague'] });
  const { mette, jonas, amina } = meeting;
  const soren = new Attendee(page, 'Søren');
  const everybody = [mette, jonas, amina, soren];
  const listener = Listener.to(jonas);
  const begin = async (tool: Parameters<Attendee['unfoldTool']>[0], what: string) => {
    await (await mette.unfoldTool(tool)).getByRole('button', { name: what, exact: true }).click();
  };

  await test.step('Mette lays the cards in their order and puts them on the table', async () => {
    await meeting.addApp();
    await mette.keepOrder();
    await expect(jonas.panel.getByRole('heading', { name: 'Før mødet' })).toBeVisible();
    await mette.press('Læg kortene på bordet');
    await listener.hears('35 kort ligger med bagsiden op.');
    await listener.hears('er referent nu.');
    await mette.press('Vis bordet for alle');
    for (const { faceDown } of everybody) await expect(faceDown).toHaveCount(35);
  });

  await test.step('The opening round', async () => {
    await mette.press('Begynd med den indledende runde');
    await listener.hears('begyndte den indledende runde.');
    await mette.press('Næste spørgsmål');
    await listener.hears('gik videre til næste spørgsmål.');
    await amina.panel.getByRole('textbox', { name: 'Et værktøj, I bruger' }).fill('Kalender, Regneark');
    await amina.press('Tilføj');
    await listener.hears('Nyt på listen: Kalender, Regneark');
  });

  await test.step('Cards are turned, parked, skipped, put back, and taken up again', async () => {
    await amina.pressElsewhere('Vend et kort');
    await listener.hears('Amina Yusuf vendte et kort.');
    await soren.pressElsewhere('Næste kort');
    await listener.hears(/^Søren .* vendte et kort\./);
    await mette.pressElsewhere('Parkér');
    await listener.hears('parkerede kortet. 33 kort er tilbage.');
    await jonas.pressElsewhere('Vend et kort');
    await listener.hears('Du vendte et kort.');
    await soren.pressElsewhere('Læg tilbage');
    await listener.hears('lagde kortet tilbage. 33 kort er tilbage.');
    await amina.pressElsewhere('Vend et kort');
    await listener.hears('Amina Yusuf vendte et kort.');
    await mette.pressElsewhere('Spring over');
    await listener.hears('sprang kortet over. 32 kort er tilbage.');
    await jonas.pile('Parkeret').getByRole('button').dispatchEvent('click');
    await listener.hears('Du tog et kort frem igen.');
  });

  await test.step('Everybody gets the floor once, and nobody hears who passed', async () => {
    await begin('Runde', 'Begynd en talerunde');
    await listener.hears('begyndte en talerunde.');
    for (let turn = 1; turn <= everybody.length; turn += 1) {
      await expect
        .poll(async () => (await listener.lines()).filter((line) => FLOOR.test(line)).length)
        .toBe(turn);
      await mette.panel.getByRole('button', { name: /^Giv ordet videre/ }).click();
    }
    await listener.hears('Alle har haft ordet.');
    await mette.press('Slut talerunden');
    await listener.hears('sluttede talerunden.');
  });

  await test.step('A silent minute, words without a name, and a short time', async () => {
    await begin('Stille minut', 'Hold et stille minut');
    await listener.hears('begyndte et stille minut.');
    for (const person of [amina, soren, jonas]) {
      await person.panel.getByRole('textbox', { name: 'Dine egne ord' }).fill('Vi spørger hinanden');
    }
    await mette.press('Slut stilheden for alle');
    for (const person of [amina, soren, jonas]) {
      await person.press('Del uden navn');
      await expect(person.panel.getByText('Dine ord venter uden navn')).toBeVisible();
    }
    await mette.press('Læg dem frem');
    await listener.hears('3 har delt uden navn:');
    await mette.press('Gå videre sammen');
    await listener.hears('sluttede det stille minut.');
    const rounds = await mette.unfoldTool('Tid');
    await rounds.getByRole('textbox', { name: 'Andet antal minutter' }).fill(THREE_SECONDS_IN_MINUTES);
    await rounds.getByRole('button', { name: 'Start' }).click();
    await listener.hears('satte 3 sekunder af.');
    await listener.hears('Tiden er gået.');
    await mette.press('Fjern tiden for alle');
    await listener.hears('stoppede tiden.');
  });

  await test.step('Four place themselves', async () => {
    await begin('Placér jer', 'Det her er vi gode til');
    await listener.hears('fra 1 til 5');
    for (const [index, place] of ['2', '2', '4', '5'].entries()) {
      const person = everybody[index] ?? mette;
      await person.panel.getByRole('radio', { name: place, exact: true }).check();
      await person.press('Aflever min placering');
      await expect(person.panel.getByText('Tak. Din placering er talt med, uden navn.')).toBeVisible();
    }
    await mette.press('Vis fordelingen');
    await listener.hears('Sådan står I.');
  });

  await test.step('Roles change hands', async () => {
    const cards = await mette.openFromMenu('Kort og formål');
    await choose(cards.getByRole('radio', { name: 'Mødelederen vender kort' }));
    await listener.hears('lod mødelederen vende kortene.');
    await choose(cards.getByRole('radio', { name: 'Alle må vende kort' }));
    await listener.hears('lod alle vende kort.');
    await cards.getByRole('button', { name: 'Luk', exact: true }).click();
    const roles = await mette.openRolesOf('Jonas Bech');
    await roles.getByRole('button', { name: 'Del rollen som mødeleder: Jonas Bech' }).click();
    await listener.hears('Du er mødeleder nu.');
    await roles.getByRole('button', { name: 'Luk', exact: true }).click();
  });

  await test.step('The closing round, the recap and the end', async () => {
    await begin('Runde', 'Tag den afsluttende runde');
    await listener.hears('begyndte den afsluttende runde.');
    await amina.panel
      .getByRole('textbox', { name: 'Det har jeg fået øje på' })
      .fill('Vi kan mere, end vi tror');
    await amina.press('Læg det på bordet');
    await listener.hears('Amina Yusuf tager med herfra:');
    await mette.press('Pak kortene sammen');
    await listener.hears('pakkede kortene sammen.');
  });

  // How long a page takes to open depends on the machine.
  const heard = (await listener.heard()).filter(({ text }) => text !== OPENING);
  const floor = heard.filter(({ text }) => FLOOR.test(text));
  expect(new Set(floor.map(({ text }) => text.split(' har ordet')[0])).size).toBe(everybody.length);
  const story = heard.filter((line) => !floor.includes(line) || line === floor[0]);
  const told = story.map((line) => (line === floor[0] ? '(Ordet går rundt.)' : line.text));
  expect(`${told.join('\n')}\n`).toBe(readFileSync(STORY, 'utf8'));
  expect(heard.filter(({ isLost }) => isLost).map(({ text }) => text)).toEqual([]);
});

test('[HEARD-5] [HEARD-6] [HEARD-7] Everybody reads who did what, in one place, a list has it, and each chooses what is told', async ({
  page,
}) => {
  await Listener.prepare(page);
  const { mette, jonas } = await Meeting.atTheTable(page);
  const listener = Listener.to(jonas);

  await test.step('Jonas reads that Mette has turned a card, and Mette does not', async () => {
    await mette.pressOnStage('Vend et kort');
    const line = 'Mette Lindholm vendte et kort.';
    await expect(jonas.panel.getByText(line, { exact: true })).toBeVisible();
    await expect(jonas.stage.getByText(line, { exact: true })).toHaveCount(0);
    await expect(mette.panel.getByText('Du vendte et kort.', { exact: true })).toHaveCount(0);
    await expect(jonas.panel.getByText(line, { exact: true })).toHaveCount(0);
  });

  const openList = async () => {
    const menu = await jonas.openMenu();
    await menu.getByRole('button', { name: 'Hvad er der sket' }).click();
    return jonas.panel.getByRole('dialog', { name: 'Hvad er der sket' });
  };

  await test.step('Jonas finds it in the list, and chooses to be told nothing', async () => {
    const sheet = await openList();
    await expect(sheet.getByRole('listitem').first()).toContainText('Mette Lindholm vendte et kort.');
    await sheet.getByRole('radio', { name: 'Ingenting' }).check();
    await sheet.getByRole('button', { name: 'Luk' }).click();
    const before = (await listener.lines()).length;
    await mette.pressOnStage('Færdig');
    await expect(jonas.pile('Talt om')).toHaveCount(1);
    expect(await listener.lines()).toHaveLength(before);
    await expect((await openList()).getByRole('listitem').first()).toContainText('I har talt om.');
  });

  await test.step('After a reload the list is empty, and the choice stands', async () => {
    await jonas.reload();
    await expect(jonas.pile('Talt om')).toHaveCount(1);
    const sheet = await openList();
    await expect(sheet.getByText('Der er ikke sket noget endnu')).toBeVisible();
    await expect(sheet.getByRole('radio', { name: 'Ingenting' })).toBeChecked();
  });
});

test('[HEARD-4] A message in the panel is closed, and what happens afterwards is announced', async ({
  page,
}) => {
  await Listener.prepare(page);
  const { mette, jonas } = await Meeting.atTheTable(page);
  const listener = Listener.to(mette);
  await mette.press('Vend et kort');
  await mette.press('Parkér');
  await mette.press('Fortryd: kort parkeret');
  const message = mette.panel.getByRole('main').getByText('Fortrudt. Kortet er fremme igen.');
  await expect(message).toBeVisible();
  await jonas.pressOnStage('Næste kort');
  await listener.hears('Jonas Bech vendte et kort.');
  await mette.panel.getByRole('button', { name: 'Luk beskeden' }).click();
  await expect(message).toBeHidden();
});
