/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { TextButton } from '../../../../src/client/ui/TextButton.tsx';
import { renderView } from '../../../support/client/renderView.tsx';

describe('TextButton', () => {
  test('[A11Y-12] takes a double click for one press, unless presses repeat', async () => {
    const once = jest.fn();
    const each = jest.fn();
    const { user } = await renderView(
      <>
        <TextButton onClick={once}>Næste kort</TextButton>
        <TextButton look="stage" repeats onClick={each}>
          Næste side
        </TextButton>
      </>,
    );
    await user.dblClick(screen.getByRole('button', { name: 'Næste kort' }));
    await user.dblClick(screen.getByRole('button', { name: 'Næste side' }));
    expect(once).toHaveBeenCalledTimes(1);
    expect(each).toHaveBeenCalledTimes(2);
  });

  test('[A11Y-12] does nothing while it waits or is disabled, and keeps the focus', async () => {
    const onClick = jest.fn();
    const onSubmit = jest.fn();
    const { user } = await renderView(
      <form onSubmit={onSubmit}>
        <TextButton type="submit" busy onClick={onClick}>
          Send
        </TextButton>
        <TextButton disabled onClick={onClick}>
          Forrige
        </TextButton>
      </form>,
    );
    for (const button of screen.getAllByRole('button')) {
      await user.click(button);
      expect(button).toHaveFocus();
      expect(button).toHaveAttribute('aria-disabled', 'true');
    }
    expect(onClick).not.toHaveBeenCalled();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('hands every attribute of a button on, and names its key', async () => {
    await renderView(
      <TextButton look="stage" shortcut="n" aria-pressed data-mark="here">
        Næste kort
      </TextButton>,
    );
    const button = screen.getByRole('button', { name: 'Næste kort' });
    expect(button).toHaveAttribute('aria-pressed', 'true');
    expect(button).toHaveAttribute('aria-keyshortcuts', 'N');
    expect(button).toHaveAttribute('data-mark', 'here');
    expect(button).toHaveTextContent('Næste kortN');
  });
});
