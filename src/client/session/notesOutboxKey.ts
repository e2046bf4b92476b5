/** The key of a session's unsent notes on the device, for code that only checks whether there are any. */
export function notesOutboxKey(sessionId: string): string {
  return `dialogkort.notes.${sessionId}`;
}
