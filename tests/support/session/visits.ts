/** People's pages of meetings: the real session code, app server and own relay. */
import { createApi } from '../../../src/client/session/api.ts';
import { MeetingSession, type MeetingState } from '../../../src/client/session/meetingSession.ts';
import type { MeetingSetup } from '../../../src/client/session/meetingSetup.ts';
import type { OutboxStorage } from '../../../src/client/session/outbox.ts';
import * as tableModule from '../../../src/client/session/tableModule.ts';
import { eventually } from '../fluid/tables.ts';
import type { TestServer } from '../server/appServer.ts';
import type { Person } from '../server/cloud.ts';
import { seededRandom } from '../table/seats.ts';

export type OpenMeeting = Extract<MeetingState, { kind: 'open' }>;

export interface Visit {
  readonly person: Person;
  readonly meetingId: string;
  /** How this person reaches the server; its own address unless it is said. */
  readonly origin?: string;
  readonly setup?: MeetingSetup;
  /** What the person's pages keep on the device. */
  readonly storage?: OutboxStorage;
  /** Calls of the app's server whose path ends like this are never answered. */
  readonly unanswered?: string;
}

export class Visits {
  readonly #server: TestServer;
  readonly #meetings: MeetingSession[] = [];
  readonly #comebacks = new Set<() => void>();

  constructor(server: TestServer) {
    this.#server = server;
  }

  open({ person, meetingId, storage, unanswered, ...visit }: Visit): MeetingSession {
    const { origin = this.#server.origin, setup = {} } = visit;
    let ids = 0;
    const meeting = new MeetingSession({
      memberApi: createApi(
        async () => `Bearer ${await this.#server.cloud.signIn(person)}`,
        (path, init) =>
          unanswered !== undefined && String(path).endsWith(unanswered)
            ? new Promise(() => undefined)
            : fetch(`${origin}${path}`, init),
      ),
      viewerApi: undefined,
      meetingId,
      language: 'da',
      origin,
      defaultDeckId: 'digitale-kompetencer',
      setup,
      loadTable: async () => tableModule,
      storage,
      comeback: (listener) => {
        this.#comebacks.add(listener);
        return () => this.#comebacks.delete(listener);
      },
      clock: { nowMs: Date.now, random: seededRandom(3), newId: () => `${person.name}-${++ids}` },
    });
    this.#meetings.push(meeting);
    meeting.open();
    return meeting;
  }

  /** The browser of each page says that the network is back. */
  comeBack(): void {
    for (const listener of [...this.#comebacks]) listener();
  }

  async leave(): Promise<void> {
    await Promise.all(this.#meetings.splice(0).map((meeting) => meeting.close()));
  }
}

/** `other`: than the session of this id. */
export async function opened(meeting: MeetingSession, other?: string): Promise<OpenMeeting> {
  const isIt = (state: MeetingState) => state.kind === 'open' && state.session.session.id !== other;
  return (await eventually(meeting.state, isIt)) as OpenMeeting;
}
