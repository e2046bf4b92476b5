/** What follows from the conversation's shape: read by the verbs and by the view alike. */
import { Running, type Table } from '../schema.ts';
import { PART_NAMES, type PartName, type Speaking } from './schema.ts';

/** Where the meeting is. Any change of the middle brings it to its cards, whoever made it and with whichever release. */
export function partOf(table: Table): PartName {
  const part = table.conversation?.part;
  if (!part || !(table.phase instanceof Running) || part.middleStep !== table.middle.step) return 'cards';
  return PART_NAMES.find((name) => name === part.name) ?? 'cards';
}

/** Everybody is shown what the meeting has come to so far: until it goes on with its cards. */
export function isRecapShown(table: Table): boolean {
  return table.phase instanceof Running && table.conversation?.recapAtStep === table.middle.step;
}

/** What a round would be about: the part, or the card that is out. Undefined when there is nothing to talk about. */
export function subjectOf(table: Table): string | undefined {
  if (!(table.phase instanceof Running)) return undefined;
  const part = partOf(table);
  return part === 'cards' ? table.middle.cardId : part;
}

/** The round that goes on, if it is about what the meeting is at. */
export function roundOf(table: Table): Speaking | undefined {
  const round = table.conversation?.speaking;
  return round && round.about === subjectOf(table) ? round : undefined;
}

export interface SpeakingOrder {
  /** Everybody whose turn has not been, also those who are away. */
  readonly line: readonly string[];
  /** The first in line who is here. */
  readonly speaker: string | undefined;
  /** The others in line who are here. */
  readonly waiting: readonly string[];
}

/** People who are away are stepped over and keep their place; people who have come since stand last. */
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

/** A card was discussed last time and nobody has taken it up again. */
export function usedBefore(table: Table): ReadonlySet<string> {
  return new Set(table.conversation?.carried?.used ?? []);
}
