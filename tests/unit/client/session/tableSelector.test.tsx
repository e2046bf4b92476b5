/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { DecksSection } from '../../../../src/client/features/decks/DecksSection.tsx';
import { Head } from '../../../../src/client/panel/Head.tsx';
import { useTable, useTableSelector } from '../../../../src/client/session/hooks.ts';
import { renderView } from '../../../support/client/renderView.tsx';

/** Counts how often views render. */
function counted() {
  const renders: Record<string, number> = {};
  const count = (id: string) => {
    renders[id] = (renders[id] ?? 0) + 1;
  };
  return { renders, count };
}

function Phase() {
  return <p>{useTable('phase', 'access').phase}</p>;
}

function Question() {
  return <p>{useTableSelector(({ current }) => current?.question ?? 'intet kort')}</p>;
}

describe('useTableSelector', () => {
  test('a view renders when what it shows has changed, and not with other changes of the table', async () => {
    const { renders, count } = counted();
    const { table } = await renderView(
      <>
        <Profiler onRender={count} id="phase">
          <Phase />
        </Profiler>
        <Profiler onRender={count} id="question">
          <Question />
        </Profiler>
        <Profiler onRender={count} id="deck">
          <DecksSection />
        </Profiler>
        <Profiler onRender={count} id="head">
          <Head onPeople={() => undefined} onMenu={() => undefined} />
        </Profiler>
      </>,
      { state: 'spread' },
    );
    const before = { ...renders };
    await act(async () => table.puppet.turnNext());
    const question = table.session.view.get().current?.question ?? '';
    expect(screen.getByText(question)).toBeVisible();
    expect(renders).toEqual({
      phase: before.phase,
      deck: before.deck,
      question: (before.question ?? 0) + 1,
      head: (before.head ?? 0) + 1,
    });
  });

  test('what has not changed is the same object in the next view of the table', async () => {
    const { table } = await renderView(null, { state: 'spread' });
    const before = table.session.view.get();
    await act(async () => table.puppet.turnNext());
    const after = table.session.view.get();
    expect(after).not.toBe(before);
    expect(after.areas).not.toBe(before.areas);
    expect(after.parked).toBe(before.parked);
    expect(after.conversation.tools).toBe(before.conversation.tools);
    const unmoved = after.cards.filter((card, at) => card === before.cards[at]);
    expect(unmoved.length).toBeGreaterThan(20);
  });
});
