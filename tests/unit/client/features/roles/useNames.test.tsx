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

  test('[ROOM-3] calls those without an account by what they are: a name in the room, a phone’s number, or nothing but that', async () => {
    const { table } = await renderView(<Names ids={['kim', 'nameless', 'phone']} />, { state: 'first' });
    const sealed = (name: string) => ({ name, seal: 'seal' });
    table.session.runFor({ participant: 'mette' }, 'setRoom', {
      people: 3,
      named: [
        { id: 'kim', sealed: sealed('Kim') },
        { id: 'nameless', sealed: sealed('sealed:1:without its key') },
      ],
    });
    table.session.runFor({ participant: 'mette' }, 'showPhones', {
      ...{ count: 1, floor: [], seats: [{ id: 'phone', number: 7 }] },
    });
    expect(await screen.findByText('Kim (i lokalet), en i lokalet, Telefon 7')).toBeVisible();
  });
});
