/** What is told to one person in passing, and the names of the steps that can be taken back. */
import type { Verb } from '../../domain/table/gate.ts';
import type { Refusal } from '../../domain/table/permissions.ts';
import type { Notice } from '../session/notice.ts';
import { catalogue } from './strings.ts';

export interface NoticeStrings {
  readonly overtaken: string;
  readonly refused: Readonly<Record<Refusal, string>>;
  /** After a step was taken back. Verbs that are never taken back fall under `undoneOther`. */
  readonly undone: Readonly<Partial<Record<Verb, string>>>;
  readonly undoneOther: string;
  /** On the button that takes a step back. */
  readonly undo: Readonly<Partial<Record<Verb, string>>>;
  readonly undoOther: string;
  readonly dismiss: string;
}

export const noticeStrings = catalogue<NoticeStrings>({
  da: {
    overtaken: 'En anden nåede det lige før dig. Her er bordet, som det ligger nu.',
    refused: {
      readOnly: 'Du kan ikke ændre noget på bordet lige nu. Du kan stadig følge med.',
      notAllowed: 'Det er mødelederen, der gør det.',
      notNow: 'Det kan ikke gøres lige nu. Bordet har ændret sig i mellemtiden.',
      notFound: 'Kortet ligger ikke på bordet længere.',
      badText: 'Skriv et spørgsmål, der kan stå på et kort. Det må ikke være tomt og ikke for langt.',
    },
    undone: {
      turn: 'Fortrudt. Bordet er, som før du vendte kortet.',
      takeUp: 'Fortrudt. Bordet er, som før du tog kortet op igen.',
      finish: 'Fortrudt. Kortet er fremme igen.',
      skip: 'Fortrudt. Kortet er fremme igen.',
      park: 'Fortrudt. Kortet er fremme igen.',
      putBack: 'Fortrudt. Kortet er fremme igen.',
      shuffle: 'Fortrudt. Kortene ligger, som før du blandede dem.',
      addOwnCard: 'Fortrudt. Dit kort er taget af bordet.',
      editOwnCard: 'Fortrudt. Kortet har sin gamle tekst.',
      withdrawOwnCard: 'Fortrudt. Kortet ligger på bordet igen.',
      share: 'Fortrudt. Rollen er ikke delt længere.',
      openTable: 'Fortrudt. Det er mødelederen, der vender kortene.',
      leadTable: 'Fortrudt. Alle må vende kort.',
    },
    undoneOther: 'Fortrudt.',
    undo: {
      turn: 'Fortryd: kort vendt',
      takeUp: 'Fortryd: kort taget op igen',
      finish: 'Fortryd: færdig med kortet',
      skip: 'Fortryd: kort sprunget over',
      park: 'Fortryd: kort parkeret',
      putBack: 'Fortryd: kort lagt tilbage',
      shuffle: 'Fortryd: kortene blandet',
      addOwnCard: 'Fortryd: nyt kort',
      editOwnCard: 'Fortryd: kort rettet',
      withdrawOwnCard: 'Fortryd: kort taget af bordet',
      share: 'Fortryd: rollen delt',
      openTable: 'Fortryd: alle må vende kort',
      leadTable: 'Fortryd: kun mødelederen vender kort',
    },
    undoOther: 'Fortryd',
    dismiss: 'Luk besked',
  },
  en: {
    overtaken: 'Somebody else was just ahead of you. Here is the table as it lies now.',
    refused: {
      readOnly: 'You cannot change anything on the table right now. You can still follow along.',
      notAllowed: 'That is for the facilitator to do.',
      notNow: 'That cannot be done right now. The table has changed in the meantime.',
      notFound: 'The card is no longer on the table.',
      badText: 'Write a question that fits on a card. It must not be empty, nor too long.',
    },
    undone: {
      turn: 'Undone. The table is as it was before you turned the card.',
      takeUp: 'Undone. The table is as it was before you took the card up again.',
      finish: 'Undone. The card is out again.',
      skip: 'Undone. The card is out again.',
      park: 'Undone. The card is out again.',
      putBack: 'Undone. The card is out again.',
      shuffle: 'Undone. The cards lie as they did before you shuffled them.',
      addOwnCard: 'Undone. Your card is off the table.',
      editOwnCard: 'Undone. The card has its old text.',
      withdrawOwnCard: 'Undone. The card is on the table again.',
      share: 'Undone. The role is no longer shared.',
      openTable: 'Undone. The facilitator turns the cards.',
      leadTable: 'Undone. Everybody may turn cards.',
    },
    undoneOther: 'Undone.',
    undo: {
      turn: 'Undo: card turned',
      takeUp: 'Undo: card taken up again',
      finish: 'Undo: done with the card',
      skip: 'Undo: card skipped',
      park: 'Undo: card parked',
      putBack: 'Undo: card put back',
      shuffle: 'Undo: cards shuffled',
      addOwnCard: 'Undo: new card',
      editOwnCard: 'Undo: card edited',
      withdrawOwnCard: 'Undo: card taken off the table',
      share: 'Undo: role shared',
      openTable: 'Undo: everybody may turn cards',
      leadTable: 'Undo: only the facilitator turns cards',
    },
    undoOther: 'Undo',
    dismiss: 'Close message',
  },
});

export function noticeText(strings: NoticeStrings, notice: Notice): string {
  switch (notice.kind) {
    case 'overtaken':
      return strings.overtaken;
    case 'undone':
      return strings.undone[notice.verb] ?? strings.undoneOther;
    case 'refused':
      return strings.refused[notice.refusal];
  }
}

export function undoText(strings: NoticeStrings, verb: Verb): string {
  return strings.undo[verb] ?? strings.undoOther;
}
