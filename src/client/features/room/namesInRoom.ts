/** Names of those at the table who have no account: phones, and people around one screen. */
import type { ConversationView } from '../../../domain/table/conversation/view.ts';
import { nameDecrypter } from '../../../shared/encryptedName.ts';
import type { Language } from '../../../shared/language.ts';
import type { MemberNames } from '../../session/memberNames.ts';
import { roomStrings } from './roomStrings.ts';

export interface NamesInRoom extends Pick<ConversationView, 'phoneNames' | 'phones' | 'room' | 'closing'> {
  /** Of the session's names. */
  readonly key: string | undefined;
  readonly language: Language;
}

/** Told apart from members'. A phone without a name at the table has its number. */
export async function callThem(
  names: MemberNames,
  { phoneNames, phones, room, closing, key, language }: NamesInRoom,
): Promise<void> {
  const t = roomStrings[language];
  for (const { id, number } of phones?.seats ?? [])
    if (phoneNames[id] === undefined) names.call(id, t.phoneNumber(number));
  const encrypted = Object.entries(phoneNames);
  if (encrypted.length === 0) return;
  const open = nameDecrypter(key);
  // After the end the room is known no longer, and words that were written down for its people are.
  const inRoom = new Set(room?.named);
  for (const { id, writtenBy } of closing) if (writtenBy !== undefined) inRoom.add(id);
  for (const [id, name] of encrypted) {
    const called = inRoom.has(id) ? t.inRoom : t.phone;
    names.call(id, called(await open(id, name)));
  }
}
