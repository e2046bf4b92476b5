import {
  type AddPersonRequest,
  type AppSettings,
  type MeetingView,
  type NewMeetingRequest,
  type PersonChange,
  RELOAD_EVENT,
  type Reloaded,
  type ShareRequest,
  SIMULATOR_PATHS,
  type TokenReply,
} from '../../contract.ts';

export interface MeetingSnapshot {
  /** `lost` while the server does not answer; the browser keeps retrying. */
  readonly connection: 'connecting' | 'live' | 'lost';
  /** The last one seen. */
  readonly meeting: MeetingView | null;
  /** How often the app was to be loaded again in its frames. */
  readonly appReloads: number;
  /** How often the app was to take changes into its frames. */
  readonly appChanges: number;
}

/** The page's copy of the meeting, pushed by the server, and the commands that change it there. */
export class MeetingClient {
  #snapshot: MeetingSnapshot = { connection: 'connecting', meeting: null, appReloads: 0, appChanges: 0 };
  readonly #listeners = new Set<() => void>();
  #events: EventSource | undefined;

  readonly snapshot = (): MeetingSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  open(): void {
    this.#events = new EventSource(SIMULATOR_PATHS.events);
    this.#events.onmessage = ({ data }) => this.#set({ connection: 'live', meeting: JSON.parse(data) });
    this.#events.addEventListener(RELOAD_EVENT, ({ data }) => this.#reload(data as Reloaded));
    this.#events.onerror = () => this.#set({ connection: 'lost' });
  }

  close(): void {
    this.#events?.close();
  }

  readonly newMeeting = (request: NewMeetingRequest = {}) =>
    call('POST', SIMULATOR_PATHS.newMeeting, request);
  readonly addPerson = (kind: AddPersonRequest['kind']) => call('POST', SIMULATOR_PATHS.people, { kind });
  readonly changePerson = (id: string, change: PersonChange) =>
    call('PATCH', pathOf(SIMULATOR_PATHS.person, id), change);
  readonly removePerson = (id: string) => call('DELETE', pathOf(SIMULATOR_PATHS.person, id));
  readonly addPhone = () => call('POST', SIMULATOR_PATHS.phones);
  readonly removePhone = (id: string) => call('DELETE', pathOf(SIMULATOR_PATHS.phone, id));
  readonly addApp = (settings: AppSettings) => call('PUT', SIMULATOR_PATHS.app, settings);
  readonly share = (request: ShareRequest) => call('PUT', SIMULATOR_PATHS.stage, request);
  readonly clearStage = () => call('DELETE', SIMULATOR_PATHS.stage);

  /** Rejects for a guest, and while the server does not answer. */
  async token(id: string): Promise<TokenReply> {
    const response = await call('POST', pathOf(SIMULATOR_PATHS.token, id));
    return response.json();
  }

  #reload(what: Reloaded): void {
    const { appReloads, appChanges } = this.#snapshot;
    if (what === 'page') location.reload();
    else this.#set(what === 'app' ? { appReloads: appReloads + 1 } : { appChanges: appChanges + 1 });
  }

  #set(change: Partial<MeetingSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function pathOf(pattern: string, id: string): string {
  return pattern.replace(':id', encodeURIComponent(id));
}

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
