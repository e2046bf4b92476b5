/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { lazyView, Nothing } from '../../../../src/client/ui/lazyView.tsx';
import { renderView } from '../../../support/client/renderView.tsx';

const Card = ({ question }: { readonly question: string }) => <p>{question}</p>;
const SkeletonOf = ({ question }: { readonly question: string }) => <i>skeleton of {question}</i>;

/** Loads that the test answers one by one. */
function loads() {
  const answers: { readonly arrive: () => void; readonly fail: () => void }[] = [];
  const load = () =>
    new Promise<ComponentType<{ readonly question: string }>>((resolve, reject) => {
      answers.push({ arrive: () => resolve(Card), fail: () => reject(new Error('no network')) });
    });
  return { load, answers };
}

describe('lazyView', () => {
  beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  test('[LAZY-1] shows the skeleton with the props of the view until its code is there', async () => {
    const { load, answers } = loads();
    const View = lazyView(load, { Skeleton: SkeletonOf });
    await renderView(<View question="Hvem hjælper hvem?" />);
    expect(screen.getByText('skeleton of Hvem hjælper hvem?')).toBeVisible();
    answers[0]?.arrive();
    expect(await screen.findByText('Hvem hjælper hvem?')).toBeVisible();
    expect(screen.queryByText(/skeleton/)).toBeNull();
  });

  test('[LAZY-1] shows a view at once whose code was loaded before', async () => {
    const { load, answers } = loads();
    const View = lazyView(load);
    const loading = View.preload();
    answers[0]?.arrive();
    await loading;
    await renderView(<View question="Hvem hjælper hvem?" />);
    expect(screen.getByText('Hvem hjælper hvem?')).toBeVisible();
    expect(answers).toHaveLength(1);
  });

  test('[LAZY-2] says that the code did not come, and tries again when the button is pressed', async () => {
    const { load, answers } = loads();
    const View = lazyView(load);
    const { user } = await renderView(<View question="Hvem hjælper hvem?" />);
    answers[0]?.fail();
    const again = await screen.findByRole('button', { name: 'Prøv igen' });
    expect(screen.getByRole('alert')).toHaveTextContent('Det kunne ikke hentes lige nu.');
    await user.click(again);
    answers[1]?.arrive();
    expect(await screen.findByText('Hvem hjælper hvem?')).toBeVisible();
  });

  test('[LAZY-2] tries again by itself when the network is back, and says so until it has worked', async () => {
    const { load, answers } = loads();
    const View = lazyView(load);
    await renderView(<View question="Hvem hjælper hvem?" />);
    answers[0]?.fail();
    await screen.findByRole('button', { name: 'Prøv igen' });
    window.dispatchEvent(new Event('online'));
    await waitFor(() => expect(answers).toHaveLength(2));
    expect(screen.getByRole('button', { name: 'Prøv igen' })).toBeVisible();
    answers[1]?.arrive();
    expect(await screen.findByText('Hvem hjælper hvem?')).toBeVisible();
  });

  test('a view without which the page is whole leaves nothing when it cannot be loaded', async () => {
    const { load, answers } = loads();
    const View = lazyView(load, { Skeleton: Nothing, Failure: Nothing });
    const { findByText } = await renderView(
      <>
        <View question="Hvem hjælper hvem?" />
        <p>resten</p>
      </>,
    );
    answers[0]?.fail();
    await findByText('resten');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
