/** Where a session's unsent notes lie on the device, for whoever only asks whether there are any. */
export function notesOutboxKey(sessionId: string): string {
  return `dialogkort.notes.${sessionId}`;
}
