/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import { OwnCards } from '../../../../../src/client/features/ownCards/OwnCards.tsx';
import { useOwnCardDrafts } from '../../../../../src/client/features/ownCards/useOwnCardDrafts.ts';
import { OWN_CARD_MAX_CHARACTERS } from '../../../../../src/domain/table/ownCardText.ts';
import { type RenderOptions, renderView } from '../../../../support/client/renderView.tsx';

const QUESTION = 'Hvem hjælper dig, når det driller?';
const JONAS_ASKS = 'Hvad ville I savne mest, hvis det digitale var væk i en uge?';

interface PlaceProps {
  readonly onAdded: (word: string) => void;
}

function Place({ onAdded }: PlaceProps) {
  return <OwnCards store={useOwnCardDrafts()} onAdded={onAdded} onBack={() => undefined} />;
}

describe('the place for own cards', () => {
  let told: string[];
  beforeEach(() => {
    told = [];
  });

  const shown = (options: RenderOptions = {}) =>
    renderView(<Place onAdded={(word) => told.push(word)} />, options);
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Dit spørgsmål' });
  const lay = () => screen.getByRole('button', { name: 'Læg kortet på bordet' });

  test('[OWN-1] [PANEL-8] a card that is laid is listed with its area, and its draft is gone', async () => {
    const { user, table } = await shown();
    await user.type(field(), QUESTION);
    const [area] = table.session.view.get().areas;
    await user.selectOptions(screen.getByRole('combobox', { name: 'Område' }), area?.title ?? '');
    expect(Object.values(localStorage).join()).toContain(QUESTION);
    await user.click(lay());
    expect(table.session.view.get().cards.at(-1)).toMatchObject({
      question: QUESTION,
      area: { id: area?.id },
    });
    expect(told).toEqual(['Dit kort ligger på bordet.']);
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('');
    expect(Object.values(localStorage).join()).not.toContain(QUESTION);
    const mine = await screen.findByRole('region', { name: 'Kort, du har skrevet' });
    expect(within(mine).getByText('Ligger på bordet')).toBeVisible();
  });

  test('[A11Y-5] an empty question is said when it is sent, in the description of its field', async () => {
    const { user, table } = await shown();
    const { length } = table.session.view.get().cards;
    expect(field()).toBeValid();
    await user.click(lay());
    expect(field()).toHaveFocus();
    expect(field()).toBeInvalid();
    expect(field()).toHaveAccessibleDescription('Skriv et spørgsmål først.');
    expect(table.session.view.get().cards).toHaveLength(length);
    await user.type(field(), 'Hvad nu?');
    expect(field()).toBeValid();
  });

  test('[PANEL-10] what is typed beyond a card stays in its field, with the number of characters that are too many', async () => {
    const { user, table } = await shown();
    const { length } = table.session.view.get().cards;
    const text = 'o'.repeat(OWN_CARD_MAX_CHARACTERS + 2);
    await user.click(field());
    await user.paste(text);
    expect(field()).toHaveAccessibleDescription('2 tegn for langt til et kort');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(field()).toHaveValue(text);
    expect(table.session.view.get().cards).toHaveLength(length);
    await user.keyboard('{Backspace}{Backspace}');
    expect(field()).toHaveAccessibleDescription('0 tegn tilbage');
  });

  test('[OWN-3] [OWN-4] authors edit their own cards, facilitators all; the card in the middle stays on the table', async () => {
    const { user, table } = await shown({ state: 'own' });
    const others = screen.getByRole('region', { name: 'Kort, andre har skrevet' });
    const edit = within(others).getByRole('button', { name: `Ret: ${JONAS_ASKS}` });
    expect(within(others).queryByRole('button', { name: /^Tag af bordet/ })).toBeNull();
    await user.click(edit);
    const edited = within(others).getByRole('textbox', { name: 'Dit spørgsmål' });
    expect(edited).toHaveFocus();
    await user.clear(edited);
    await user.type(edited, QUESTION);
    await user.click(within(others).getByRole('button', { name: 'Gem' }));
    expect(table.session.view.get().current?.question).toBe(QUESTION);
    expect(await screen.findByRole('button', { name: `Ret: ${QUESTION}` })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: /^Tag af bordet: / }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Tag af bordet: / })).toBeNull());
  });

  test('[OWN-3] a colleague finds no buttons at other people’s cards', async () => {
    await shown({ state: 'own', me: 'jonas' });
    expect(screen.queryByRole('region', { name: 'Kort, andre har skrevet' })).toBeNull();
    expect(screen.getAllByRole('button', { name: /^Ret: / })).toHaveLength(1);
  });

  test('[PANEL-9] the text of a card that was taken off while it was edited becomes a new card', async () => {
    localStorage.setItem('dialogkort.drafts.gallery', JSON.stringify({ gone: { question: QUESTION } }));
    const { user, table } = await shown({ host: { context: { meetingId: 'gallery' } as never } });
    const kept = screen.getByText(/^Kortet er taget af bordet, mens du skrev/).parentElement as HTMLElement;
    await user.click(within(kept).getByRole('button', { name: 'Læg kortet på bordet' }));
    expect(table.session.view.get().cards.at(-1)?.question).toBe(QUESTION);
    await waitFor(() => expect(screen.queryByText(/^Kortet er taget af bordet, mens du skrev/)).toBeNull());
  });

  test('[OWN-6] after the end nothing can be laid, and a text that was begun is still there to be read', async () => {
    localStorage.setItem('dialogkort.drafts.gallery', JSON.stringify({ '': { question: QUESTION } }));
    await shown({ state: 'ended', host: { context: { meetingId: 'gallery' } as never } });
    expect(screen.getByText(QUESTION)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
