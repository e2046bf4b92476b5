/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { StageRounds } from '../../../../../../src/client/features/rounds/stage/StageRounds.tsx';
import { Cards } from '../../../../../../src/client/features/table/panel/Cards.tsx';
import { Handled } from '../../../../../../src/client/features/table/stage/Handled.tsx';
import { TableTop } from '../../../../../../src/client/features/table/stage/TableTop.tsx';
import { useTable } from '../../../../../../src/client/session/hooks.ts';
import { renderView } from '../../../../../support/client/renderView.tsx';

const LAPTOP = { width: 1011, height: 604 };
const MINUTE_MS = 60_000;

function Piles({ onTakeUp }: { readonly onTakeUp: (id: string) => void }) {
  const { discussed, parked, skipped } = useTable('discussed', 'parked', 'skipped');
  return <Handled {...{ discussed, parked, skipped, onTakeUp }} how="piles" />;
}

describe('the stage', () => {
  test('[STAGE-14] lays the deck in one row once a card has been turned, and all over the table before', async () => {
    const { table } = await renderView(<TableTop box={LAPTOP} scrolls={false} />, { state: 'fresh' });
    const columns = () =>
      screen.getByRole('list', { name: 'Kort med bagsiden op' }).style.gridTemplateColumns;
    expect(columns()).not.toContain('repeat(34');
    table.puppet.turnNext();
    await screen.findByRole('heading', { level: 2 });
    expect(columns()).toContain('repeat(34');
  });

  test('[STAGE-17] has one thing beside the card, and a ring for a time that runs with it', async () => {
    await renderView(<StageRounds scrolls={false} />, { state: 'allAtOnce' });
    expect(screen.getByRole('region', { name: 'Talerunde' })).toBeVisible();
    expect(screen.getByRole('timer', { name: /^Tid tilbage/ })).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Placering' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Jeres ord' })).toBeNull();
  });

  test('[STAGE-23] has the time above words, which may be many', async () => {
    const { table } = await renderView(<StageRounds scrolls={false} />, { state: 'words' });
    table.session.verbs.startTimer(MINUTE_MS, Date.now());
    await screen.findByRole('region', { name: 'Tid' });
    const names = screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'));
    expect(names).toEqual(['Tid', 'Jeres ord']);
  });

  test('[STAGE-20] unfolds a pile into its questions, and shows those of parked cards', async () => {
    const taken: string[] = [];
    const { user, table } = await renderView(<Piles onTakeUp={(id) => taken.push(id)} />, {
      state: 'turned',
    });
    const pile = (name: RegExp) => within(screen.getByRole('list', { name }));
    expect(pile(/^Parkeret/).getAllByRole('button')).toHaveLength(1);
    expect(pile(/^Talt om/).queryByRole('button')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Talt om/ }));
    const [first] = table.session.view.get().discussed;
    await user.click(
      pile(/^Talt om/).getByRole('button', { name: new RegExp(`: ${first?.question.slice(0, 20)}`) }),
    );
    expect(taken).toEqual([first?.id]);
  });

  test('[A11Y-15] names a card by what a press does, as panel and catalogue do', async () => {
    const { user } = await renderView(
      <>
        <TableTop box={LAPTOP} scrolls={false} />
        <Cards startsAtParked={false} onCardOut={() => undefined} onWrite={() => undefined} />
      </>,
      { state: 'spread' },
    );
    for (const summary of screen.getAllByText(/ tilbage$/)) await user.click(summary);
    const onStage = within(screen.getByRole('list', { name: 'Kort med bagsiden op' }));
    const names = onStage.getAllByRole('button').map((button) => button.getAttribute('aria-label'));
    expect(names).toHaveLength(30);
    for (const name of names) expect(screen.getAllByRole('button', { name: name ?? '' })).toHaveLength(2);
    expect(names[0]).toMatch(/^Vend kort \d+, /);
    expect(screen.getAllByRole('button', { name: /^Tag frem igen: / }).length).toBeGreaterThan(1);
  });

  test('[A11Y-15] without permission a card has a name that promises nothing', async () => {
    await renderView(<TableTop box={LAPTOP} scrolls={false} />, { state: 'spread', me: 'viewer' });
    expect(screen.queryByRole('button', { name: /^Vend kort/ })).toBeNull();
    expect(screen.getAllByRole('img', { name: /^Kort \d+, .*, ikke vendt$/ })).toHaveLength(30);
  });

  test('[A11Y-16] what gets the focus when a card is turned is not named by its question', async () => {
    const { table } = await renderView(<TableTop box={LAPTOP} scrolls={false} />, { state: 'first' });
    const question = table.session.view.get().current?.question ?? '';
    const card = screen.getByRole('region', { name: '1. kort' });
    expect(card).toHaveAttribute('data-focus-fallback');
    expect(within(card).getByRole('heading', { level: 2, name: question })).toBeInTheDocument();
  });

  test('[A11Y-9] says the language of cards that were turned, too, on stage and panel', async () => {
    const { table } = await renderView(
      <>
        <TableTop box={LAPTOP} scrolls={false} />
        <Cards startsAtParked={false} onCardOut={() => undefined} onWrite={() => undefined} />
      </>,
      { state: 'spread' },
    );
    const [parked] = table.session.view.get().parked;
    const shown = screen.getAllByText(parked?.question ?? '');
    expect(shown).toHaveLength(2);
    for (const question of shown) expect(question).toHaveAttribute('lang', 'da');
  });
});
