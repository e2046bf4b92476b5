/**
 * Keeps up the room of phones from a facilitator's page while there is one: shows phones the table as it changes, puts what they contribute on the
 * table, and keeps the copy of the room that everybody sees. Pages of several facilitators may do so at once: each step bears repeating.
 */

import { cardByCode, readCode } from '../../domain/deck/cardCode.ts';
import type { CommandArgs, CommandName } from '../../domain/table/commands.ts';
import { cardOfRound } from '../../domain/table/conversation/wordsRound.ts';
import { phoneTable } from '../../domain/table/phoneTable.ts';
import { type Observable, Subject } from '../../fluid/observable.ts';
import type { RoomChange, RoomView } from '../../shared/contract/schemas/phones.ts';
import type { Api } from './api.ts';
import { Retry } from './retry.ts';
import { isSame } from './reuseUnchanged.ts';
import type { TableSession } from './tableSession.ts';

export type Contributed = RoomView['contributions'][number];
type Settled = NonNullable<RoomChange['settled']>[number];

const RETRY = { firstMs: 1_000, longestMs: 10_000 };
/** An answer that comes at once must not make the page ask without a pause. */
const LEAST_PAUSE_MS = 200;
/** For the service to acknowledge what a phone has contributed. */
const SAVED_WITHIN_MS = 10_000;

const NO_PHONES = { code: undefined, closesAtMs: undefined, count: 0, floor: [], seats: [] };

export interface RoomKeeperOptions {
  readonly api: Api;
  readonly sessionId: string;
  readonly table: TableSession;
}

export class RoomKeeper {
  /** Undefined until the server has said. */
  readonly room: Observable<RoomView | undefined>;
  /** The last press did not get through. */
  readonly failed: Observable<boolean>;
  readonly #room = new Subject<RoomView | undefined>(undefined);
  readonly #failed = new Subject(false);
  readonly #options: RoomKeeperOptions;
  /** Contributions under way to the table. */
  readonly #taken = new Set<string>();
  readonly #retry = new Retry({ policy: RETRY, random: Math.random });
  #users = 0;
  /** Another one each time that the keeping begins. */
  #round: symbol | undefined;
  #shown = '';
  #isShowing = false;
  #stopWatching: (() => void) | undefined;

  constructor(options: RoomKeeperOptions) {
    this.#options = options;
    this.room = this.#room;
    this.failed = this.#failed;
  }

  /** Keeps the room until the returned function is called as often. */
  keep(): () => void {
    this.#users += 1;
    if (this.#users === 1) this.#begin();
    return () => {
      this.#users -= 1;
      if (this.#users === 0) this.#end();
    };
  }

  openDoor(): Promise<void> {
    return this.#press(() => this.#options.api.openDoor(this.#options.sessionId));
  }

  closeDoor(): Promise<void> {
    return this.#press(() => this.#options.api.closeDoor(this.#options.sessionId));
  }

  change(change: RoomChange): Promise<void> {
    return this.#press(() => this.#options.api.changeRoom(this.#options.sessionId, change));
  }

  /** Closes the door and ends all phones' places. */
  async end(): Promise<void> {
    const { api, sessionId } = this.#options;
    await this.#press(async () => {
      await api.endRoom(sessionId);
      return api.room(sessionId);
    });
  }

  /** After the server has lost the room: the table goes on without phones. */
  giveUp(): void {
    const { table } = this.#options;
    table.runFor({ participant: table.me.id }, 'showPhones', undefined);
  }

  /** Puts an own card, or a card that is to be turned, on the table, or lets it be. */
  async accept(contributed: Contributed, isAccepted: boolean): Promise<void> {
    if (isAccepted) await this.#putOnTable([contributed], true);
    else await this.change({ settled: [{ id: contributed.id, status: 'declined' }] });
  }

  #begin(): void {
    const { table } = this.#options;
    const round = Symbol('round');
    this.#round = round;
    void this.#follow(round);
    const stops = [
      table.view.subscribe(() => this.#show()),
      table.document.connection.subscribe(() => this.#show()),
    ];
    this.#stopWatching = () => {
      for (const stop of stops) stop();
    };
  }

