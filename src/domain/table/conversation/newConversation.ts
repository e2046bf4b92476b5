import { Ended, Preparing, Running, type Table } from '../schema.ts';
import { Conversation, type Dealing, type Purpose } from './schema.ts';
import type { PlanTimes } from './view.ts';

/** Options of a new table's conversation. */
export interface ConversationSetup {
  readonly purpose?: Purpose | undefined;
  /** Suggested for a card. */
  readonly minutes?: number | undefined;
  readonly dealing?: Dealing | undefined;
  readonly beginWithRound?: boolean | undefined;
  /** Ids of cards. */
  readonly notForUs?: readonly string[] | undefined;
  readonly carried?: CarriedSetup | undefined;
  /** The running order. */
  readonly plan?: PlanTimes | undefined;
}

/** What an earlier session passes on to a new one. */
export interface CarriedSetup {
  readonly fromSessionId: string;
  /** ISO 8601, in UTC. */
  readonly endedAt?: string | undefined;
  readonly actions: readonly {
    readonly id: string;
    readonly text: string;
    readonly owner?: string | undefined;
    readonly due?: string | undefined;
  }[];
  /** Ids of cards. */
  readonly used: readonly string[];
  /** Participant ids of the earlier session. */
  readonly ledBy: readonly string[];
}

export function newConversation(setup: ConversationSetup = {}): Conversation {
  const { purpose = 'talk', minutes, dealing = 'shuffled', beginWithRound = false } = setup;
  const { notForUs = [], carried, plan } = setup;
  return new Conversation({
    purpose,
    minutes,
    dealing,
    beginWithRound,
    notForUs: notForUs.map((id) => [id, true] as const),
    part: undefined,
    tools: [],
    speaking: undefined,
    timer: undefined,
    silence: undefined,
    words: [],
    placements: [],
    closing: [],
    published: [],
    recapAtStep: undefined,
    noteTakers: undefined,
    carried: carried && {
      fromSessionId: carried.fromSessionId,
      endedAt: carried.endedAt,
      actions: carried.actions.map(({ id, text, owner, due }) => ({ id, text, owner, due, done: false })),
      used: [...carried.used],
      ledBy: [...carried.ledBy],
    },
    plan: plan && { ...plan, startedAtMs: undefined },
  });
}

/**
 * Adds the conversation to a table of an earlier release, inside a transaction under the constraint that the phase is
 * the node its author saw. The phase is replaced by an equal one, so that of two people who do this at the same time
 * one succeeds.
 */
export function beginConversation(table: Table): Conversation {
  const { phase } = table;
  table.phase =
    phase instanceof Preparing ? new Preparing({}) : phase instanceof Ended ? new Ended({}) : new Running({});
  const conversation = newConversation();
  table.conversation = conversation;
  return conversation;
}
