import { catalogueBeside, createDeckApi, forTable } from '../../../../src/client/session/deckApi.ts';
import { Outbox } from '../../../../src/client/session/outbox.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import type { Catalogue } from '../../../../src/domain/catalogue/catalogue.ts';
import type { TableDeck } from '../../../../src/domain/deck/deck.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { trustingSeals } from '../../../support/session/trustingSeals.ts';
import { ownCatalogue, sixAreas } from '../../../support/table/catalogues.ts';
import { smallDeck, tableWithoutService } from '../../../support/table/seats.ts';

const MODEL: Catalogue = { ...sixAreas, id: 'model' };

/** A server with two catalogues that remembers which ones were asked for. */
function server() {
  const asked: string[] = [];
  const catalogue = async (id: string) => {
    asked.push(id);
    return id === MODEL.id ? MODEL : ownCatalogue;
  };
  return { asked, api: { catalogue } };
}

function sit(deck: TableDeck, api: ReturnType<typeof server>['api'], catalogue?: Catalogue) {
  return new TableSession({
    document: memoryTable(deck, [{ id: 'mette', name: 'Mette' }]),
    me: { id: 'mette', name: 'Mette', role: 'member', organiser: true, noteTaker: false },
    writable: true,
    language: 'da',
    outbox: new Outbox(undefined, 'session'),
    seals: trustingSeals(),
    loadDeck: async () => undefined,
    forTable: (asked, known) => forTable(api, asked, known),
    catalogue,
    nowMs: () => 0,
    random: () => 0.5,
    newId: () => 'id',
  });
}

const areasOf = (session: TableSession) => session.view.get().catalogue.areas.length;

describe('TableSession: the catalogue', () => {
  test('[CAT-12] lies on the table with its deck, and stays when the server has another one', async () => {
    const { api, asked } = server();
    const session = sit(await forTable(api, { ...smallDeck, catalogue: 'model' }), {
      catalogue: async () => ({ ...MODEL, areas: MODEL.areas.slice(0, 4) }),
    });
    expect(asked).toEqual(['model']);
    session.verbs.start();
    expect(areasOf(session)).toBe(6);
    expect(session.view.get().catalogue).toEqual(MODEL);
  });

  test('[CAT-12] comes with another deck; the one at hand needs no server', async () => {
    const { api, asked } = server();
    const session = sit({ ...smallDeck, catalogueCopy: ownCatalogue }, api);
    expect(await session.changeDeck({ ...smallDeck, id: 'other' })).toHaveProperty('done');
    expect(asked).toEqual([]);
    expect(areasOf(session)).toBe(4);
    expect(await session.changeDeck({ ...smallDeck, catalogue: 'model' })).toHaveProperty('done');
    expect(asked).toEqual(['model']);
    expect(areasOf(session)).toBe(6);
    session.undoLastStep();
    expect(areasOf(session)).toBe(4);
  });

  test('[CAT-12] comes with a deck that is found by its id, such as one that was chosen offline', async () => {
    const { api } = server();
    const summary = { id: 'small', origin: 'builtIn' };
    const calls = { ...api, listDecks: async () => [summary], deck: async () => smallDeck };
    const deck = await createDeckApi(calls as never, 'session').find('small');
    expect(deck).toEqual({ ...smallDeck, catalogueCopy: ownCatalogue });
  });

  test('[CAT-13] of a table that an earlier release laid is the app’s own, read from the server', async () => {
    const { api, asked } = server();
    const beside = await catalogueBeside(api, tableWithoutService(smallDeck));
    expect(asked).toEqual(['kompetencehjul']);
    expect(sit(smallDeck, api, beside).view.get().catalogue).toEqual(ownCatalogue);
    expect(
      await catalogueBeside(api, tableWithoutService({ ...smallDeck, catalogueCopy: MODEL })),
    ).toBeUndefined();
  });
});
