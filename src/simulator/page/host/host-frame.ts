import { answer } from './calls.ts';
import { type AppMessage, type HostMessage, readAppMessage } from './messages.ts';
import type { FrameServices } from './services.ts';

/** How long Teams waits for an app's `beforeUnload`. */
const UNLOAD_PATIENCE_MS = 10_000;
/** How long a configuration page may take to save. */
const SAVE_PATIENCE_MS = 30_000;

export type SaveOutcome = { readonly saved: true } | { readonly refused: string };

/** One message between app and host for display: tokens are shortened. */
export interface ProtocolLine {
  readonly direction: 'fromApp' | 'toApp';
  readonly func: string;
  readonly args: readonly unknown[];
  /** False for an unknown call, which stays unanswered. */
  readonly known: boolean;
}

export interface FrameChannel {
  /** Posts to the app in the frame only. */
  post(message: HostMessage): void;
  log(line: ProtocolLine): void;
  wait(milliseconds: number): Promise<void>;
}

/** The host's end of the messaging with the app in one iframe. */
export class HostFrame {
  readonly #services: FrameServices;
  readonly #channel: FrameChannel;
  #handlers = new Set<string>();
  #initialized = false;
  #saving: ((outcome: SaveOutcome) => void) | undefined;
  #unloading: (() => void) | undefined;

  constructor(services: FrameServices, channel: FrameChannel) {
    this.#services = services;
    this.#channel = channel;
  }

  /** Handles a message of the frame's window. Ignores anything that teams-js did not send. */
  receive(data: unknown): void {
    const message = readAppMessage(data);
    if (message === undefined) return;
    if (message.func === 'initialize') this.#begin();
    if (message.func === 'registerHandler') this.#handlers.add(String(message.args[0]));
    const settled = this.#settle(message);
    const { known, answer: reply } = answer(this.#services, message.func, message.args);
    this.#log('fromApp', message.func, message.args, known || settled);
    void Promise.resolve(reply).then((args) => {
      if (args !== undefined) this.#reply(message, args);
    });
  }

  changeTheme(theme: string): void {
    if (this.#handlers.has('themeChange')) this.#event('themeChange', [theme]);
  }

  /** The person presses the host's Save. Never rejects. */
  async save(): Promise<SaveOutcome> {
    const outcome = new Promise<SaveOutcome>((resolve) => {
      this.#saving = resolve;
    });
    this.#event('settings.save', [{}]);
    const late = this.#channel.wait(SAVE_PATIENCE_MS).then(() => ({ refused: 'The app did not answer.' }));
    return Promise.race([outcome, late]);
  }

  /** Waits for an app with a `beforeUnload` handler; resolves at once for the others. */
  async unload(): Promise<void> {
    if (!this.#initialized || !this.#handlers.has('beforeUnload')) return;
    const ready = new Promise<void>((resolve) => {
      this.#unloading = resolve;
    });
    this.#event('beforeUnload', []);
    await Promise.race([ready, this.#channel.wait(UNLOAD_PATIENCE_MS)]);
  }

  /** A reloaded page has registered no handlers yet. */
  #begin(): void {
    this.#initialized = true;
    this.#handlers = new Set();
  }

  /** Whether the message answers an event of the host. */
  #settle({ func, args }: AppMessage): boolean {
    if (func === 'settings.save.success') this.#saving?.({ saved: true });
    else if (func === 'settings.save.failure') this.#saving?.({ refused: String(args[0] ?? '') });
    else if (func === 'readyToUnload') this.#unloading?.();
    else return false;
    return true;
  }

  #reply({ id, uuidAsString, func }: AppMessage, args: readonly unknown[]): void {
    this.#channel.post({ id, ...(uuidAsString === undefined ? {} : { uuidAsString }), args });
    this.#log('toApp', func, func === 'authentication.getAuthToken' ? args.map(shorten) : args, true);
  }

  #event(func: string, args: readonly unknown[]): void {
    this.#channel.post({ func, args });
    this.#log('toApp', func, args, true);
  }

  #log(direction: ProtocolLine['direction'], func: string, args: readonly unknown[], known: boolean): void {
    this.#channel.log({ direction, func, args, known });
  }
}

/** A token in a log could be used by its readers. */
function shorten(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('ey')
    ? `${value.slice(0, 6)}… (${value.length})`
    : value;
}
