/** What a follow-up is about: the same words in the calendar file and in the host's own calendar. */
import { actionDetails } from './outline.ts';
import type { Recap, RecapAction } from './recap.ts';
import { recapWords } from './words.ts';

/** Days from the meeting to a follow-up that nothing else decides. */
const DAYS_TO_FOLLOW_UP = 28;
const MS_PER_DAY = 24 * 60 * 60 * 1000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface FollowUp {
  readonly subject: string;
  readonly body: string;
}

export function openActions({
  actions,
  carried,
}: Pick<Recap, 'actions' | 'carried'>): readonly RecapAction[] {
  return [...actions, ...carried].filter(({ done }) => !done);
}

export function followUpOf(recap: Recap): FollowUp {
  const { followUp } = recapWords(recap.language);
  const lines = openActions(recap).map((action) =>
    [action.text, ...actionDetails(action, recap)].join(' – '),
  );
  return {
    subject: followUp.subject(recap.deckTitle),
    body:
      lines.length === 0
        ? followUp.nothingOpen
        : [followUp.open, ...lines.map((line) => `• ${line}`)].join('\n'),
  };
}

/** `YYYY-MM-DD`: the day of the first open action after the meeting, or four weeks after it. `today` likewise. */
export function suggestedDay(recap: Recap, today: string): string {
  const days = openActions(recap)
    .flatMap(({ due }) => (due !== undefined && isDay(due) && due > today ? [due] : []))
    .sort();
  return days[0] ?? dayAfter(today, DAYS_TO_FOLLOW_UP);
}

/** `day` and the result are `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
