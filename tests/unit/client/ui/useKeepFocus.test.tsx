/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { useRef } from 'react';
import { FOCUS_FALLBACK, useKeepFocus } from '../../../../src/client/ui/useKeepFocus.ts';
import { renderView } from '../../../support/client/renderView.tsx';

function Page() {
  const root = useRef<HTMLDivElement>(null);
  useKeepFocus(root);
  return (
    <div ref={root}>
      <button type="button">Vend et kort</button>
      <button type="button" {...FOCUS_FALLBACK}>
        Næste
      </button>
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

  test('the focus goes to the fallback when its control is taken away', async () => {
    await renderView(<Page />);
    button('Vend et kort').focus();
    await takeAway(button('Vend et kort'));
    expect(button('Næste')).toHaveFocus();
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