  #end(): void {
    this.#round = undefined;
    this.#retry.cancel();
    this.#stopWatching?.();
  }

  async #follow(round: symbol): Promise<void> {
    const { api, sessionId } = this.#options;
    let since: string | undefined;
    while (this.#round === round) {
      try {
        const room = await api.room(sessionId, since === undefined ? {} : { since });
        if (this.#round !== round) return;
        this.#retry.reset();
        since = room.version;
        this.#take(room);
        await new Promise((resolve) => setTimeout(resolve, LEAST_PAUSE_MS));
      } catch {
        await new Promise<void>((resolve) => this.#retry.wait(resolve));
      }
    }
  }

  #take(room: RoomView): void {
    const isNew = room.version !== this.#room.get()?.version;
    this.#room.set(room);
    if (room.version === '') this.#shown = '';
    else this.#show();
    this.#copy(room);
    if (isNew) void this.#putOnTable(room.contributions, false);
  }

  /** What everybody sees of the room. */
  #copy({ version, ended = false, door, phones, floor }: RoomView): void {
    const { table } = this.#options;
    if (!this.#isLive()) return;
    const numbers = new Map(phones.map(({ id, number }) => [id, number]));
    const known = table.view.get().conversation.phones;
    if (version === '' && (ended || !known)) {
      if (known) table.runFor({ participant: table.me.id }, 'showPhones', undefined);
      return;
    }
    // A room that was lost with its server stays on the table without phones, until it is opened anew or given up.
    const copy =
      version === ''
        ? NO_PHONES
        : {
            code: door?.code,
            closesAtMs: door && Date.parse(door.closesAt),
            count: phones.filter(({ isIn }) => isIn).length,
            floor: floor.flatMap((id) => numbers.get(id) ?? []),
            seats: phones.filter(({ isIn }) => isIn).map(({ id, number }) => ({ id, number })),
          };
    if (isSame(copy, known)) return;
    table.runFor({ participant: table.me.id }, 'showPhones', copy);
  }

  /** One picture at a time, and then the newest. */
  #show(): void {
    const { api, sessionId, table } = this.#options;
    const { version = '' } = this.#room.get() ?? {};
    if (this.#isShowing || version === '' || !this.#isLive()) return;
    const picture = phoneTable(table.viewIn('da'), table.viewIn('en'));
    const text = JSON.stringify(picture);
    if (text === this.#shown) return;
    this.#isShowing = true;
    void api
      .showPhones(sessionId, { table: picture })
      .then(() => {
        this.#shown = text;
        this.#isShowing = false;
        this.#show();
      })
      .catch(() => {
        this.#isShowing = false;
        setTimeout(() => this.#show(), RETRY.firstMs);
      });
  }

  async #putOnTable(contributions: readonly Contributed[], isAccepted: boolean): Promise<void> {
    const { table } = this.#options;
    if (!this.#isLive()) return;
    const settled: Settled[] = [];
    for (const contributed of contributions) {
      if (this.#taken.has(contributed.id) || (!isAccepted && this.needsAPress(contributed))) continue;
      this.#taken.add(contributed.id);
      settled.push({ id: contributed.id, status: this.#put(contributed) ? 'arrived' : 'refused' });
    }
    if (settled.length === 0) return;
    // A page that goes away before the service has it leaves it to the next one.
    if (await saved(table)) await this.change({ settled });
    for (const { id } of settled) this.#taken.delete(id);
  }

  /** An own card is accepted by a facilitator; at a led table, so is the wish to turn one. */
  needsAPress({ contribution }: Contributed): boolean {
    if (contribution.kind === 'card') return true;
    return contribution.kind === 'turn' && this.#options.table.view.get().access === 'led';
  }

  #put({ id, phone, seal, name, contribution }: Contributed): boolean {
    const { table } = this.#options;
    const run = <Name extends CommandName>(command: Name, ...args: CommandArgs<Name>): boolean =>
      'done' in table.runFor({ participant: phone, seal }, command, ...args);
    const { cards, conversation } = table.view.get();
    if (name && conversation.phoneNames[phone] === undefined)
      table.runFor({ participant: table.me.id }, 'namePhone', phone, name.encrypted, name.seal);
    switch (contribution.kind) {
      case 'tool':
        return run('addTool', contribution.text);
      case 'word':
        return run('addNamedWord', contribution.text, cardOfRound(contribution.round), id);
      case 'closing':
        return run('setClosing', contribution.insight, contribution.nextStep);
      case 'card':
        // The other page of a facilitator may have been faster.
        return cards.some((card) => card.id === id) || run('addOwnCard', { question: contribution.text }, id);
      case 'turn':
        return this.#turn(contribution.code);
      case 'pass':
        return run('nextSpeaker');
      default:
        return false;
    }
  }

  /** As a press on the same card in this person's panel: with this facilitator's permission, for any phone. */
  #turn(typed: string): boolean {
    const { table } = this.#options;
    const { cards, conversation } = table.view.get();
    const code = readCode(typed);
    const onDeck = [...cards.filter(({ own }) => !own), ...conversation.leftOut];
    const cardId = code === undefined ? undefined : cardByCode(onDeck, code);
    const card = cards.find(({ id }) => id === cardId);
    if (!card) return false;
    if (card.place === 'middle') return true;
    const outcome = table.runFor(
      { participant: table.me.id },
      card.place === 'faceDown' ? 'turn' : 'takeUp',
      card.id,
    );
    return 'done' in outcome;
  }

  #isLive(): boolean {
    return this.#options.table.document.connection.get().state === 'live';
  }

  async #press(ask: () => Promise<RoomView>): Promise<void> {
    try {
      this.#take(await ask());
      this.#failed.set(false);
    } catch {
      this.#failed.set(true);
    }
  }
}

/** Whether the service has acknowledged everything, within a while. */
async function saved({ document }: TableSession): Promise<boolean> {
  // An edit counts as unsaved from the next microtask on.
  await Promise.resolve();
  if (document.saved.get()) return true;
  return new Promise((resolve) => {
    const settle = (isSaved: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(isSaved);
    };
    const timer = setTimeout(() => settle(false), SAVED_WITHIN_MS);
    const stop = document.saved.subscribe(() => {
      if (document.saved.get()) settle(true);
    });
  });
}
