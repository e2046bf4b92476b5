import { randomUUID } from 'node:crypto';
import type { Person, PersonChange } from '../contract.ts';
import { type Gateway, type GatewayOptions, openGateway } from './gateway.ts';
import { Meeting, MeetingError, type MeetingOptions } from './meeting.ts';

const USUAL_CAST = ['colleague', 'colleague'] as const;

export interface PhoneInRoom {
  readonly id: string;
  readonly number: number;
}

/** The running meeting with everybody's network: each person in it, and each phone, has a gateway. */
export class MeetingRoom {
  readonly #options: GatewayOptions;
  readonly #gateways = new Map<string, Gateway>();
  #phones: readonly PhoneInRoom[] = [];
  #phoneNumber = 0;
  #meeting: Meeting;

  private constructor(options: GatewayOptions, meeting: Meeting) {
    this.#options = options;
    this.#meeting = meeting;
  }

  static async open(options: GatewayOptions): Promise<MeetingRoom> {
    const room = new MeetingRoom(options, new Meeting(new Date(), USUAL_CAST));
    await room.#openGateways(room.#meeting);
    return room;
  }

  get meeting(): Meeting {
    return this.#meeting;
  }

  get phones(): readonly PhoneInRoom[] {
    return this.#phones;
  }

  async addPhone(): Promise<PhoneInRoom> {
    const gateway = await openGateway(this.#options);
    this.#phoneNumber += 1;
    const phone = { id: randomUUID(), number: this.#phoneNumber };
    this.#gateways.set(phone.id, gateway);
    this.#phones = [...this.#phones, phone];
    return phone;
  }

  async removePhone(id: string): Promise<void> {
    if (!this.#phones.some((phone) => phone.id === id))
      throw new MeetingError('not_found', 'There is no such phone.');
    this.#phones = this.#phones.filter((phone) => phone.id !== id);
    await this.#closeGateway(id);
  }

  gatewayPort(personId: string): number {
    return this.#gateway(personId).port;
  }

  async startOver(
    others: readonly ('colleague' | 'guest')[] = USUAL_CAST,
    options: MeetingOptions = {},
  ): Promise<void> {
    const former = [...this.#gateways.keys()];
    const meeting = new Meeting(new Date(), others, options);
    await this.#openGateways(meeting);
    this.#meeting = meeting;
    this.#phones = [];
    this.#phoneNumber = 0;
    await Promise.all(former.map((id) => this.#closeGateway(id)));
  }

  async add(kind: 'colleague' | 'guest'): Promise<Person> {
    const gateway = await openGateway(this.#options);
    const person = this.#meeting.add(kind);
    this.#gateways.set(person.id, gateway);
    return person;
  }

  change(id: string, change: PersonChange): Person {
    const person = this.#meeting.change(id, change);
    this.#gateway(id).setOnline(person.online);
    return person;
  }

  async remove(id: string): Promise<void> {
    this.#meeting.remove(id);
    await this.#closeGateway(id);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#gateways.keys()].map((id) => this.#closeGateway(id)));
  }

  async #openGateways(meeting: Meeting): Promise<void> {
    for (const { id } of meeting.people) this.#gateways.set(id, await openGateway(this.#options));
  }

  async #closeGateway(id: string): Promise<void> {
    const gateway = this.#gateways.get(id);
    this.#gateways.delete(id);
    await gateway?.close();
  }

  #gateway(personId: string): Gateway {
    const gateway = this.#gateways.get(personId);
    if (gateway === undefined) throw new Error('everybody in the meeting has a gateway');
    return gateway;
  }
}
