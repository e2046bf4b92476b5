/** The table on the meeting's stage: whether it is there, putting it there, taking it down. */
import { type Observable, Subject } from '../../../fluid/observable.ts';
import type { HostRefusalReason, MeetingHost } from '../../../host/host.ts';

/** A stage page that is drawing may miss one question. */
const MISSES_MAX = 2;

export type StageState =
  /** The host has not said, or cannot say. */
  | 'unknown'
  | 'off'
  | 'on'
  /** The host says that something is shared, and nothing shows that it is the table. */
  | 'somethingElse';

export interface SharingProblem {
  readonly during: 'show' | 'stop';
  readonly reason: HostRefusalReason;
}

export interface SharingState {
  readonly stage: StageState;
  /** Waiting for the host. */
  readonly busy: boolean;
  readonly problem: SharingProblem | undefined;
  /** The last wish to share found the table on the stage already. */
  readonly wasOn: boolean;
}

export interface StageSharingOptions {
  readonly host: Pick<MeetingHost, 'isSharing' | 'shareToStage' | 'stopSharing'>;
  /** Whether a stage page of this meeting is open on this device. Where pages cannot tell each other: false. */
  readonly isStageHere: () => Promise<boolean>;
  readonly stageLink: () => Promise<string>;
  /** What the host says each time that it is asked. */
  readonly onAnswer: (isSharing: boolean) => void;
  readonly onStopped: () => void;
}

export class StageSharing {
  readonly state: Observable<SharingState>;
  readonly #state = new Subject<SharingState>({
    stage: 'unknown',
    busy: false,
    problem: undefined,
    wasOn: false,
  });
  readonly #options: StageSharingOptions;
  /** The host has taken the table from this page, and no stage page has been seen since. */
  #sharedUnseen = false;
  #misses = MISSES_MAX;

  constructor(options: StageSharingOptions) {
    this.#options = options;
    this.state = this.#state;
  }

  /** Asks the host and the stage pages. */
  async look(): Promise<StageState> {
    const reply = await this.#options.host.isSharing();
    // A host that gives no answer this time takes back nothing that it has said.
    if ('refused' in reply) return 'unknown';
    this.#options.onAnswer(reply.ok);
    const stage = reply.ok ? await this.#whatIsShared() : this.#nothing();
    const { problem, wasOn } = this.#state.get();
    // The table is shared after all.
    const isSolved = problem?.during === (stage === 'on' ? 'show' : 'stop') && stage !== 'somethingElse';
    this.#change({ stage, ...(isSolved && { problem: undefined }), wasOn: wasOn && stage === 'on' });
    return stage;
  }

  /** Shares the table, unless a stage page on this device shows it already. */
  show(): Promise<void> {
    return this.#run('show', async () => {
      if ((await this.look()) === 'on' && !this.#sharedUnseen) {
        this.#change({ wasOn: true });
        return undefined;
      }
      const { host, stageLink } = this.#options;
      const reply = await host.shareToStage(await stageLink());
      if ('refused' in reply) return reply.refused;
      this.#sharedUnseen = true;
      return undefined;
    });
  }

  stop(): Promise<void> {
    return this.#run('stop', async () => {
      const reply = await this.#options.host.stopSharing();
      if ('refused' in reply) return reply.refused;
      this.#nothing();
      this.#options.onStopped();
      return undefined;
    });
  }

  async #whatIsShared(): Promise<StageState> {
    if (await this.#options.isStageHere()) {
      this.#sharedUnseen = false;
      this.#misses = 0;
    } else this.#misses += 1;
    return this.#sharedUnseen || this.#misses < MISSES_MAX ? 'on' : 'somethingElse';
  }

  #nothing(): StageState {
    this.#sharedUnseen = false;
    this.#misses = MISSES_MAX;
    return 'off';
  }

  async #run(
    during: SharingProblem['during'],
    call: () => Promise<HostRefusalReason | undefined>,
  ): Promise<void> {
    this.#change({ busy: true, problem: undefined, wasOn: false });
    const reason = await call();
    if (reason === undefined) this.#change({ busy: false });
    const stage = await this.look();
    // Whatever the host said: what counts is whether the table is where it was wanted.
    const isThere = during === 'show' ? stage === 'on' : stage === 'off';
    this.#change({ busy: false, problem: isThere || reason === undefined ? undefined : { during, reason } });
  }

  #change(change: Partial<SharingState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}
