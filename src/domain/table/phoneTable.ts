/** The small view of the table that phones get: what the stage shows, without names, in both languages. */
import type { PhoneTable } from '../../shared/contract/schemas/phones.ts';
import type { CountdownView } from './conversation/view.ts';
import { wordsRound } from './conversation/wordsRound.ts';
import type { TableView } from './tableView.ts';

/** As many as a phone shows; the stage has all. */
const TOOLS_MAX = 150;

/** `da` and `en`: the same table in either language. */
export function phoneTable(da: TableView, en: TableView): PhoneTable {
  const { phase, access, current, ordinal, conversation } = da;
  const { part, timer, silence, speaking, placements, choice } = conversation;
  const speaker = conversation.phones?.seats.find(({ id }) => id === speaking?.speaker);
  const card = part === 'cards' ? current : undefined;
  const inEnglish = card && en.current;
  const placement = placements.find(({ cardId }) => cardId === card?.id);
  return {
    ...{ phase, access, part },
    step: [part, card?.id ?? '', silence?.id ?? choice?.pollId ?? ''].join('-'),
    ...(card &&
      inEnglish && {
        card: {
          ...{ id: card.id, ordinal },
          ...(card.area &&
            inEnglish.area && {
              area: { da: card.area.title, en: inEnglish.area.title },
              colour: card.area.colour,
            }),
          question: { da: card.question, en: inEnglish.question },
          examples: { da: [...card.examples], en: [...inEnglish.examples] },
        },
        reading: `reading-${da.step}`,
      }),
    tools: part === 'tools' ? conversation.tools.slice(-TOOLS_MAX).map(({ name }) => name) : [],
    wordsRound: wordsRound(card?.id),
    speaking: speaking !== undefined,
    ...(speaker && { speaker: speaker.number }),
    ...(timer && { timer: countdown(timer) }),
    ...(silence && { silence: countdown(silence) }),
    ...(placement && {
      placement: {
        pollId: placement.pollId,
        statement: placement.subject?.statement ?? '',
        lowest: placement.subject?.lowest ?? '',
        highest: placement.subject?.highest ?? '',
        ...(placement.counts && { counts: [...placement.counts] }),
        tooFew: placement.tooFew,
      },
    }),
    ...(choice && {
      choice: {
        pollId: choice.pollId,
        cards: choice.cards.map((id) => cardToChoose(id, da, en)),
        ...(choice.counts && { counts: [...choice.counts] }),
        tooFew: choice.tooFew,
      },
    }),
  };
}

function cardToChoose(id: string, da: TableView, en: TableView) {
  const [danish, english] = [da, en].map(({ cards }) => cards.find((card) => card.id === id));
  return {
    question: { da: danish?.question ?? '', en: english?.question ?? '' },
    ...(danish?.area && english?.area && { area: { da: danish.area.title, en: english.area.title } }),
  };
}

function countdown({ id, startedAtMs, endsAtMs }: CountdownView) {
  return { id, startedAtMs: Math.round(startedAtMs), endsAtMs: Math.round(endsAtMs) };
}
