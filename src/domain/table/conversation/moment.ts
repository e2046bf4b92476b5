import type { Table } from '../schema.ts';

/** Removes a speaking round, a time and cards to choose from, which end when the meeting goes on. */
export function clearMoment({ conversation }: Table): void {
  if (!conversation) return;
  if (conversation.speaking) conversation.speaking = undefined;
  if (conversation.timer) conversation.timer = undefined;
  if (conversation.silence) conversation.silence = undefined;
  if (conversation.choice) conversation.choice = undefined;
}
