/** What is told aloud about the rounds, whoever did it: once, politely, and never second by second. */
import type { RoundTable } from './inUse.ts';
import { placementHere } from './inUse.ts';

export interface RoundTexts {
  readonly saySpeaks: (name: string) => string;
  readonly sayYou: string;
  readonly sayHeard: string;
  readonly sayPlacement: string;
  readonly sayRevealed: (counts: readonly number[]) => string;
}

export interface Listener {
  readonly me: string;
  readonly nameOf: (id: string) => string;
}

/** Undefined when nothing happened that everybody has to hear of. */
export function roundAnnouncement(
  before: RoundTable,
  now: RoundTable,
  texts: RoundTexts,
  { me, nameOf }: Listener,
): string | undefined {
  const { speaking } = now.conversation;
  const was = before.conversation;
  if (speaking && (!was.speaking || was.speaking.speaker !== speaking.speaker)) {
    if (speaking.speaker === undefined) return texts.sayHeard;
    return speaking.speaker === me ? texts.sayYou : texts.saySpeaks(nameOf(speaking.speaker));
  }
  const placement = placementHere(now);
  const wasPlacement = placementHere(before);
  if (placement?.counts && !wasPlacement?.counts) return texts.sayRevealed(placement.counts);
  if (placement && placement.pollId !== wasPlacement?.pollId) return texts.sayPlacement;
  return undefined;
}
