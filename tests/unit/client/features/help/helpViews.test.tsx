/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { ClearDevice } from '../../../../../src/client/features/help/ClearDevice.tsx';
import { Help } from '../../../../../src/client/features/help/Help.tsx';
import { renderView } from '../../../../support/client/renderView.tsx';

describe('Help', () => {
  test.each([
    ['mette', 'Mødeleder'],
    ['jonas', 'Deltager'],
    ['viewer', 'Gæst'],
  ] as const)('shows %s the own role first, and open', async (me, role) => {
    await renderView(<Help />, { me, state: 'turned' });
    const roles = within(screen.getByRole('region', { name: 'Sådan gør du' })).getAllByRole('group');
    expect(roles[0]).toHaveTextContent(role);
    expect(roles[0]).toHaveAttribute('open');
    expect(roles[1]).not.toHaveAttribute('open');
  });
});

describe('ClearDevice', () => {
  test('clears after one question, and leaves what is not its own', async () => {
    const { user } = await renderView(<ClearDevice />);
    localStorage.setItem('dialogkort.drafts.m', '{}');
    localStorage.setItem('other', 'stays');
    const [clear] = screen.getAllByRole('button');
    if (!clear) throw new Error('there is a button');
    await user.click(clear);
    const [cancel, confirm] = screen.getAllByRole('button');
    expect(cancel).toHaveFocus();
    expect(localStorage).toHaveLength(2);
    if (!confirm) throw new Error('the question has two answers');
    await user.click(confirm);
    expect(Object.keys(localStorage)).toEqual(['other']);
    expect(screen.getByRole('status')).not.toBeEmptyDOMElement();
  });
});
