/** Decides whether a table may be replaced, by its document's condition at the Fluid service and the caller's rights. */
import type { DocumentCondition, FluidAdmin } from '../fluidAdmin/fluidAdmin.ts';
import type { FluidPresence } from '../fluidPresence.ts';
import type { Registry } from '../registry/registry.ts';
import type { Member } from './accessControl.ts';

export interface TableConditions {
  /** The table cannot be opened, as far as the Fluid service in use can tell. */
  isBeyondUse(documentId: string): Promise<boolean>;
  /** A copy of the table, as a page shows it, may take its place. */
  mayCopy(member: Member, documentId: string): Promise<boolean>;
}

export interface TableConditionsOptions {
  readonly fluidAdmin: Pick<FluidAdmin, 'inspectDocument'>;
  readonly registry: Pick<Registry, 'conversation'>;
  /** Of a Fluid service in this process. */
  readonly presence: FluidPresence | undefined;
  readonly now: () => number;
}

/** All pages at a damaged table ask at once, and each answer costs opening the document. */
const ANSWER_LIFE_MS = 30_000;

interface Answer {
  readonly condition: Promise<DocumentCondition>;
  readonly atMs: number;
}

export function createTableConditions(options: TableConditionsOptions): TableConditions {
  const { fluidAdmin, registry, presence, now } = options;
  const answers = new Map<string, Answer>();

  function inspect(documentId: string): Promise<DocumentCondition> {
    const nowMs = now();
    for (const [id, { atMs }] of answers) if (atMs <= nowMs - ANSWER_LIFE_MS) answers.delete(id);
    const answer = answers.get(documentId) ?? {
      condition: fluidAdmin.inspectDocument(documentId),
      atMs: nowMs,
    };
    answers.set(documentId, answer);
    // What could not be found out is asked anew.
    void answer.condition.then((condition) => {
      if (condition === 'unknown' && answers.get(documentId) === answer) answers.delete(documentId);
    });
    return answer.condition;
  }

  async function isBeyondUse(documentId: string): Promise<boolean> {
    return ['damaged', 'absent'].includes(await inspect(documentId));
  }

  return {
    isBeyondUse,
    async mayCopy({ session, membership, id }, documentId) {
      if (await isBeyondUse(documentId)) return true;
      // An external service cannot tell whether pages can open it: there the word of people who may delete the session counts.
      if (presence) return false;
      const { facilitators } = await registry.conversation.listRoles(session.id);
      return membership.organiser || facilitators.includes(id);
    },
  };
}
