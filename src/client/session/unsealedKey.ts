/** Apart, so that a page can look for texts without loading the code that sends them. */
export const unsealedKey = (sessionId: string): string => `dialogkort.unsealed.${sessionId}`;
