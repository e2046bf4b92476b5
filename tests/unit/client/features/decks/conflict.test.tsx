/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { Decks } from '../../../../../src/client/features/decks/Decks.tsx';
import { type Api, ApiFailure } from '../../../../../src/client/session/api.ts';
import type { Deck } from '../../../../../src/domain/deck/deck.ts';
import { renderView } from '../../../../support/client/renderView.tsx';
import { galleryDecks } from '../../../../support/gallery/decks.ts';

const MINE = 'Mine ord om vagter';
const THEIRS = 'Deres ord om vagter';
const OPEN = 'Trivsel i hjemmeplejen';

const conflict = () => new ApiFailure('version_conflict', 'a newer version is there');
const kept: string[] = [];

/** The server of a colleague who was faster: the deck is there in version 5, or gone. */
function server({ isGone = false } = {}): Partial<Api> {
  let loads = 0;
  return {
    teamDeck: async (...said) => {
      const deck = (await galleryDecks.teamDeck(...said)) as Deck;
      loads += 1;
      if (loads === 1) return deck;
      if (isGone) throw new ApiFailure('not_found', 'no such deck');
      return { ...deck, version: 5, title: { da: THEIRS } };
    },
    keepTeamDeck: async (_session, deckId, { basedOn }) => {
      kept.push(`${deckId} on ${basedOn}`);
      if (basedOn === 4) throw conflict();
      const { decks } = await galleryDecks.teamDecks('gallery');
      const [first] = decks;
      if (!first) throw new Error('the gallery has a team deck');
      return { ...first, id: deckId, version: basedOn + 1 };
    },
  };
}

/** Opens the team's deck, renames it and keeps it: a colleague has done so meanwhile. */
async function askedAfterKeeping(api: Partial<Api>) {
  const rendered = await renderView(<Decks onClose={() => undefined} />, { state: 'preparing', api });
  const { user } = rendered;
  await user.click(await screen.findByRole('button', { name: `Ret ${OPEN}` }));
  await user.click(await screen.findByText('Navn og beskrivelse'));
  const title = await screen.findByRole('textbox', { name: 'Navn' });
  await user.clear(title);
  await user.paste(MINE);
  await user.click(screen.getByRole('button', { name: 'Gem til jer alle' }));
  const question = await screen.findByRole('alertdialog', { name: 'En anden har ændret kortsættet imens' });
  const answer = (name: string) => user.click(within(question).getByRole('button', { name }));
  return { ...rendered, question, answer };
}

describe('Deck conflict', () => {
  beforeEach(() => {
    kept.length = 0;
  });

  test('[DECK-36] theirs: the new version is on screen, and is what is kept next', async () => {
    const { answer, user } = await askedAfterKeeping(server());
    await answer('Hent den nye, og kassér mit');
    expect(await screen.findByRole('heading', { name: THEIRS })).toBeVisible();
    expect(screen.queryByRole('heading', { name: MINE })).toBeNull();
    expect(localStorage).toHaveLength(0);

    await user.click(screen.getByText('Navn og beskrivelse'));
    await user.type(await screen.findByRole('textbox', { name: 'Navn' }), ' igen');
    await user.click(screen.getByRole('button', { name: 'Gem til jer alle' }));
    expect(await screen.findByText('Gemt til jer alle (udgave 6).', { selector: 'p' })).toBeVisible();
    expect(kept).toEqual(['vores-trivsel on 4', 'vores-trivsel on 5']);
  });

  test('[DECK-36] as a copy: it has a name and an id of its own, and is kept as a new deck', async () => {
    const { answer, user } = await askedAfterKeeping(server());
    await answer('Gem mit som en kopi');
    expect(await screen.findByRole('heading', { name: `Kopi af ${MINE}` })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gem til jer alle' }));
    expect(await screen.findByText('Gemt til jer alle (udgave 1).', { selector: 'p' })).toBeVisible();
    expect(kept[1]).toMatch(/ on 0$/);
    expect(kept[1]).not.toContain('vores-trivsel');
  });

  test('[DECK-36] going on: the own deck stays, and asks again when it is kept', async () => {
    const { answer, user } = await askedAfterKeeping(server());
    await answer('Ret videre');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Navn' })).toHaveValue(MINE);
    await user.click(screen.getByRole('button', { name: 'Gem til jer alle' }));
    expect(await screen.findByRole('alertdialog')).toBeVisible();
  });

  test('[DECK-36] gone: there is nothing to get, and a copy or going on is offered', async () => {
    const { question } = await askedAfterKeeping(server({ isGone: true }));
    expect(question).toHaveTextContent('Kortsættet er slettet af en anden imens. Dit arbejde er her stadig.');
    const answers = within(question).getAllByRole('button');
    expect(answers.map(({ textContent }) => textContent)).toEqual(['Gem mit som en kopi', 'Ret videre']);
  });
});
