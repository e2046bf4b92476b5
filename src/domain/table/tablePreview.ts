/** The table as newcomers see it before they have it: what lies on the stage while nothing lies beside it, without anybody's name. */
import type { StagePreview } from '../../shared/contract/schemas/previews.ts';
import { EMPTY_CATALOGUE } from '../catalogue/catalogue.ts';
import { AREA_COLOURS, AREA_SIGNS } from '../deck/area.ts';
import type { AreaView, CardView } from './cardView.ts';
import type { ConversationView } from './conversation/view.ts';
import type { TableView } from './tableView.ts';

/** Undefined while the stage shows something that a preview has not. */
export function previewOf(view: TableView): StagePreview | undefined {
  const { deckTitle, access, step, areas, cards, current, ordinal, discussed, skipped, parked } = view;
  const { part, tools } = view.conversation;
  if (view.phase !== 'running' || part === 'closing' || hasMore(view)) return undefined;
  return {
    ...{ deckTitle, access, step, part, ordinal },
    areas: areas.map(({ id, title, language, colour, sign, total, left }) => ({
      ...{ id, title, language, colour, sign, total, left },
    })),
    cards: cards.map(({ id, area, place, own, question, language, examples }) => ({
      ...{ id, place, own: own !== undefined },
      ...(area && { area: area.id }),
      ...(place !== 'faceDown' && { question, ...(language && { language }) }),
      ...(id === current?.id && { examples: [...examples] }),
    })),
    handled: [...discussed, ...skipped, ...parked].map(({ id }) => id),
    tools: part === 'tools' ? tools.map(({ key, name }) => ({ key, name })) : [],
  };
}

/** Something else than cards and tools is on the stage. */
function hasMore({ current, conversation }: TableView): boolean {
  const { speaking, timer, silence, choice, recapShown, placements, words, phones } = conversation;
  const isHere = ({ cardId }: { readonly cardId: string | undefined }) => cardId === current?.id;
  if (speaking ?? timer ?? silence ?? choice ?? phones) return true;
  return recapShown || words.some(isHere) || (current !== undefined && placements.some(isHere));
}

/**
 * For a member who does not have the table yet. On an open table they may already move cards, which is done once they have it. What a
 * page does not know, as a colour of a later release, is left out.
 */
export function viewOfPreview(preview: StagePreview): TableView {
  const { deckTitle, access, step, ordinal, part, tools } = preview;
  const areas = preview.areas.flatMap((area): AreaView[] => {
    const colour = AREA_COLOURS.find((known) => known === area.colour);
    const sign = AREA_SIGNS.find((known) => known === area.sign);
    return colour && sign ? [{ ...area, colour, sign }] : [];
  });
  const cards = preview.cards.map(
    ({ id, area, place, own, question = '', language, examples = [] }, index): CardView => ({
      ...{ id, place, question, examples, number: index + 1 },
      area: areas.find((known) => known.id === area),
      ...(language && { language }),
      ...(own && { own: { author: undefined, isFromPhone: false, mayChange: false } }),
    }),
  );
  const inOrder = preview.handled.flatMap((id) => cards.find((card) => card.id === id) ?? []);
  const handled = (as: CardView['place']) => inOrder.filter(({ place }) => place === as);
  return {
    ...{ deckTitle, access, ordinal, areas, cards },
    ...{ step: step ?? 0, phase: 'running', introduction: [], catalogue: EMPTY_CATALOGUE, facilitators: [] },
    current: cards.find(({ place }) => place === 'middle'),
    discussed: handled('discussed'),
    skipped: handled('skipped'),
    parked: handled('parked'),
    left: cards.filter(({ place }) => place === 'faceDown').length,
    conversation: { ...NO_CONVERSATION, part, tools },
    may: {
      start: false,
      layCards: access === 'open' && step !== undefined,
      facilitate: false,
      takeFacilitation: false,
      addOwnCard: false,
    },
  };
}

const NO_CONVERSATION: ConversationView = {
  ...{ purpose: 'talk', minutes: undefined, dealing: 'shuffled', beginWithRound: false, part: 'cards' },
  ...{ leftOut: [], notForUs: [], tools: [], words: [], placements: [], closing: [], published: [] },
  ...{ speaking: undefined, timer: undefined, silence: undefined, carried: undefined, plan: undefined },
  ...{
    noteTakers: [],
    recapShown: false,
    recapPage: undefined,
    phones: undefined,
    choice: undefined,
    hands: {},
    room: undefined,
    phoneNames: {},
  },
  may: { prepare: false, takePart: false, publish: false, beginSpeaking: false },
};
