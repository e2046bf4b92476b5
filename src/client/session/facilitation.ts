/** Moves the facilitator role: at the server, which owns it, then in the table's copy. Knows no React. */
import type { Outcome } from '../../domain/table/gate.ts';
import type { Roles } from './roles.ts';
import type { TableSession } from './tableSession.ts';

/** For so long a person who handed the role over can take it back. */
export const TAKE_BACK_MS = 60_000;

/** Each resolves with whether it was done; if not, the person has been notified. */
export interface Facilitation {
  share(to: string): Promise<boolean>;
  /** The giver keeps the role at the server for as long as they can take it back at the table. */
  handOver(to: string): Promise<boolean>;
  stepDown(): Promise<boolean>;
  take(): Promise<boolean>;
  /** Undoes this person's last step. A role that was given is taken back at the server first. */
  undoLastStep(): Promise<boolean>;
}

export function createFacilitation(
  roles: Roles | undefined,
  table: TableSession,
  takeBackMs = TAKE_BACK_MS,
): Facilitation {
  const { me, verbs } = table;

  /** A person who took over a table without a facilitator has the role at that table only, not at the server. */
  const isFacilitator = () => roles?.current.get()?.facilitators.includes(me.id) ?? false;

  const atServer = async (participant: string, held: boolean): Promise<void> => {
    if (isFacilitator()) await roles?.change('facilitator', participant, held);
  };

  const attempt = async (work: () => Promise<Outcome | undefined>): Promise<boolean> => {
    try {
      const outcome = await work();
      return outcome !== undefined && 'done' in outcome;
    } catch {
      table.tell({ kind: 'roleUnchanged' });
      return false;
    }
  };

  /** After the time for taking it back. While the server does not answer, it is tried again. */
  const giveUpLater = () => {
    const handedOver = table.undo.get();
    const giveUp = async () => {
      table.forgetStep(handedOver);
      if (!table.view.get().facilitators.includes(me.id)) await atServer(me.id, false);
    };
    const wait = () => setTimeout(() => void giveUp().catch(wait), takeBackMs);
    wait();
  };

  return {
    share: (to) =>
      attempt(async () => {
        await atServer(to, true);
        return verbs.share(to);
      }),
    handOver: (to) =>
      attempt(async () => {
        await atServer(to, true);
        const outcome = verbs.handOver(to);
        if ('done' in outcome) giveUpLater();
        return outcome;
      }),
    stepDown: () =>
      attempt(async () => {
        await atServer(me.id, false);
        return verbs.stepDown();
      }),
    take: () =>
      attempt(async () => {
        // The organiser takes the role at the server. Another person leads a table without a present facilitator,
        // and gets no role at the server.
        if (me.organiser) await roles?.change('facilitator', me.id, true);
        return verbs.takeFacilitation();
      }),
    undoLastStep: () =>
      attempt(async () => {
        const last = table.undo.get();
        const [givenTo] = last?.args ?? [];
        const isRole = last?.name === 'share' || last?.name === 'handOver';
        if (isRole && typeof givenTo === 'string') await atServer(givenTo, false);
        // Another step may have come meanwhile.
        return last === table.undo.get() ? table.undoLastStep() : undefined;
      }),
  };
}
