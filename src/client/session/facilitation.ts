/** Moves the facilitator role: at the server, which owns it, then in the table's copy. Knows no React. */
import type { Outcome } from '../../domain/table/gate.ts';
import type { Roles } from './roles.ts';
import type { TableSession } from './tableSession.ts';

/** Each resolves with whether it was done; if not, the person has been notified. */
export interface Facilitation {
  share(to: string): Promise<boolean>;
  handOver(to: string): Promise<boolean>;
  stepDown(): Promise<boolean>;
  take(): Promise<boolean>;
  /** Undoes this person's last step. A role that was shared is taken back at the server first. */
  undoLastStep(): Promise<boolean>;
}

export function createFacilitation(roles: Roles | undefined, table: TableSession): Facilitation {
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

  return {
    share: (to) =>
      attempt(async () => {
        await atServer(to, true);
        return verbs.share(to);
      }),
    handOver: (to) =>
      attempt(async () => {
        await atServer(to, true);
        try {
          await atServer(me.id, false);
        } catch (error) {
          verbs.share(to);
          throw error;
        }
        return verbs.handOver(to);
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
        const [sharedWith] = last?.args ?? [];
        if (last?.name === 'share' && typeof sharedWith === 'string') await atServer(sharedWith, false);
        // Another step may have come meanwhile.
        return last === table.undo.get() ? table.undoLastStep() : undefined;
      }),
  };
}
