/** Values derived from the conversation's schema, for the commands and the view. */
import { Running, type Table } from '../schema.ts';
import type { Seat } from '../seat.ts';
import { PART_NAMES, type PartName, type Placement, type Speaking } from './schema.ts';
import type { PlacementSubject } from './view.ts';

/**
 * The meeting's part. Any change of the current card moves the meeting to its cards, also by a client of another
 * release.
 */
export function partOf(table: Table): PartName {
  const part = table.conversation?.part;
  if (!part || !(table.phase instanceof Running) || part.middleStep !== table.middle.step) return 'cards';
  return PART_NAMES.find((name) => name === part.name) ?? 'cards';
}

/** True while the recap so far is shown to everybody: until the meeting goes on with its cards. */
export function isRecapShown(table: Table): boolean {
  return table.phase instanceof Running && table.conversation?.recapAtStep === table.middle.step;
}

/** The subject of a speaking round: the part, or the current card. Undefined without a subject. */
export function subjectOf(table: Table): string | undefined {
  if (!(table.phase instanceof Running)) return undefined;
  const part = partOf(table);
  return part === 'cards' ? table.middle.cardId : part;
}

/** The running speaking round, if it is about the present subject. */
export function roundOf(table: Table): Speaking | undefined {
  const round = table.conversation?.speaking;
  return round && round.about === subjectOf(table) ? round : undefined;
}

/** Everybody who can get the floor: participants who are connected, those who sit around one screen, and phones. */
export function peopleHere({ table, present }: Seat): ReadonlySet<string> {
  const { room, phones } = table.conversation ?? {};
  return new Set([...present(), ...(room?.named ?? []), ...(phones?.ids ?? [])]);
}

export interface SpeakingOrder {
  /** Everybody who has not spoken yet, also people who are away. */
  readonly line: readonly string[];
  /** The first in line who is present. */
  readonly speaker: string | undefined;
  /** The others in line who are present. */
  readonly waiting: readonly string[];
}

/** People who are away are passed over and keep their place; people who joined since come last. */
export function speakingOrder(
  { queue, done }: { readonly queue: Iterable<string>; readonly done: Iterable<string> },
  present: ReadonlySet<string>,
): SpeakingOrder {
  const inOrder = [...queue];
  const known = new Set([...inOrder, ...done]);
  const line = [...inOrder, ...[...present].filter((id) => !known.has(id)).sort()];
  const [speaker, ...waiting] = line.filter((id) => present.has(id));
  return { line, speaker, waiting };
}

/** Ids of cards that were discussed in an earlier session and not taken up since. */
export function usedBefore(table: Table): ReadonlySet<string> {
  return new Set(table.conversation?.carried?.used ?? []);
}

/** Undefined if one of its texts is missing, as in a placement of an earlier release. */
export function subjectOfPlacement({ statement, lowest, highest }: Placement): PlacementSubject | undefined {
  if (statement === undefined || lowest === undefined || highest === undefined) return undefined;
  return { statement, lowest, highest };
}
