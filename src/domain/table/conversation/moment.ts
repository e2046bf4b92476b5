import type { Table } from '../schema.ts';

/** Removes a speaking round and a timer, which end when the meeting goes on. */
export function clearMoment({ conversation }: Table): void {
  if (!conversation) return;
  if (conversation.speaking) conversation.speaking = undefined;
  if (conversation.timer) conversation.timer = undefined;
  if (conversation.silence) conversation.silence = undefined;
}
