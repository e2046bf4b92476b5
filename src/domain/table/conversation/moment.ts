import type { Table } from '../schema.ts';

/** A round and a time belong to the moment in which they were begun: they go when the meeting goes on. */
export function clearMoment({ conversation }: Table): void {
  if (!conversation) return;
  if (conversation.speaking) conversation.speaking = undefined;
  if (conversation.timer) conversation.timer = undefined;
  if (conversation.silence) conversation.silence = undefined;
}
