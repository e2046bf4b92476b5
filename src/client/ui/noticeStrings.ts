/** Short messages to one person, and the names of the steps that can be undone. */
import type { CommandName } from '../../domain/table/commands.ts';
import type { Refusal } from '../../domain/table/permissions.ts';
import type { Notice } from '../session/notice.ts';
import { catalogue } from './strings.ts';

export interface NoticeStrings {
  readonly overtaken: string;
  readonly early: string;
  readonly deckGone: string;
  readonly roleUnchanged: string;
  readonly refused: Readonly<Record<Refusal, string>>;
  /** After a step was taken back. Commands that are never taken back fall under `undoneOther`. */
  readonly undone: Readonly<Partial<Record<CommandName, string>>>;
  readonly undoneOther: string;
  /** On the button that takes a step back. */
  readonly undo: Readonly<Partial<Record<CommandName, string>>>;
  readonly undoOther: string;
  readonly dismiss: string;
}

export const noticeStrings = catalogue<NoticeStrings>({
  da: {
    deckGone: 'Det kortsæt, du valgte, findes ikke længere. Vælg et andet.',
    roleUnchanged: 'Rollen kunne ikke flyttes lige nu. Prøv igen om lidt.',
    early: 'Det sker, så snart du er med.',
    overtaken: 'En anden nåede det lige før dig. Her er bordet, som det ligger nu.',
    refused: {
      readOnly: 'Du kan ikke ændre noget på bordet lige nu. Du kan stadig følge med.',
      notAllowed: 'Det er mødelederen, der gør det.',
      notNow: 'Det kan ikke gøres lige nu. Bordet har ændret sig i mellemtiden.',
      notFound: 'Kortet ligger ikke på bordet længere.',
      badText: 'Teksten er tom eller for lang.',
      noCards: 'Lad mindst ét kort ligge på bordet.',
    },
    undone: {
      turn: 'Fortrudt. Bordet er, som før du vendte kortet.',
      takeUp: 'Fortrudt. Bordet er, som før du tog kortet frem igen.',
      finish: 'Fortrudt. Kortet er fremme igen.',
      skip: 'Fortrudt. Kortet er fremme igen.',
      park: 'Fortrudt. Kortet er fremme igen.',
      putBack: 'Fortrudt. Kortet er fremme igen.',
      shuffle: 'Fortrudt. Kortene ligger, som før du blandede dem.',
      addOwnCard: 'Fortrudt. Dit kort er taget af bordet.',
      editOwnCard: 'Fortrudt. Kortet har sin gamle tekst.',
      withdrawOwnCard: 'Fortrudt. Kortet ligger på bordet igen.',
      share: 'Fortrudt. Rollen er ikke delt længere.',
      handOver: 'Fortrudt. Du er mødeleder igen.',
      openTable: 'Fortrudt. Det er mødelederen, der vender kortene.',
      leadTable: 'Fortrudt. Alle må vende kort.',
      leaveOut: 'Fortrudt. Kortene er med igen.',
      takeIn: 'Fortrudt. Kortene er ikke med.',
      moveCard: 'Fortrudt. Kortet ligger, hvor det lå.',
      changeDeck: 'Fortrudt. Det forrige kortsæt ligger på bordet.',
      setNotForUs: 'Fortrudt. Kortet er, som det var.',
      toPart: 'Fortrudt. I er, hvor I var før.',
      addTool: 'Fortrudt. Værktøjet er taget af listen.',
      removeTool: 'Fortrudt. Værktøjet er på listen igen.',
      withdrawWord: 'Fortrudt. Ordene er på bordet igen.',
      removeClosing: 'Fortrudt. Ordene er på bordet igen.',
    },
    undoneOther: 'Fortrudt.',
    undo: {
      turn: 'Fortryd: kort vendt',
      takeUp: 'Fortryd: kort taget frem igen',
      finish: 'Fortryd: færdig med kortet',
      skip: 'Fortryd: kort sprunget over',
      park: 'Fortryd: kort parkeret',
      putBack: 'Fortryd: kort lagt tilbage',
      shuffle: 'Fortryd: kortene blandet',
      addOwnCard: 'Fortryd: nyt kort',
      editOwnCard: 'Fortryd: kort rettet',
      withdrawOwnCard: 'Fortryd: kort taget af bordet',
      share: 'Fortryd: rollen delt',
      handOver: 'Fortryd: rollen givet videre',
      openTable: 'Fortryd: alle må vende kort',
      leadTable: 'Fortryd: kun mødelederen vender kort',
      leaveOut: 'Fortryd: kort taget fra',
      takeIn: 'Fortryd: kort taget med',
      moveCard: 'Fortryd: kort flyttet',
      changeDeck: 'Fortryd: kortsæt skiftet',
      setNotForUs: 'Fortryd: ikke for os',
      toPart: 'Fortryd: skiftet runde',
      addTool: 'Fortryd: værktøj tilføjet',
      removeTool: 'Fortryd: værktøj fjernet',
      withdrawWord: 'Fortryd: ord taget af bordet',
      removeClosing: 'Fortryd: afslutning fjernet',
    },
    undoOther: 'Fortryd',
    dismiss: 'Luk besked',
  },
  en: {
    deckGone: 'The deck you chose no longer exists. Choose another one.',
    roleUnchanged: 'The role could not be moved just now. Try again in a moment.',
    early: 'That will be done as soon as you are with the others.',
    overtaken: 'Somebody else was just ahead of you. Here is the table as it lies now.',
    refused: {
      readOnly: 'You cannot change anything on the table right now. You can still follow along.',
      notAllowed: 'That is for the facilitator to do.',
      notNow: 'That cannot be done right now. The table has changed in the meantime.',
      notFound: 'The card is no longer on the table.',
      badText: 'The text is empty or too long.',
      noCards: 'Leave at least one card on the table.',
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
      handOver: 'Undone. You are the facilitator again.',
      openTable: 'Undone. The facilitator turns the cards.',
      leadTable: 'Undone. Everybody may turn cards.',
      leaveOut: 'Undone. The cards are in again.',
      takeIn: 'Undone. The cards are out.',
      moveCard: 'Undone. The card lies where it lay.',
      changeDeck: 'Undone. The previous deck is on the table.',
      setNotForUs: 'Undone. The card is as it was.',
      toPart: 'Undone. You are where you were before.',
      addTool: 'Undone. The tool is off the list.',
      removeTool: 'Undone. The tool is on the list again.',
      withdrawWord: 'Undone. The words are on the table again.',
      removeClosing: 'Undone. The words are on the table again.',
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
      handOver: 'Undo: role handed over',
      openTable: 'Undo: everybody may turn cards',
      leadTable: 'Undo: only the facilitator turns cards',
      leaveOut: 'Undo: cards left out',
      takeIn: 'Undo: cards taken in',
      moveCard: 'Undo: card moved',
      changeDeck: 'Undo: deck changed',
      setNotForUs: 'Undo: not for us',
      toPart: 'Undo: moved on',
      addTool: 'Undo: tool named',
      removeTool: 'Undo: tool removed',
      withdrawWord: 'Undo: words taken off the table',
      removeClosing: 'Undo: closing words removed',
    },
    undoOther: 'Undo',
    dismiss: 'Close message',
  },
});

export function noticeText(strings: NoticeStrings, notice: Notice): string {
  switch (notice.kind) {
    case 'overtaken':
    case 'early':
      return strings[notice.kind];
    case 'deckGone':
      return strings.deckGone;
    case 'roleUnchanged':
      return strings.roleUnchanged;
    case 'undone':
      return strings.undone[notice.command] ?? strings.undoneOther;
    case 'refused':
      return strings.refused[notice.refusal];
  }
}

export function undoText(strings: NoticeStrings, command: CommandName): string {
  return strings.undo[command] ?? strings.undoOther;
}
