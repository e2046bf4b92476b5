import { expect, type Locator } from '@playwright/test';
import { Attendee, Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

/** Of a time that is over almost at once. */
const THREE_SECONDS_IN_MINUTES = '0,05';

test('[E2E-30] [AROUND-10] Four people hold the rounds of a meeting: opening, speaking, silence, time, placement and closing', async ({
  page,
}) => {
  const meeting = await Meeting.atTheTable(page, { people: ['colleague', 'colleague', 'colleague'] });
  const { mette, jonas, amina } = meeting;
  const soren = new Attendee(page, 'Søren');
  const everybody = [mette, jonas, amina, soren];
  const onEveryStage = async (find: (person: Attendee) => Locator) => {
    for (const person of everybody) await expect(find(person)).toBeVisible();
  };
  const begin = async (tool: Parameters<Attendee['unfoldTool']>[0], what: string) => {
    await (await mette.unfoldTool(tool)).getByRole('button', { name: what, exact: true }).click();
  };

  await test.step('Mette takes a round first, and all see its question instead of a card', async () => {
    await mette.press('Begynd med den indledende runde');
    await onEveryStage(({ stage }) => stage.getByRole('region', { name: 'Indledende runde' }));
    await expect(jonas.panel.getByRole('heading', { level: 1, name: 'Indledende runde' })).toBeVisible();
  });

  await test.step('Everybody gets the floor once, one of them last, and all see who is next', async () => {
    await begin('Runde', 'Begynd en talerunde');
    const hasFloor = ({ panel }: Attendee) => panel.getByText('Du har ordet', { exact: true });
    /** Whoever has the floor by their own panel; each turn one person. */
    const speaker = async (): Promise<Attendee> => {
      let having: Attendee[] = [];
      await expect
        .poll(async () => {
          const floors = await Promise.all(everybody.map((person) => hasFloor(person).isVisible()));
          having = everybody.filter((_, index) => floors[index]);
          return having.length;
        })
        .toBe(1);
      return having[0] ?? mette;
    };
    const first = await speaker();
    await onEveryStage(({ stage }) => stage.getByText(/^(Har ordet|Du har ordet)/).first());
    await first.press('Kom tilbage til mig');
    await expect(hasFloor(first)).toBeHidden();
    for (const step of ['Giv ordet videre', 'Pas', 'Giv ordet videre']) {
      const now = await speaker();
      expect(now).not.toBe(first);
      await now.press(step);
      await expect(hasFloor(now)).toBeHidden();
    }
    await expect(hasFloor(first)).toBeVisible();
    await first.press('Giv ordet videre');
    await onEveryStage(({ stage }) => stage.getByText('Alle har haft ordet.', { exact: true }).first());
    await mette.press('Slut talerunden');
    await expect(jonas.stage.getByText('Alle har haft ordet.')).toHaveCount(0);
  });

  await test.step('All name tools, with a suggestion or by hand, and the same one is there once', async () => {
    await mette.press('Næste spørgsmål');
    const field = (person: Attendee) => person.panel.getByRole('textbox', { name: 'Et værktøj, I bruger' });
    await field(jonas).fill('kal');
    await jonas.press('Kalender');
    await field(amina).fill('kalender, Regneark');
    await amina.press('Tilføj');
    for (const { stage } of everybody) {
      await expect(
        stage.getByRole('list', { name: 'Værktøjer, I har nævnt' }).getByRole('listitem'),
      ).toHaveText(['Kalender', 'Regneark']);
    }
  });

  await test.step('A card ends the round', async () => {
    await mette.press('Vend et kort');
    const question = await mette.question();
    for (const person of everybody) await person.seesQuestion(question);
    await expect(soren.stage.getByRole('region', { name: 'Indledende runde' })).toBeHidden();
  });

  await test.step('In a silent minute each writes alone; three share without a name, and no name is there', async () => {
    await begin('Stille minut', 'Hold et stille minut');
    const words: readonly [Attendee, string][] = [
      [jonas, 'Vi spørger altid den samme'],
      [amina, 'Jeg øver mig derhjemme'],
      [soren, 'Hvem har tid til det?'],
    ];
    for (const [person, text] of words) {
      await person.panel.getByRole('textbox', { name: 'Dine egne ord' }).fill(text);
    }
    await mette.press('Slut stilheden for alle');
    for (const [person, text] of words) {
      await expect(person.panel.getByRole('textbox', { name: 'Dine egne ord' })).toHaveValue(text);
      await person.press('Del uden navn');
      await expect(person.panel.getByText('Dine ord venter uden navn')).toBeVisible();
    }
    await expect(mette.panel.getByText('3 svar uden navn venter.')).toBeVisible();
    await mette.press('Læg dem frem');
    for (const { stage } of everybody) {
      const shown = stage.getByRole('region', { name: 'Jeres ord' }).getByRole('listitem');
      await expect(shown).toHaveCount(3);
      for (const [, text] of words) await expect(shown.filter({ hasText: text })).toHaveText(/uden navn$/);
    }
    await mette.press('Gå videre sammen');
    await expect(jonas.panel.getByRole('textbox', { name: 'Dine egne ord' })).toHaveCount(0);
  });

  await test.step('A time shows alike to all; at its end each is asked alone, and Mette sees the sum', async () => {
    const rounds = await mette.unfoldTool('Tid');
    await rounds.getByRole('textbox', { name: 'Andet antal minutter' }).fill(THREE_SECONDS_IN_MINUTES);
    await rounds.getByRole('button', { name: 'Start' }).click();
    for (const { panel } of [jonas, amina]) {
      await expect(panel.getByText('Tiden er gået. I har ikke travlt.')).toBeVisible();
    }
    await jonas.press('Mere tid');
    await amina.press('Gå videre');
    await expect(mette.panel.getByText('Mere tid: 1. Gå videre: 1.')).toBeVisible();
    await expect(jonas.panel.getByText('Tak for dit svar.')).toBeVisible();
    await expect(jonas.panel.getByText('Mere tid: 1.')).toHaveCount(0);
    await mette.press('Fjern tiden for alle');
    await expect(soren.panel.getByText('Tiden er gået.')).toHaveCount(0);
  });

  await test.step('Four place themselves; nothing is shown before, and then the spread on every stage', async () => {
    await begin('Placér jer', 'Det her fylder hos os');
    await onEveryStage(({ stage }) => stage.getByText('1: Næsten ikke'));
    const reveal = mette.panel.getByRole('button', { name: 'Vis fordelingen' });
    for (const [index, place] of ['2', '2', '4', '5'].entries()) {
      const person = everybody[index] ?? mette;
      await expect(reveal).toBeHidden();
      await person.panel.getByRole('radio', { name: place, exact: true }).check();
      await person.press('Aflever min placering');
      await expect(person.panel.getByText('Tak. Din placering er talt med, uden navn.')).toBeVisible();
    }
    // One thinks again; the others may not end it.
    await jonas.panel.getByRole('radio', { name: '1', exact: true }).check();
    await jonas.press('Ret min placering');
    await expect(jonas.panel.getByRole('button', { name: 'Ret min placering' })).toBeHidden();
    await expect(jonas.panel.getByRole('button', { name: 'Drop placeringen for alle' })).toHaveCount(0);
    await onEveryStage(({ stage }) => stage.getByText('Svar i sidepanelet.'));
    await expect(mette.stage.getByRole('radio')).toHaveCount(0);
    await reveal.click();
    await onEveryStage(({ stage }) =>
      stage.getByRole('img', {
        name: 'Det her fylder hos os: på 1: 1, på 2: 1, på 3: ingen, på 4: 1, på 5: 1',
      }),
    );
  });

  await test.step('In the closing round Jonas puts his words on the table, and the meeting ends', async () => {
    await begin('Runde', 'Tag den afsluttende runde');
    await jonas.panel
      .getByRole('textbox', { name: 'Det har jeg fået øje på' })
      .fill('Vi kan mere, end vi tror');
    await jonas.panel.getByRole('textbox', { name: 'Mit næste skridt' }).fill('Jeg spørger Amina');
    await jonas.press('Læg det på bordet');
    for (const { stage } of everybody) {
      const said = stage.getByRole('region', { name: 'Det tager vi med' });
      await expect(said).toContainText('Jonas Bech');
      await expect(said).toContainText('Jeg spørger Amina');
    }
    await mette.press('Pak kortene sammen');
    await expect(
      soren.panel.getByRole('heading', { level: 1, name: 'Kortene er pakket sammen' }),
    ).toBeVisible();
  });
});
