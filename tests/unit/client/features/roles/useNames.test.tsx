/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { useNames } from '../../../../../src/client/features/roles/useNames.ts';
import type { Api } from '../../../../../src/client/session/api.ts';
import { renderView } from '../../../../support/client/renderView.tsx';

/** As the server makes them; who has left is known by one. */
const GONE = 'absent-participant-001';

function Names({ ids }: { readonly ids: readonly string[] }) {
  const nameOf = useNames(ids);
  return <p>{ids.map((id) => nameOf(id) ?? 'ingen').join(', ')}</p>;
}

function asking() {
  const asked: string[][] = [];
  const names: Api['names'] = async (_session, { participants }) => {
    asked.push([...participants]);
    return { names: { [GONE]: 'Ali Noor' } };
  };
  return { asked, api: { names } };
}

describe('useNames', () => {
  test('[NAMES-2] names those who are here without asking, and asks for the others once', async () => {
    const { asked, api } = asking();
    await renderView(
      <>
        <Names ids={['jonas', GONE]} />
        <Names ids={[GONE]} />
      </>,
      { api },
    );
    expect(await screen.findByText('Jonas Friis, Ali Noor')).toBeVisible();
    expect(asked).toEqual([[GONE]]);
  });

  test('[NAMES-2] asks nothing as somebody without an account', async () => {
    const { asked, api } = asking();
    await renderView(<Names ids={['mette', 'absent-participant-002']} />, { api, me: 'viewer' });
    expect(screen.getByText('Mette Holm, ingen')).toBeVisible();
    expect(asked).toEqual([]);
  });
});
