/** What stands on the facilitator's sheet. Plain: no screen, no paper. */
import type { CardView } from '../../../domain/table/cardView.ts';
import type { ConversationView } from '../../../domain/table/conversation/view.ts';
import type { LeaderSheet, SheetStep } from '../../../paper/printLeaderSheet.ts';
import type { Language } from '../../../shared/language.ts';
import { roundStrings } from '../rounds/roundsStrings.ts';
import { leaderSheetStrings } from './leaderSheetStrings.ts';

export const SHEET_STEPS = ['before', 'opening', 'cards', 'closing'] as const;
export type SheetStepName = (typeof SHEET_STEPS)[number];

export interface LeaderSheetInput {
  readonly deckTitle: string;
  readonly cards: readonly CardView[];
  readonly conversation: Pick<
    ConversationView,
    'plan' | 'purpose' | 'minutes' | 'dealing' | 'beginWithRound' | 'part'
  >;
  readonly language: Language;
  /** The facilitator's own, one a line. */
  readonly own: Readonly<Partial<Record<SheetStepName, string>>>;
}

export function leaderSheetOf({
  deckTitle,
  cards,
  conversation,
  language,
  own,
}: LeaderSheetInput): LeaderSheet {
  const t = leaderSheetStrings[language];
  const { opening, closing } = roundStrings[language];
  const { plan, purpose, minutes, beginWithRound, dealing } = conversation;
  const wrapUpAt = plan && plan.minutes - plan.closing;
  const time = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? {} : { time: t.span(from, to) };
  const ownCues = (step: SheetStepName) =>
    (own[step] ?? '')
      .split('\n')
      .map((cue) => cue.trim())
      .filter((cue) => cue !== '');
  const steps: (SheetStep & { readonly name: SheetStepName })[] = [
    {
      name: 'before',
      title: t.before,
      cues: [...t.beforeCues, ...(purpose === 'development' ? [t.noteTaker] : [])],
    },
    {
      name: 'opening',
      title: t.opening,
      ...time(plan && 0, plan?.opening),
      cues: [t.ask(opening.questions.understand), t.openingCue, t.ask(opening.questions.tools), t.toolsCue],
    },
    {
      name: 'cards',
      title: t.cards,
      ...time(plan?.opening, wrapUpAt),
      cues: [
        ...t.cardsCues,
        ...(minutes === undefined ? [] : [t.perCard(minutes)]),
        ...(wrapUpAt === undefined ? [] : [t.wrapUpAt(wrapUpAt)]),
        dealing === 'asLaid' ? t.asLaid : t.shuffled,
      ],
      lists: dealing === 'asLaid' ? inOrder(cards) : byArea(cards, t.ownCards),
    },
    {
      name: 'closing',
      title: t.closing,
      ...time(wrapUpAt, plan?.minutes),
      cues: [t.ask(closing.question), ...t.closingCues],
    },
  ];
  const hasOpening = plan ? plan.opening > 0 : beginWithRound;
  return {
    title: t.title(deckTitle),
    words: t.words(plan?.minutes),
    notes: t.notes,
    steps: steps
      .filter(({ name }) => name !== 'opening' || hasOpening)
      .map(({ name, ...step }) => ({ ...step, cues: [...step.cues, ...ownCues(name)] })),
  };
}

/** The same as a plain text. */
export function leaderSheetText({ title, words, steps }: LeaderSheet): string {
  const part = ({ title: heading, time, cues, lists = [] }: SheetStep) =>
    [
      time === undefined ? heading : `${heading} (${time})`,
      ...cues.map((cue) => `– ${cue}`),
      ...lists.flatMap(({ heading: above, items }) => [
        '',
        ...(above === undefined ? [] : [above]),
        ...items.map((item) => `[ ] ${item}`),
      ]),
    ].join('\n');
  return [title, words, ...steps.map(part)].join('\n\n');
}

function inOrder(cards: readonly CardView[]): NonNullable<SheetStep['lists']> {
  return [{ items: cards.map(({ question }, at) => `${at + 1}. ${question}`) }];
}

/** In the order in which the areas come; own cards without one are last. */
function byArea(cards: readonly CardView[], ownCards: string): NonNullable<SheetStep['lists']> {
  const headings = [...new Set(cards.map(({ area }) => area?.title))].sort(
    (a, b) => Number(a === undefined) - Number(b === undefined),
  );
  return headings.map((heading) => ({
    heading: heading ?? ownCards,
    items: cards.filter(({ area }) => area?.title === heading).map(({ question }) => question),
  }));
}
