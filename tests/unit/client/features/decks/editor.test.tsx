/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { Decks } from '../../../../../src/client/features/decks/Decks.tsx';
import type { Api } from '../../../../../src/client/session/api.ts';
import { DECK_LIMITS, type Deck } from '../../../../../src/domain/deck/deck.ts';
import { renderView } from '../../../../support/client/renderView.tsx';
import { galleryDecks, OTHER_CATALOGUE } from '../../../../support/gallery/decks.ts';

const OPEN = 'Trivsel i hjemmeplejen';

async function opened(api: Partial<Api> = {}) {
  const rendered = await renderView(<Decks onClose={() => undefined} />, { state: 'preparing', api });
  await rendered.user.click(await screen.findByRole('button', { name: `Ret ${OPEN}` }));
  return rendered;
}

test('[DECK-38] everything that is missing is listed, and each leads to its field', async () => {
  const { user } = await opened();
  await user.click(await screen.findByText('Navn og beskrivelse'));
  await user.clear(await screen.findByRole('textbox', { name: 'Navn' }));
  await user.click(screen.getByRole('button', { name: 'Ret kort 1' }));
  const question = await screen.findByRole('textbox', { name: 'Spørgsmål' });
  await user.clear(question);
  await user.click(screen.getByRole('button', { name: 'Gem til jer alle' }));
  const alert = await screen.findByRole('alert');
  expect(within(alert).getByText('2 ting mangler')).toBeVisible();
  expect(within(alert).getAllByRole('listitem')).toHaveLength(2);
  await user.click(within(alert).getByRole('button', { name: /^Gå til: Kort 1/ }));
  expect(await screen.findByRole('textbox', { name: 'Spørgsmål' })).toHaveFocus();
});

test('[DECK-39] a deck names a catalogue, and a card a place of it', async () => {
  const kept: Deck[] = [];
  const { user } = await opened({
    keepTeamDeck: async (_session, _id, { deck, basedOn }) => {
      kept.push(deck as Deck);
      const { decks } = await galleryDecks.teamDecks('gallery');
      const [first] = decks;
      if (!first) throw new Error('the gallery has a team deck');
      return { ...first, version: basedOn + 1 };
    },
  });
  await user.click(await screen.findByText('Navn og beskrivelse'));
  const catalogue = await screen.findByRole('combobox', { name: 'Kompetencekatalog' });
  await user.selectOptions(catalogue, OTHER_CATALOGUE.id);
  await user.click(screen.getByRole('button', { name: 'Ret kort 1' }));
  const place = OTHER_CATALOGUE.areas[0]?.places[0];
  const topic = await screen.findByRole('combobox', { name: 'Emne i kompetencekataloget' });
  await within(topic).findByRole('option', { name: place?.title.da ?? '' });
  await user.selectOptions(topic, place?.id ?? '');
  await user.click(screen.getByRole('button', { name: 'Gem til jer alle' }));
  expect(await screen.findAllByText(/^Gemt til jer alle/)).not.toHaveLength(0);
  expect(kept[0]?.catalogue).toBe(OTHER_CATALOGUE.id);
  expect(kept[0]?.cards[0]?.place).toBe(place?.id);
});

test('[DECK-38] too many examples are said at their field', async () => {
  const { user } = await opened();
  await user.click(await screen.findByRole('button', { name: 'Ret kort 1' }));
  const examples = await screen.findByRole('textbox', { name: /^Eksempler/ });
  await user.clear(examples);
  await user.click(examples);
  await user.paste(Array.from({ length: DECK_LIMITS.examplesPerCard + 2 }, (_, at) => `${at}`).join('\n'));
  expect(examples).toHaveAccessibleDescription('2 linjer for meget');
  expect(examples).toBeInvalid();
});
