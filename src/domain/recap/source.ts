/** What a recap is made of besides the cards. */
import type { ConversationView, NoteToPublish, PublishedNoteView } from '../table/conversation/view.ts';

/** The part of the conversation that is kept. */
export type RecapConversation = Pick<
  ConversationView,
  'purpose' | 'tools' | 'words' | 'placements' | 'closing' | 'published' | 'carried'
>;

/** A note, whether it lies on the table or not. */
export type RecapNoteSource = NoteToPublish & Partial<Pick<PublishedNoteView, 'done'>>;

export type NoteMark = NoteToPublish['mark'];
