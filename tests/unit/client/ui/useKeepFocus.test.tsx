/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { useRef } from 'react';
import { FOCUS_FALLBACK, useKeepFocus } from '../../../../src/client/ui/useKeepFocus.ts';
import { renderView } from '../../../support/client/renderView.tsx';

function Page({ hasCard = false }: { readonly hasCard?: boolean }) {
  const root = useRef<HTMLDivElement>(null);
  useKeepFocus(root);
  return (
    <div ref={root}>
      <h1>Kort 4</h1>
      <button type="button">Vend et kort</button>
      <button type="button" {...FOCUS_FALLBACK}>
        Næste
      </button>
      {hasCard && (
        <section tabIndex={-1} aria-label="Kortet" {...FOCUS_FALLBACK}>
          Kortet
        </section>
      )}
    </div>
  );
}

const button = (name: string) => screen.getByRole('button', { name });

/** A step at the table takes the control away. What happens in the document is told in the next microtask. */
async function takeAway(element: HTMLElement): Promise<void> {
  element.remove();
  await Promise.resolve();
}

describe('useKeepFocus', () => {
  beforeEach(() => jest.spyOn(document, 'hasFocus').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  test('[A11Y-8] the focus of a control that is taken away goes to the card, and never to a button', async () => {
    await renderView(<Page hasCard />);
    button('Vend et kort').focus();
    await takeAway(button('Vend et kort'));
    expect(screen.getByRole('region', { name: 'Kortet' })).toHaveFocus();
  });

  test('[A11Y-8] without a card it goes to the heading', async () => {
    await renderView(<Page />);
    button('Vend et kort').focus();
    await takeAway(button('Vend et kort'));
    expect(screen.getByRole('heading', { name: 'Kort 4' })).toHaveFocus();
  });

  test('a control that was left on purpose takes the focus nowhere when it goes', async () => {
    await renderView(<Page />);
    button('Vend et kort').focus();
    button('Vend et kort').blur();
    await Promise.resolve();
    await takeAway(button('Vend et kort'));
    expect(document.body).toHaveFocus();
  });

  test('a page that does not have the focus does not take it', async () => {
    await renderView(<Page />);
    button('Vend et kort').focus();
    jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    await takeAway(button('Vend et kort'));
    expect(document.body).toHaveFocus();
  });
});
