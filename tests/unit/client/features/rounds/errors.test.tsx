/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { ClosingForm } from '../../../../../src/client/features/rounds/ClosingWords.tsx';
import { Jotting } from '../../../../../src/client/features/rounds/Jotting.tsx';
import { TimerChoice } from '../../../../../src/client/features/rounds/panel/TimerChoice.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

test('[A11Y-5] minutes that are no number are named in words, and the field has the focus', async () => {
  const { user } = await renderView(<TimerChoice onBegun={() => undefined} />, { state: 'turned' });
  const field = screen.getByRole('textbox', { name: 'Andet antal minutter' });
  expect(field).toHaveAccessibleDescription('Skriv et tal op til 60, for eksempel 4 eller 2,5.');
  expect(field).not.toBeInvalid();
  await user.type(field, '999{Enter}');
  expect(field).toBeInvalid();
  expect(field).toHaveFocus();
  expect(screen.getByRole('alert')).toHaveTextContent('Skriv et tal op til 60');
});

test('[A11Y-5] closing words that are too long say so in the field’s description, and sending them leads there', async () => {
  const { user } = await renderView(<ClosingForm />, { state: 'closing' });
  const field = screen.getByRole('textbox', { name: 'Det har jeg fået øje på' });
  await user.click(field);
  await user.paste('x'.repeat(2000));
  await user.click(screen.getByRole('button', { name: /Læg/ }));
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription(/tegn for langt/);
});

test('[A11Y-5] a jotting that is too long to share says so in its field’s description', async () => {
  const { user } = await renderView(<Jotting subject="t01" shareable />, { state: 'turned' });
  const field = screen.getByRole('textbox', { name: 'Dine egne ord' });
  await user.click(field);
  await user.paste('x'.repeat(400));
  expect(field).toHaveAccessibleDescription(/tegn for langt til at dele/);
});
