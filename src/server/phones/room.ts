/**
 * One session's room, in one server's memory and nowhere else: its door, the phones, the small view of the table, and what phones
 * have contributed that is not on the table yet. Bounded in every direction.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { PHONES_MAX, WAITING_OF_PHONE_MAX, WAITING_OF_ROOM_MAX } from '../../shared/contract/limits.ts';
import type {
  Contribution,
  DoorView,
  PhoneTable,
  PhoneView,
  RoomChange,
  RoomView,
} from '../../shared/contract/schemas/phones.ts';
import { nextMoment } from '../anonymous/moment.ts';
import { Failure } from '../failure.ts';
import type { Admission, ContributionSeals, RoomCommands, RoomVersions } from './roomCommands.ts';

/** A facilitator's page asks at least this often while it is open. */
const FACILITATOR_AWAY_MS = 30_000;
/** Without a facilitator's page for so long the room ends by itself. */
export const ALONE_MAX_MS = 30 * 60_000;
/** A phone is told of its last contributions. */
const TOLD_OF = 20;
/** Of one phone in one room, so that what it sends again is known. */
const REMEMBERED = 200;

type Told = PhoneView['contributions'][number];
type Status = Told['status'];

interface Sent {
  /** At the table. */
  readonly id: string;
  readonly kind: Told['kind'];
  status: Status;
}

interface Phone {
  readonly number: number;
  readonly name: string;
  state: 'waiting' | 'in' | 'leftOut';
  letInAt: number;
  /** Counts up with what this phone alone is told. */
  version: number;
  doneStep: string;
  /** By the phone's own id, oldest first. */
  readonly sent: Map<string, Sent>;
}

interface Waiting extends ContributionSeals {
  readonly phone: string;
  readonly contribution: Contribution;
}

