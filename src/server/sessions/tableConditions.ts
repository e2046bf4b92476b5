/** Decides whether a document may be replaced, by its document's condition at the Fluid service and the caller's rights. */
import type { DocumentCondition } from '../fluidAdmin/fluidAdmin.ts';
import type { FluidServices } from '../fluidServices.ts';
import type { DocumentRecord, Registry, SessionRecord } from '../registry/registry.ts';
import type { Member } from './accessControl.ts';

export interface TableConditions {
  /** The table cannot be opened, as far as the Fluid service in use can tell. */
  isBeyondUse(session: Pick<SessionRecord, 'fluidService'>, documentId: string): Promise<boolean>;
  /** A new document, such as a copy of what a page shows, may take its place. */
  mayReplace(member: Member, document: Pick<DocumentRecord, 'kind' | 'documentId'>): Promise<boolean>;
}

export interface TableConditionsOptions {
  readonly fluidServices: Pick<FluidServices, 'adminOf' | 'presenceOf'>;
  readonly registry: Pick<Registry, 'conversation'>;
  readonly now: () => number;
}

/** All pages at a damaged table ask at once, and each answer costs opening the document. */
const ANSWER_LIFE_MS = 30_000;

interface Answer {
  readonly condition: Promise<DocumentCondition>;
  readonly atMs: number;
}

export function createTableConditions(options: TableConditionsOptions): TableConditions {
  const { fluidServices, registry, now } = options;
  const answers = new Map<string, Answer>();

  function inspect(fluidService: string, documentId: string): Promise<DocumentCondition> {
    const nowMs = now();
    for (const [id, { atMs }] of answers) if (atMs <= nowMs - ANSWER_LIFE_MS) answers.delete(id);
    const answer = answers.get(documentId) ?? {
      condition: fluidServices.adminOf(fluidService).inspectDocument(documentId),
      atMs: nowMs,
    };
    answers.set(documentId, answer);
    // What could not be found out is asked anew.
    void answer.condition.then((condition) => {
      if (condition === 'unknown' && answers.get(documentId) === answer) answers.delete(documentId);
    });
    return answer.condition;
  }

  async function isBeyondUse(
    { fluidService }: Pick<SessionRecord, 'fluidService'>,
    documentId: string,
  ): Promise<boolean> {
    return ['damaged', 'absent'].includes(await inspect(fluidService, documentId));
  }

  return {
    isBeyondUse,
    async mayReplace({ session, membership, id }, { kind, documentId }) {
      if (await isBeyondUse(session, documentId)) return true;
      // An external service cannot tell whether pages can open it: there the word of people who may delete the session counts,
      // and for the notes, which those cannot open, a note-taker's.
      if (fluidServices.presenceOf(session.fluidService)) return false;
      const { facilitators, noteTakers } = await registry.conversation.listRoles(session.id);
      return kind === 'notes' ? noteTakers.includes(id) : membership.organiser || facilitators.includes(id);
    },
  };
}
