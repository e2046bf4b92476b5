import { cardByCode, readCode } from '../../../domain/deck/cardCode.ts';
import type { TableView } from '../../../domain/table/tableView.ts';
import type { TableVerbs } from '../../session/verbs.ts';

export type CodeProblem = 'empty' | 'notACode' | 'notHere' | 'leftOut' | 'there' | 'notNow' | 'notAllowed';

/** Turns the card that has this code on paper, or takes it up again if it was out before. */
export function turnByCode(
  typed: string,
  table: TableView,
  verbs: Pick<TableVerbs, 'turn' | 'takeUp'>,
): { readonly question: string } | { readonly problem: CodeProblem } {
  if (typed.trim() === '') return { problem: 'empty' };
  const code = readCode(typed);
  if (code === undefined) return { problem: 'notACode' };
  const { leftOut } = table.conversation;
  // Codes are told apart among all cards of the deck, those included that are not in use today.
  const cardId = cardByCode([...table.cards.filter((card) => !card.own), ...leftOut], code);
  if (cardId === undefined) return { problem: 'notHere' };
  const card = table.cards.find(({ id }) => id === cardId);
  if (!card) return { problem: 'leftOut' };
  if (card.place === 'middle') return { problem: 'there' };
  if (!table.may.layCards) return { problem: table.phase === 'running' ? 'notAllowed' : 'notNow' };
  const outcome = card.place === 'faceDown' ? verbs.turn(cardId) : verbs.takeUp(cardId);
  return 'done' in outcome ? { question: card.question } : { problem: 'notNow' };
}
