/** Records of the registry that only the server reads: encrypted for their place, and padded to few sizes. */
import type { ConversationStore, RecordOutcome } from '../registry/conversation.ts';
import type { TextCipher } from '../textCipher.ts';
import { padded } from './padding.ts';

/** A long meeting has one or two for each card. */
const RECORDS_PER_SESSION_MAX = 500;

export interface RecordPlace {
  readonly sessionId: string;
  readonly name: string;
}

export interface EncryptedRecords {
  /** Nothing if there is none, or if it was encrypted with another key. */
  read<T>(place: RecordPlace): Promise<T | undefined>;
  /** Written only if the server `by` owns the session. */
  write(place: RecordPlace, contents: unknown, by: string): Promise<RecordOutcome>;
}

export function createEncryptedRecords(store: ConversationStore, cipher: TextCipher): EncryptedRecords {
  const contextOf = ({ sessionId, name }: RecordPlace) => JSON.stringify([sessionId, name]);
  return {
    async read<T>(place: RecordPlace) {
      const body = await store.readRecord(place.sessionId, place.name);
      const text = body === undefined ? undefined : cipher.decrypt(contextOf(place), body);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    write(place, contents, by) {
      const body = cipher.encrypt(contextOf(place), padded(JSON.stringify(contents)));
      return store.putRecord({ ...place, body, by, most: RECORDS_PER_SESSION_MAX });
    },
  };
}