/** Emits `facilitators`, `phones`, and each phone's id when there is news for them. */
export class Room {
  readonly news = new EventEmitter<Record<string, []>>();
  readonly #now: () => number;
  /** Another one for each room, so that a version of an earlier room is never taken for the present one. */
  readonly #id = randomUUID().slice(0, 8);
  readonly #phones = new Map<string, Phone>();
  /** By the id that it gets at the table. */
  readonly #waiting = new Map<string, Waiting>();
  #floor: string[] = [];
  #door: DoorView | undefined;
  #table: PhoneTable | undefined;
  #isOver = false;
  #forPhones = 0;
  #forFacilitators = 0;
  #numbers = 0;
  #facilitatorAtMs: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#facilitatorAtMs = now();
    this.news.setMaxListeners(0);
  }

  get isOver(): boolean {
    return this.#isOver || this.#now() - this.#facilitatorAtMs > ALONE_MAX_MS;
  }

  open(door: DoorView): RoomView {
    this.#door = door;
    this.#tellFacilitators();
    return this.view();
  }

  close(): RoomView {
    this.#door = undefined;
    this.#tellFacilitators();
    return this.view();
  }

  end(): void {
    this.#isOver = true;
    this.#door = undefined;
    this.#waiting.clear();
    this.#table = undefined;
    this.#tellFacilitators();
    this.#tellPhones();
  }

  view(): RoomView {
    this.#facilitatorAtMs = this.#now();
    const door = this.#openDoor();
    return {
      version: this.versions().facilitators,
      ...(door && { door }),
      phones: [...this.#phones]
        .filter(([, { state }]) => state !== 'leftOut')
        .map(([id, { number, name, state, doneStep }]) => ({
          ...{ id, number, name, isIn: state === 'in' },
          isDone: doneStep !== '' && doneStep === this.#table?.step,
        })),
      floor: this.#floor,
      contributions: [...this.#waiting].map(([id, waiting]) => ({ id, ...waiting })),
    };
  }

  versions(): RoomVersions {
    const ofPhones = [...this.#phones.values()].reduce((sum, { version }) => sum + version, 0);
    return {
      facilitators: `${this.#id}.${this.#forFacilitators}.${this.#openDoor() ? 1 : 0}`,
      phones: `${this.#id}.${this.#forPhones + ofPhones}`,
    };
  }

  change({ letIn = [], leaveOut = [], hadFloor = [], settled = [] }: RoomChange): RoomView {
    for (const id of letIn) {
      const phone = this.#phones.get(id);
      if (phone?.state !== 'waiting') continue;
      phone.state = 'in';
      phone.letInAt = nextMoment();
      // All are told how many they are.
      this.#tellPhones();
    }
    for (const id of leaveOut) this.#leaveOut(id);
    for (const id of hadFloor) this.#wantFloor(id, false);
    for (const { id, status } of settled) this.#settle(id, status);
    this.#tellFacilitators();
    return this.view();
  }

  show(table: PhoneTable): void {
    this.#facilitatorAtMs = this.#now();
    if (JSON.stringify(table) === JSON.stringify(this.#table)) return;
    const isNextStep = table.step !== this.#table?.step;
    this.#table = table;
    this.#tellPhones();
    if (isNextStep) this.#tellFacilitators();
  }

  /** Throws `Failure` with `not_found` at a closed door, and with `too_many_requests` in a full room. */
  enter(id: string, name: string): PhoneView {
    if (this.isOver || !this.#openDoor()) throw closedDoor();
    if (!this.#phones.has(id)) {
      if (this.#present() >= PHONES_MAX) {
        throw new Failure('too_many_requests', 'The room is full.', { retryAfterS: 30 });
      }
      this.#numbers += 1;
      const phone = { number: this.#numbers, name, state: 'waiting', letInAt: 0, version: 0, doneStep: '' };
      this.#phones.set(id, { ...phone, sent: new Map() } as Phone);
      this.#forgetLeftOut();
      this.#tellFacilitators();
    }
    return this.see(id);
  }

  /** Throws `Failure` with `not_signed_in` for a phone that is not of this room. */
  see(id: string): PhoneView {
    const phone = this.#phones.get(id);
    if (!phone) throw unknownPhone();
    const isOver = this.isOver;
    const state = isOver ? 'over' : phone.state;
    const nowMs = this.#now();
    return {
      version: `${this.#id}.${this.#forPhones}.${phone.version}.${isOver ? 1 : 0}`,
      ...{ state, number: phone.number, name: phone.name, nowMs },
      phones: [...this.#phones.values()].filter((other) => other.state === 'in').length,
      kept: nowMs - this.#facilitatorAtMs < FACILITATOR_AWAY_MS,
      ...(state === 'in' && this.#table && { table: this.#table }),
      wantsFloor: this.#floor.includes(id),
      doneStep: phone.doneStep,
      contributions: [...phone.sent]
        .slice(-TOLD_OF)
        .map(([ownId, { kind, status }]) => ({ id: ownId, kind, status })),
    };
  }

  leave(id: string): void {
    if (!this.#phones.delete(id)) return;
    this.#forget(id);
    this.#tellFacilitators();
    this.#tellPhones();
    this.news.emit(id);
  }

  /** Throws `Failure`. What was sent under the same id before is not taken again. */
  contribute(given: RoomCommands['contribute']['in']): PhoneView {
    const { phone: id, id: ownId, itemId, seals, contribution } = given;
    const phone = this.#phoneIn(id);
    if (contribution.kind === 'floor') this.#wantFloor(id, contribution.wanted);
    else if (contribution.kind === 'done') {
      phone.doneStep = contribution.done ? contribution.step : '';
      this.#tell(id, phone);
    } else if (!phone.sent.has(ownId)) {
      const ofPhone = [...this.#waiting.values()].filter((waiting) => waiting.phone === id).length;
      if (ofPhone >= WAITING_OF_PHONE_MAX || this.#waiting.size >= WAITING_OF_ROOM_MAX) {
        throw new Failure('too_many_requests', 'Too much waits for the table.', { retryAfterS: 5 });
      }
      phone.sent.set(ownId, { id: itemId, kind: contribution.kind, status: 'waiting' });
      for (const oldest of phone.sent.keys()) {
        if (phone.sent.size <= REMEMBERED) break;
        phone.sent.delete(oldest);
      }
      this.#waiting.set(itemId, { phone: id, ...seals, contribution });
      this.#tell(id, phone);
    }
    this.#tellFacilitators();
    return this.see(id);
  }

  /** Throws `Failure` unless the phone is in and there is a table. */
  admission(id: string): Admission {
    const { name, letInAt } = this.#phoneIn(id);
    if (!this.#table) throw notNow();
    return { name, letInAt, table: this.#table };
  }

  #phoneIn(id: string): Phone {
    const phone = this.#phones.get(id);
    if (!phone || this.isOver) throw unknownPhone();
    if (phone.state !== 'in') throw new Failure('not_allowed', 'The phone has not been let in.');
    return phone;
  }

  #openDoor(): DoorView | undefined {
    return this.#door && Date.parse(this.#door.closesAt) > this.#now() ? this.#door : undefined;
  }

  #present(): number {
    return [...this.#phones.values()].filter(({ state }) => state !== 'leftOut').length;
  }

  #leaveOut(id: string): void {
    const phone = this.#phones.get(id);
    if (!phone) return;
    phone.state = 'leftOut';
    this.#forget(id);
    this.#tell(id, phone);
    this.#tellPhones();
  }

  /** So that a room in which phones come and go does not grow. */
  #forgetLeftOut(): void {
    for (const [id, { state }] of this.#phones) {
      if (this.#phones.size <= PHONES_MAX) return;
      if (state === 'leftOut') this.#phones.delete(id);
    }
  }

  /** What it has sent, and is not on the table yet. */
  #forget(phone: string): void {
    this.#floor = this.#floor.filter((other) => other !== phone);
    for (const [id, waiting] of this.#waiting) if (waiting.phone === phone) this.#waiting.delete(id);
  }

  #wantFloor(id: string, wanted: boolean): void {
    const phone = this.#phones.get(id);
    if (!phone || this.#floor.includes(id) === wanted) return;
    this.#floor = wanted ? [...this.#floor, id] : this.#floor.filter((other) => other !== id);
    this.#tell(id, phone);
  }

  #settle(itemId: string, status: Status): void {
    const waiting = this.#waiting.get(itemId);
    const phone = waiting && this.#phones.get(waiting.phone);
    this.#waiting.delete(itemId);
    if (!waiting || !phone) return;
    for (const sent of phone.sent.values()) if (sent.id === itemId) sent.status = status;
    this.#tell(waiting.phone, phone);
  }

  #tell(id: string, phone: Phone): void {
    phone.version += 1;
    this.news.emit(id);
  }

  #tellPhones(): void {
    this.#forPhones += 1;
    this.news.emit('phones');
  }

  #tellFacilitators(): void {
    this.#forFacilitators += 1;
    this.news.emit('facilitators');
  }
}

export const closedDoor = (): Failure => new Failure('not_found', 'No door is open for this code.');
export const unknownPhone = (): Failure => new Failure('not_signed_in', 'The phone is not at a table.');
const notNow = (): Failure => new Failure('not_allowed', 'The table does not take this now.');
