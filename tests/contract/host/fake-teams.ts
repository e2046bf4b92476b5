/**
 * A stand-in for Teams on the other side of the wire: a window for teams-js to live in and a parent that answers its
 * messages as Teams does. teams-js itself is the real one.
 */
import { setTimeout as realTimeout } from 'node:timers';

const TEAMS_ORIGIN = 'https://teams.microsoft.com';

/** What is answered to a call: its arguments, or nothing at all. */
export type Answer = (args: readonly unknown[]) => readonly unknown[] | 'silence';

export interface Heard {
  readonly func: string;
  readonly args: readonly unknown[];
}

export interface FakeTeamsOptions {
  readonly frameContext?: string;
  readonly theme?: string;
  readonly context?: Readonly<Record<string, unknown>>;
  /** Where the parent's messages come from. */
  readonly origin?: string;
  readonly answers?: Readonly<Record<string, Answer>>;
}

interface Request {
  readonly id: number;
  readonly uuidAsString: string;
  readonly func: string;
  readonly args: readonly unknown[];
}

export class FakeTeams {
  /** Everything that the app has said, in order. */
  readonly heard: Heard[] = [];
  readonly #answers: Map<string, Answer>;
  readonly #origin: string;
  readonly #parent = {
    closed: false,
    postMessage: (request: Request) => this.#receive(structuredClone(request)),
  };
  readonly #listeners = new Set<(event: object) => void>();
  #waiting: { readonly enough: () => boolean; readonly resolve: () => void }[] = [];

  constructor(options: FakeTeamsOptions = {}) {
    const frameContext = options.frameContext ?? 'sidePanel';
    this.#origin = options.origin ?? TEAMS_ORIGIN;
    const runtime = {
      apiVersion: 4,
      supports: { pages: { config: {} }, clipboard: {}, dialog: { url: {} }, teamsCore: {} },
    };
    const context = {
      userObjectId: '00000000-0000-0000-0000-000000000001',
      theme: options.theme ?? 'default',
      locale: 'da-dk',
      chatId: '19:meeting_chat@thread.v2',
      meetingId: 'bWVldGluZw==',
      frameContext,
      ...options.context,
    };
    this.#answers = new Map<string, Answer>([
      ['initialize', () => [frameContext, 'desktop', JSON.stringify(runtime), '2.1.2']],
      ['getContext', () => [context]],
      ['authentication.getAuthToken', () => [true, 'token-1']],
      ['meeting.shareAppContentToStage', () => [null, true]],
      ['meeting.stopSharingAppContentToStage', () => [null, true]],
      ['meeting.getAppContentStageSharingState', () => [null, { isAppSharing: false }]],
      ['meeting.getAppContentStageSharingCapabilities', () => [null, { doesAppHaveSharePermission: false }]],
      ['settings.setSettings', () => [true]],
      ...Object.entries(options.answers ?? {}),
    ]);
    const page = {
      self: {},
      parent: this.#parent,
      top: this.#parent,
      location: { origin: 'https://kort.example', href: 'https://kort.example/panel' },
      addEventListener: (_type: string, listener: (event: object) => void) => this.#listeners.add(listener),
      removeEventListener: (_type: string, listener: (event: object) => void) =>
        this.#listeners.delete(listener),
    };
    page.self = page;
    Object.assign(globalThis, { window: page });
  }

  answer(func: string, answer: Answer): void {
    this.#answers.set(func, answer);
  }

  /** Something happens in Teams that the app has asked to be told of. */
  emit(func: string, ...args: readonly unknown[]): void {
    this.#deliver({ func, args });
  }

  heardOf(func: string): readonly Heard[] {
    return this.heard.filter((message) => message.func === func);
  }

  /** Resolves when the app has said this, which may already be so. */
  async hears(func: string, times = 1): Promise<Heard> {
    const enough = () => this.heardOf(func).length >= times;
    if (!enough()) await new Promise<void>((resolve) => this.#waiting.push({ enough, resolve }));
    const last = this.heardOf(func).at(-1);
    if (!last) throw new Error(`never heard ${func}`);
    return last;
  }

  close(): void {
    Reflect.deleteProperty(globalThis, 'window');
  }

  #receive(request: Request): void {
    this.heard.push({ func: request.func, args: request.args });
    const answer = this.#answers.get(request.func)?.(request.args) ?? 'silence';
    if (answer !== 'silence') {
      // As from another process: never in the same turn, even while the test holds the clock.
      realTimeout(
        () => this.#deliver({ id: request.id, uuidAsString: request.uuidAsString, args: answer }),
        0,
      );
    }
    for (const { enough, resolve } of this.#waiting) if (enough()) resolve();
    this.#waiting = this.#waiting.filter(({ enough }) => !enough());
  }

  #deliver(data: object): void {
    for (const listener of this.#listeners) {
      listener({ data: structuredClone(data), origin: this.#origin, source: this.#parent });
    }
  }
}
