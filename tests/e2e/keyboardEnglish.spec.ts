import { expect } from '@playwright/test';
import { tabTo } from '../support/e2e/keyboard.ts';
import { Meeting } from '../support/e2e/meeting.ts';
import { test } from '../support/e2e/test.ts';

// Panels as high as on a laptop: in lower ones the whole panel scrolls.
test.use({ viewport: { width: 1600, height: 1700 } });

test('[E2E-32] A meeting in English is led with the keyboard alone, from the start to the next one', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const english = { language: 'en' } as const;
  const meeting = await Meeting.begin(page, {
    people: ['colleague'],
    settings: { Mette: english, Jonas: english },
  });
  const { mette, jonas } = meeting;
  await meeting.addApp();
  const { keyboard } = page;
  const { panel } = mette;
  const field = (name: string) => panel.getByRole('textbox', { name, exact: true });
  const reach = async (role: 'button' | 'tab' | 'combobox', name: string) => {
    const target = panel.getByRole(role, { name, exact: true });
    await expect(target).toBeVisible();
    // Forwards, and round to the beginning of the panel when the end of its page is passed.
    await panel.locator('body').press('Tab');
    await tabTo(page, target);
  };
  const press = async (name: string) => {
    await reach('button', name);
    await keyboard.press('Enter');
  };
  const place = async (name: string) => {
    const selected = panel.getByRole('tab', { selected: true });
    await tabTo(page, selected);
    for (const _ of Array.from({ length: 4 })) {
      if ((await selected.textContent()) === name) break;
      await keyboard.press('ArrowRight');
    }
    await expect(panel.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
  };

  await test.step('Mette starts, shows the table and takes a round first', async () => {
    await press('Put the cards on the table');
    await press('Show the table to everybody');
    await press('Begin with the opening round');
    await expect(jonas.stage.getByRole('region', { name: 'Opening round' })).toBeVisible();
    await press('Next question');
    await tabTo(page, field('A tool that you use'));
    await keyboard.type('Calendar');
    await keyboard.press('Enter');
    await expect(jonas.stage.getByRole('list', { name: 'Tools that you have named' })).toContainText(
      'Calendar',
    );
  });

  await test.step('She turns a card and notes an action', async () => {
    await press('Turn a card');
    const question = await mette.question();
    await jonas.seesQuestion(question);
    await place('Notes');
    await press('I understand');
    await tabTo(page, field(`Note: ${question}`));
    await keyboard.type('We show each other one shortcut a week');
    await expect(panel.getByText('Everything is saved')).toBeVisible();
    const about = panel.getByRole('region', { name: question, exact: true });
    await tabTo(page, about.getByRole('button', { name: 'Action' }));
    await keyboard.press('Enter');
    await tabTo(page, about.getByLabel('Who does it?'));
    await keyboard.type('Jonas');
    const shown = about.getByRole('switch', { name: 'Show the note to everybody' });
    await tabTo(page, shown);
    await keyboard.press('Space');
    await expect(shown).toBeChecked();
  });

  await test.step('She looks the question up in the catalogue and comes back', async () => {
    await place('Catalogue');
    await expect(panel.getByRole('searchbox')).toBeVisible();
    await place('Now');
  });

  await test.step('She closes the conversation with a word and ends', async () => {
    await press('Round');
    await press('Take the closing round');
    await tabTo(page, field('What I have noticed'));
    await keyboard.type('We know more than we think');
    await press('Put it on the table');
    await expect(jonas.stage.getByText('We know more than we think')).toBeVisible();
    await press('Pack up the cards');
    await expect(jonas.panel.getByText('We show each other one shortcut a week').first()).toBeVisible();
  });

  await test.step('The next meeting opens with the action, and she ticks it off', async () => {
    await press('Put the cards on the table again');
    const since = panel.getByRole('region', { name: 'Since last time' });
    await tabTo(page, since.getByRole('checkbox'));
    await keyboard.press('Space');
    await expect(jonas.panel.getByText('All actions are done. Well done.')).toBeVisible();
  });
});
