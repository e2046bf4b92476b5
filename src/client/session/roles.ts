/**
 * The facilitator and note-taker roles of a session. The server owns both; the table shows a copy. A change is made
 * at the server first and then copied to the table. Survives reopening of the table. Does not depend on React.
 */
import { type Observable, Subject } from '../../fluid/observable.ts';
import type { HeldRole } from '../../shared/contract/limits.ts';
import type { SessionRoles } from '../../shared/contract/schemas/roles.ts';
import type { SessionView } from '../../shared/contract/schemas/sessions.ts';
import type { Api } from './api.ts';
import { type Repeating, repeating } from './repeating.ts';
import { Retry, type RetryPolicy } from './retry.ts';
import type { TableSession } from './tableSession.ts';

/** A change of the table's copy may be missed; a role change is noticed after this time at the latest. */
export const ASK_ROLES_EVERY_MS = 30_000;
const RETRY: RetryPolicy = { firstMs: 3_000, longestMs: 15_000 };
/** Timeout for the start of the meeting to be acknowledged. */
const START_MS = 5_000;

export interface RolesOptions {
  readonly api: Pick<Api, 'roles' | 'changeRole' | 'claimRoles'>;
  readonly view: Pick<SessionView, 'session' | 'me'>;
  readonly table: TableSession;
  /** From 0 to 1. */
  readonly random: () => number;
}

export class Roles {
  /** As the server last said; undefined before its first answer. */
  readonly current: Observable<SessionRoles | undefined>;

  readonly #options: RolesOptions;
  readonly #current = new Subject<SessionRoles | undefined>(undefined);
  readonly #asking: Repeating;
  readonly #claimRetry: Retry;
  #table: TableSession;
  #stopFollowing: () => void = () => undefined;
  /** The table's copy that was seen last. */
  #copy = '';
  #claimed = false;
  #questions = 0;
  #heard = 0;
  #isClosed = false;

  constructor(options: RolesOptions) {
    this.#options = options;
    const { random, table } = options;
    this.current = this.#current;
    this.#table = table;
    this.#claimRetry = new Retry({ policy: RETRY, random });
    this.#asking = repeating(ASK_ROLES_EVERY_MS, () => this.#askOnce(), { random });
    this.#follow();
    this.#asking.while(true);
    void this.ask();
  }

  /** The table has been opened again. */
  sitAt(table: TableSession): void {
    if (table === this.#table) return;
    this.#table = table;
    this.#follow();
    void this.ask();
  }

  /** Asks the server; a failure is left to the next time. */
  async ask(): Promise<void> {
    await this.#askOnce().catch(() => undefined);
  }

  /**
   * Gives the role to a participant, or takes it from them.
   * @throws ApiFailure
   */
  async change(role: HeldRole, participant: string, held: boolean): Promise<void> {
    const { api, view } = this.#options;
    const roles = await this.#hear(api.changeRole(view.session.id, { role, participant, held }));
    if (role === 'noteTaker') this.#copyNoteTakers(roles);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopFollowing();
    this.#claimRetry.cancel();
    this.#asking.while(false);
  }

  #follow(): void {
    this.#stopFollowing();
    const table = this.#table;
    const onView = () => {
      const { facilitators, conversation } = table.view.get();
      const copy = JSON.stringify([facilitators, conversation.noteTakers]);
      if (copy !== this.#copy) {
        this.#copy = copy;
        void this.ask();
      }
      this.#claim();
    };
    this.#stopFollowing = table.view.subscribe(onView);
    onView();
  }

  /** The person who starts the meeting at the table gets both roles, unless they are taken already. */
  #claim(): void {
    const { phase, facilitators } = this.#table.view.get();
    if (this.#claimed || phase !== 'running' || !facilitators.includes(this.#options.view.me.id)) return;
    this.#claimed = true;
    void this.#claimOnceStarted(this.#table).catch(() => {
      this.#claimRetry.wait(() => {
        this.#claimed = false;
        this.#claim();
      });
    });
  }

  /** When two start in the same moment, one of them has: that is known once the start is acknowledged. */
  async #claimOnceStarted(table: TableSession): Promise<void> {
    const { api, view } = this.#options;
    const { id, organiser } = view.me;
    const isStarted = await table.document.flush(START_MS);
    if (this.#isClosed) return;
    if (!isStarted) throw new Error('the start is not acknowledged yet');
    if (!table.view.get().facilitators.includes(id)) {
      this.#claimed = false;
      return;
    }
    const roles = await this.#hear(api.claimRoles(view.session.id));
    if (roles.noteTakers.includes(id)) this.#copyNoteTakers(roles);
    // Another member claimed the roles before the start: the organiser takes the facilitator role by right.
    if (organiser && !roles.facilitators.includes(id)) await this.change('facilitator', id, true);
  }

  #copyNoteTakers({ noteTakers }: SessionRoles): void {
    const { conversation } = this.#table.view.get();
    if (conversation.noteTakers.join(' ') !== noteTakers.join(' '))
      this.#table.verbs.nameNoteTakers(noteTakers);
  }

  #askOnce(): Promise<SessionRoles> {
    const { api, view } = this.#options;
    return this.#hear(api.roles(view.session.id));
  }

  /** Drops an answer that a later question's has overtaken. */
  async #hear(answer: Promise<SessionRoles>): Promise<SessionRoles> {
    this.#questions += 1;
    const question = this.#questions;
    const roles = await answer;
    if (question > this.#heard && !this.#isClosed) {
      this.#heard = question;
      if (JSON.stringify(this.#current.get()) !== JSON.stringify(roles)) this.#current.set(roles);
    }
    return roles;
  }
}
