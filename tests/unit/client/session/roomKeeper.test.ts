import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../../../../src/client/session/api.ts';
import { Outbox } from '../../../../src/client/session/outbox.ts';
import { RoomKeeper } from '../../../../src/client/session/roomKeeper.ts';
import { TableSession } from '../../../../src/client/session/tableSession.ts';
import { cardCodes } from '../../../../src/domain/deck/cardCode.ts';
import { Room } from '../../../../src/server/phones/room.ts';
import type { Contribution, RoomView } from '../../../../src/shared/contract/schemas/phones.ts';
import { memoryTable } from '../../../support/gallery/memoryTable.ts';
import { until as untilNamed } from '../../../support/relay/until.ts';
import { trustingSeals } from '../../../support/session/trustingSeals.ts';
import { seededRandom, smallDeck } from '../../../support/table/seats.ts';

/** As the server has them: 22 characters. */
const PHONE = 'a-phone-of-22-letters-';

const until = (check: () => boolean) => untilNamed(check, 'what is waited for');

describe('RoomKeeper', () => {
  let room: Room;
  let table: TableSession;
  let keeper: RoomKeeper;
  let stop: () => void;
  /** What the server says in place of the room. */
  let lost: RoomView | undefined;

  beforeEach(async () => {
    lost = undefined;
    const document = memoryTable(smallDeck, [{ id: 'mette', name: 'Mette' }]);
    table = new TableSession({
      document,
      me: { id: 'mette', name: 'Mette', role: 'member', organiser: true, noteTaker: false },
      ...{ writable: true, language: 'da', outbox: new Outbox(undefined, document.documentId) },
      loadDeck: async () => undefined,
      forTable: async (deck) => deck,
      seals: trustingSeals(),
      ...{ nowMs: () => 0, random: seededRandom(1), newId: () => randomUUID() },
    });
    table.verbs.start();
    room = new Room(Date.now);
    const api = {
      room: async (_id: string, { since }: { since?: string } = {}) => {
        await until(() => room.versions().facilitators !== since);
        return room.view();
      },
      openDoor: async () =>
        room.open({ code: 'ACDEFH', closesAt: new Date(Date.now() + 60_000).toISOString() }),
      closeDoor: async () => lost ?? room.close(),
      changeRoom: async (_id: string, change: object) => room.change(change),
      showPhones: async (_id: string, { table: shown }: { table: never }) => room.show(shown),
      endRoom: async () => room.end(),
    } as unknown as Api;
    keeper = new RoomKeeper({ api, sessionId: 's', table });
    stop = keeper.keep();
    await keeper.openDoor();
    room.enter(PHONE, 'Vera');
    await keeper.change({ letIn: [PHONE] });
  });
  afterEach(() => stop());

  const talk = () => table.view.get().conversation;
  const contribute = (contribution: Contribution, id: string = randomUUID(), sealed = '') => {
    const name = sealed === '' ? {} : { name: { encrypted: sealed, seal: 'seal' } };
    const seals = { seal: 'seal', ...name };
    room.contribute({ phone: PHONE, id, itemId: randomUUID(), seals, contribution });
  };
  const send = (contribution: Contribution, sealedName = '') => {
    const id = randomUUID();
    contribute(contribution, id, sealedName);
    return until(
      () => room.see(PHONE).contributions.find((sent) => sent.id === id)?.status !== 'waiting',
    ).then(() => room.see(PHONE).contributions.find((sent) => sent.id === id)?.status);
  };
  const waits = (contribution: Contribution) => {
    contribute(contribution);
    return until(() => (keeper.room.get()?.contributions.length ?? 0) > 0);
  };

  test('[PHONE-17] shows phones the table as it changes, and everybody the door and how many phones there are', async () => {
    table.verbs.turn('b1');
    await until(() => room.see(PHONE).table?.card?.id === 'b1');
    expect(room.see(PHONE).table?.card?.question).toEqual({
      da: table.view.get().current?.question,
      en: table.viewIn('en').current?.question,
    });
    expect(JSON.stringify(room.see(PHONE).table)).not.toContain('Mette');
    expect(talk().phones).toMatchObject({ code: 'ACDEFH', count: 1, floor: [] });
    await keeper.closeDoor();
    expect(talk().phones).toMatchObject({ code: undefined, count: 1 });
    contribute({ kind: 'floor', wanted: true });
    await until(() => talk().phones?.floor[0] === 1);
  });

  test('[PHONE-18] puts tools, named words and closing words on the table under the phone’s id and sealed name', async () => {
    expect(await send({ kind: 'tool', text: 'Teams' })).toBe('arrived');
    expect(await send({ kind: 'word', text: 'Mere tid', named: true, round: '_' }, 'sealed')).toBe('arrived');
    expect(await send({ kind: 'closing', insight: 'Spørg før', nextStep: '' }, 'sealed')).toBe('arrived');
    expect(talk().tools).toMatchObject([{ name: 'Teams' }]);
    expect(talk().words).toMatchObject([{ text: 'Mere tid', by: PHONE }]);
    expect(talk().closing).toMatchObject([{ by: PHONE, insight: 'Spørg før' }]);
    expect(talk().phoneNames).toEqual({ [PHONE]: 'sealed' });
    // The facilitator did none of it.
    expect(table.undo.get()).toBeUndefined();
    expect(await send({ kind: 'tool', text: 'x'.repeat(100) })).toBe('refused');
  });

  test('[ROOM-3] a phone in a speaking round is told that it has the floor, and gives it on', async () => {
    table.verbs.toPart('understand');
    await until(() => talk().phones?.seats.length === 1);
    expect(talk().phones?.seats).toEqual([{ id: PHONE, number: 1 }]);
    table.verbs.beginSpeaking();
    if (talk().speaking?.speaker !== PHONE) {
      expect(await send({ kind: 'pass' })).toBe('refused');
      table.verbs.nextSpeaker();
    }
    await until(() => room.see(PHONE).table?.speaker === 1);
    expect(await send({ kind: 'pass' })).toBe('arrived');
    expect(talk().speaking?.done).toContain(PHONE);
    await until(() => room.see(PHONE).table?.speaker === undefined);
  });

  test('[PHONE-15] a room that the server has lost stays on the table without phones until it is opened anew or given up', async () => {
    await until(() => talk().phones?.count === 1);
    const empty = { version: '', phones: [], floor: [], contributions: [] };
    lost = empty;
    await keeper.closeDoor();
    expect(talk().phones).toEqual({ count: 0, floor: [], seats: [], code: undefined, closesAtMs: undefined });
    keeper.giveUp();
    await keeper.closeDoor();
    expect(talk().phones).toBeUndefined();
    lost = undefined;
    await keeper.openDoor();
    expect(talk().phones).toMatchObject({ count: 1 });
    lost = { ...empty, ended: true };
    await keeper.closeDoor();
    expect(talk().phones).toBeUndefined();
  });

  test('[PHONE-18] two facilitators’ pages put a word on the table once', async () => {
    await waits({ kind: 'card', text: 'Hvad med skolen?' });
    const [contributed] = room.view().contributions;
    if (!contributed) throw new Error('nothing waits');
    await keeper.accept(contributed, true);
    await keeper.accept(contributed, true);
    expect(table.view.get().cards.filter(({ own }) => own)).toHaveLength(1);
  });

  test('[PHONE-19] an own card of a phone waits for a facilitator, who lays it on the table or lets it be', async () => {
    await waits({ kind: 'card', text: 'Hvad med skolen?' });
    await delay(50);
    expect(table.view.get().cards.some(({ own }) => own)).toBe(false);
    const [contributed] = keeper.room.get()?.contributions ?? [];
    if (!contributed) throw new Error('nothing waits');
    await keeper.accept(contributed, false);
    expect(room.see(PHONE).contributions.at(-1)).toMatchObject({ kind: 'card', status: 'declined' });
    await waits({ kind: 'card', text: 'Hvad med skolen?' });
    const [next] = keeper.room.get()?.contributions ?? [];
    if (!next) throw new Error('nothing waits');
    await keeper.accept(next, true);
    expect(table.view.get().cards.find(({ own }) => own)).toMatchObject({
      question: 'Hvad med skolen?',
      own: { author: PHONE },
    });
  });

  test('[PHONE-20] a card on paper is turned at once at an open table, and by a facilitator’s press at a led one', async () => {
    const codes = cardCodes(smallDeck.cards);
    expect(await send({ kind: 'turn', code: codes.get('b1') ?? '' })).toBe('arrived');
    expect(table.view.get().current?.id).toBe('b1');
    expect(await send({ kind: 'turn', code: 'K7MX' })).toBe('refused');
    table.verbs.leadTable();
    await waits({ kind: 'turn', code: codes.get('g1') ?? '' });
    await delay(50);
    expect(table.view.get().current?.id).toBe('b1');
    const [contributed] = keeper.room.get()?.contributions ?? [];
    if (!contributed) throw new Error('nothing waits');
    await keeper.accept(contributed, true);
    expect(table.view.get().current?.id).toBe('g1');
  });
});
