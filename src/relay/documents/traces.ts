/** Whether a log still tells of people: what they did, and that they came and went. */
import { isRecord, parseJson } from '../json.ts';
import type { StoredOp } from '../store/port.ts';

/** As whom the app's own server is at a document. No person has it: theirs are 22 characters. */
export const SERVER_USER = 'server';

/** `entries`: the log from some point on, in order. False for what remains after the server's own summary. */
export function tellsOfPeople(entries: readonly StoredOp[]): boolean {
  const messages = entries.map(({ body }) => parseJson(body)).filter(isRecord);
  // Their joins are trimmed with what they have summarised.
  const summarizers = new Set(
    messages.filter(({ type }) => type === 'summarize').map(({ clientId }) => clientId),
  );
  return messages.some(({ type, data, clientId }) => {
    switch (type) {
      case 'op':
        return !summarizers.has(clientId);
      case 'join': {
        const join = typeof data === 'string' ? parseJson(data) : undefined;
        const detail = isRecord(join) && isRecord(join.detail) ? join.detail : {};
        const isServer = isRecord(detail.user) && detail.user.id === SERVER_USER;
        if (isServer && isRecord(join)) summarizers.add(join.clientId);
        return !isServer;
      }
      case 'leave':
        return !summarizers.has(typeof data === 'string' ? parseJson(data) : undefined);
      default:
        return false;
    }
  });
}
