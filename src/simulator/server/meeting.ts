import { randomBytes, randomUUID } from 'node:crypto';
import {
  type AppSettings,
  type MeetingKind,
  PANEL_WIDTH_PX,
  type Person,
  type PersonChange,
  type Role,
  type Share,
  type TabKind,
  type TeamChannel,
} from '../contract.ts';
import { LEADER, nextName } from './cast.ts';

const MEETING_LENGTH_MS = 60 * 60 * 1000;

/** A violated rule of the meeting. `code` is for programs, the message for people. */
export class MeetingError extends Error {
  readonly code: 'not_found' | 'not_allowed';

  constructor(code: 'not_found' | 'not_allowed', message: string) {
    super(message);
    this.name = 'MeetingError';
    this.code = code;
  }
}

export interface MeetingOptions {
  readonly kind?: MeetingKind;
  readonly tab?: TabKind;
}

/** One Teams meeting in memory: invited and present people, the app's settings and the stage. */
export class Meeting {
  readonly kind: MeetingKind;
  readonly tab: TabKind;
  /** Of a channel meeting. */
  readonly channel: TeamChannel | null;
  readonly chatId: string;
  readonly title = 'Personalemøde';
  readonly startsAt: Date;
  readonly endsAt: Date;
  #people: readonly Person[];
  #app: AppSettings | null = null;
  #share: Share | null = null;

  constructor(now: Date, others: readonly ('colleague' | 'guest')[], options: MeetingOptions = {}) {
    const { kind = 'meeting', tab = 'static' } = options;
    this.kind = kind;
    this.tab = tab;
    this.channel = kind === 'channel' ? newChannel() : null;
    this.chatId = this.channel ? `${this.channel.channelId};messageid=${now.getTime()}` : newChat(kind);
    this.startsAt = now;
    this.endsAt = new Date(now.getTime() + MEETING_LENGTH_MS);
    this.#people = [person(LEADER, 'organiser')];
    for (const kind of others) this.add(kind);
  }

  /** As teams-js hands it to the app; empty in a call. */
  get meetingId(): string {
    if (this.kind === 'call') return '';
    return Buffer.from(`0#${this.chatId}#0`).toString('base64');
  }

  /** In order of arrival; the organiser comes first. Everyone in the meeting's chat, present or not. */
  get people(): readonly Person[] {
    return this.#people;
  }

  get organiser(): Person {
    const [organiser] = this.#people;
    if (organiser === undefined) throw new Error('a meeting always has an organiser');
    return organiser;
  }

  get app(): AppSettings | null {
    return this.#app;
  }

  get share(): Share | null {
    return this.#share;
  }

  find(id: string): Person {
    const found = this.#people.find((candidate) => candidate.id === id);
    if (found === undefined) throw new MeetingError('not_found', 'Nobody with this id is in the meeting.');
    return found;
  }

  add(kind: 'colleague' | 'guest'): Person {
    const taken = this.#people.map(({ name }) => name);
    const added = person(nextName(kind, taken), kind === 'guest' ? 'guest' : 'presenter');
    this.#people = [...this.#people, added];
    return added;
  }

  change(id: string, change: PersonChange): Person {
    const before = this.find(id);
    if (change.role !== undefined && (before.role === 'organiser' || before.role === 'guest')) {
      throw new MeetingError('not_allowed', 'The role of an organiser or a guest is fixed.');
    }
    const after: Person = { ...before, ...change };
    this.#people = this.#people.map((candidate) => (candidate.id === id ? after : candidate));
    if (!after.present && this.#share?.by === id) this.#share = null;
    return after;
  }

  remove(id: string): void {
    if (this.find(id).role === 'organiser') {
      throw new MeetingError('not_allowed', 'The organiser cannot be removed from the meeting.');
    }
    this.#people = this.#people.filter((candidate) => candidate.id !== id);
    if (this.#share?.by === id) this.#share = null;
  }

  addApp(settings: AppSettings): void {
    this.#app = settings;
  }

  removeApp(): void {
    this.#app = null;
    this.#share = null;
  }

  /** The last person to share has the stage, as in Teams. */
  putOnStage(share: Share): void {
    const sharer = this.find(share.by);
    if (
      !sharer.present ||
      sharer.role === 'attendee' ||
      sharer.role === 'guest' ||
      sharer.sharing !== 'allowed'
    ) {
      throw new MeetingError('not_allowed', 'This person may not share to the stage.');
    }
    this.#share = share;
  }

  clearStage(): void {
    this.#share = null;
  }
}

function newChat(kind: MeetingKind): string {
  const name =
    kind === 'meeting' ? `meeting_${randomBytes(24).toString('base64url')}` : randomBytes(16).toString('hex');
  return `19:${name}@thread.v2`;
}

function newChannel(): TeamChannel {
  return { groupId: randomUUID(), channelId: `19:${randomBytes(16).toString('hex')}@thread.tacv2` };
}

function person(name: string, role: Role): Person {
  return {
    id: randomUUID(),
    name,
    role,
    language: 'da',
    theme: 'default',
    panelWidth: PANEL_WIDTH_PX.initial,
    phone: false,
    present: true,
    online: true,
    sharing: 'allowed',
    saysShared: false,
  };
}
