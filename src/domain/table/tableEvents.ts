/**
 * What has happened at the table between two views of it, in the order in which it is told. The sentence that is spoken,
 * the line on the screen and the list of the last events all come from here.
 */
import type { CardView } from './cardView.ts';
import type { PartName } from './conversation/schema.ts';
import type {
  ClosingView,
  ConversationView,
  PlacementSubject,
  PlacementView,
  PublishedNoteView,
  RecapPageView,
  WordView,
} from './conversation/view.ts';
import type { HandledAs, TableAccess } from './schema.ts';
import type { ParticipantId } from './seat.ts';
import type { TableView } from './tableView.ts';

export type TableEvent =
  | { readonly kind: 'started'; readonly cards: number; readonly shuffled: boolean }
  | { readonly kind: 'ended' }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'deckChanged'; readonly title: string }
  | { readonly kind: 'cardsChosen'; readonly left: number }
  | { readonly kind: 'shuffled' }
  | { readonly kind: 'turned'; readonly card: CardView }
  | { readonly kind: 'takenUp'; readonly card: CardView }
  /** The current card left the middle and no other came. */
  | { readonly kind: 'laidAway'; readonly as: HandledAs; readonly left: number }
  | { readonly kind: 'putBack'; readonly left: number }
  /** Of a phone: a facilitator's page brought it. */
  | { readonly kind: 'ownCardAdded'; readonly fromPhone: boolean }
  | { readonly kind: 'ownCardWithdrawn' }
  | { readonly kind: 'access'; readonly access: TableAccess }
  /** Whether phones may come in. */
  | { readonly kind: 'phones'; readonly open: boolean }
  | { readonly kind: 'handedOver'; readonly from: ParticipantId; readonly to: ParticipantId }
  | { readonly kind: 'facilitator'; readonly who: ParticipantId }
  | { readonly kind: 'facilitatorNoMore'; readonly who: ParticipantId }
  | { readonly kind: 'noteTaker'; readonly who: ParticipantId }
  | { readonly kind: 'noteTakerNoMore'; readonly who: ParticipantId }
  | { readonly kind: 'part'; readonly part: PartName }
  | { readonly kind: 'toolsNamed'; readonly names: readonly string[] }
  | { readonly kind: 'toolsRemoved'; readonly names: readonly string[] }
  | { readonly kind: 'speakingBegun' }
  | {
      readonly kind: 'floor';
      readonly speaker: ParticipantId;
      readonly next: ParticipantId | undefined;
    }
  | { readonly kind: 'everybodyHeard' }
  | { readonly kind: 'speakingEnded' }
  | { readonly kind: 'timeSet'; readonly seconds: number }
  | { readonly kind: 'timeAdded' }
  | { readonly kind: 'timeStopped' }
  | { readonly kind: 'silenceBegun' }
  /** Before its time. */
  | { readonly kind: 'silenceEnded' }
  /** The meeting has gone on from it. */
  | { readonly kind: 'silenceClosed' }
  /** `author`: undefined for words without a name. */
  | {
      readonly kind: 'words';
      readonly texts: readonly string[];
      readonly author: ParticipantId | undefined;
    }
  | { readonly kind: 'wordsWithdrawn' }
  | { readonly kind: 'placementOpened'; readonly subject?: PlacementSubject }
  | { readonly kind: 'placementTooFew' }
  | {
      readonly kind: 'placementRevealed';
      readonly counts: readonly number[];
      readonly subject?: PlacementSubject;
    }
  | { readonly kind: 'placementClosed'; readonly revealed: boolean }
  | { readonly kind: 'cardsLaidOut'; readonly cards: readonly CardView[] }
  | { readonly kind: 'pointingTooFew' }
  /** How many point at each of the cards. */
  | {
      readonly kind: 'pointingShown';
      readonly counts: readonly number[];
      readonly cards: readonly CardView[];
    }
  /** No card was taken. */
  | { readonly kind: 'cardsTakenIn' }
  | { readonly kind: 'notePublished'; readonly note: PublishedNoteView }
  | { readonly kind: 'noteWithdrawn' }
  | { readonly kind: 'actionDone'; readonly text: string; readonly done: boolean }
  | { readonly kind: 'recap'; readonly shown: boolean }
  | { readonly kind: 'recapPage'; readonly page: RecapPageView }
  | { readonly kind: 'closingWords'; readonly words: ClosingView }
  | { readonly kind: 'closingWithdrawn' };

export type TableEventKind = TableEvent['kind'];

/**
 * `onScreens`: cards and who runs the table; shown on every screen for a few seconds, with the name of the person who did it.
 * `withName`: who did it is told. `withoutName`: never, as it would tell who passed, who answered, or whose words were
 * taken away.
 */
const TOLD: Readonly<Record<TableEventKind, 'onScreens' | 'withName' | 'withoutName'>> = {
  started: 'onScreens',
  ended: 'onScreens',
  reopened: 'onScreens',
  deckChanged: 'onScreens',
  cardsChosen: 'onScreens',
  shuffled: 'onScreens',
  turned: 'onScreens',
  takenUp: 'onScreens',
  laidAway: 'onScreens',
  putBack: 'onScreens',
  ownCardAdded: 'onScreens',
  ownCardWithdrawn: 'onScreens',
  access: 'onScreens',
  // Any facilitator's page writes it down, and the door closes by itself, too.
  phones: 'withoutName',
  handedOver: 'onScreens',
  facilitator: 'onScreens',
  facilitatorNoMore: 'onScreens',
  noteTaker: 'onScreens',
  noteTakerNoMore: 'onScreens',
  part: 'withName',
  toolsNamed: 'withoutName',
  toolsRemoved: 'withoutName',
  speakingBegun: 'withName',
  floor: 'withoutName',
  everybodyHeard: 'withoutName',
  speakingEnded: 'withName',
  timeSet: 'withName',
  timeAdded: 'withName',
  timeStopped: 'withName',
  silenceBegun: 'withName',
  silenceEnded: 'withName',
  silenceClosed: 'withName',
  words: 'withoutName',
  wordsWithdrawn: 'withoutName',
  placementOpened: 'withName',
  placementTooFew: 'withoutName',
  placementRevealed: 'withoutName',
  placementClosed: 'withName',
  cardsLaidOut: 'withName',
  pointingTooFew: 'withoutName',
  pointingShown: 'withoutName',
  cardsTakenIn: 'withName',
  notePublished: 'withName',
  noteWithdrawn: 'withoutName',
  actionDone: 'withName',
  recap: 'withName',
  recapPage: 'withName',
  // Told with their signed author; the edit may be another page's, which put a phone's words on the table.
  closingWords: 'withoutName',
  closingWithdrawn: 'withoutName',
};

export function isAboutCardsOrRoles({ kind }: TableEvent): boolean {
  return TOLD[kind] === 'onScreens';
}

/** Both sides are told: who gives the role, too. */
export function isAboutFacilitators({ kind }: TableEvent): boolean {
  return kind === 'handedOver' || kind === 'facilitator';
}

export function namesItsAuthor({ kind }: TableEvent): boolean {
  return TOLD[kind] !== 'withoutName';
}

export function tableEvents(before: TableView, now: TableView): readonly TableEvent[] {
  if (before === now) return [];
  const phase = phaseEvents(before, now);
  // What a phase brings along, such as a role or a time that ends, is part of it.
  if (phase.length > 0) return phase;
  if (now.phase === 'preparing') return [...deckEvents(before, now), ...ownCardEvents(before, now)];
  return [
    ...deckEvents(before, now),
    ...ownCardEvents(before, now),
    ...roleEvents(before, now),
    ...cardEvents(before, now),
    ...partEvents(before, now),
    ...speakingEvents(before, now),
    ...timeEvents(before, now),
    ...placementEvents(before, now),
    ...choiceEvents(before, now),
    ...wordEvents(before.conversation, now.conversation),
    ...noteEvents(before.conversation, now.conversation),
    ...closingEvents(before.conversation, now.conversation),
  ];
}

function phaseEvents(before: TableView, now: TableView): TableEvent[] {
  if (before.phase === now.phase) return [];
  if (now.phase === 'ended') return [{ kind: 'ended' }];
  if (now.phase !== 'running') return [];
  if (before.phase === 'ended') return [{ kind: 'reopened' }];
  const { part, dealing } = now.conversation;
  return [
    { kind: 'started', cards: now.cards.length, shuffled: dealing === 'shuffled' },
    ...(part === 'cards' ? [] : [{ kind: 'part', part } as const]),
  ];
}

function deckEvents(before: TableView, now: TableView): TableEvent[] {
  if (before.deckTitle !== now.deckTitle) return [{ kind: 'deckChanged', title: now.deckTitle }];
  if (now.phase !== 'running') return [];
  const ids = ({ cards }: TableView) => cards.filter(({ own }) => !own).map(({ id }) => id);
  const [was, is] = [ids(before), ids(now)];
  if (was.join(' ') === is.join(' ')) return [];
  const same = [...was].sort().join(' ') === [...is].sort().join(' ');
  return [same ? { kind: 'shuffled' } : { kind: 'cardsChosen', left: now.left }];
}

function ownCardEvents(before: TableView, now: TableView): TableEvent[] {
  const own = ({ cards }: TableView) => cards.filter((card) => card.own).map(({ id }) => id);
  const { added, removed } = compare(own(before), own(now));
  const isFromPhone = (id: string) => now.cards.find((card) => card.id === id)?.own?.isFromPhone ?? false;
  return [
    ...added.map((id) => ({ kind: 'ownCardAdded', fromPhone: isFromPhone(id) }) as const),
    ...removed.map(() => ({ kind: 'ownCardWithdrawn' }) as const),
  ];
}

function roleEvents(before: TableView, now: TableView): TableEvent[] {
  const events: TableEvent[] = [];
  if (before.access !== now.access) events.push({ kind: 'access', access: now.access });
  const open = now.conversation.phones?.code !== undefined;
  if ((before.conversation.phones?.code !== undefined) !== open) events.push({ kind: 'phones', open });
  const { added, removed } = compare(before.facilitators, now.facilitators);
  const [to] = added;
  const [from] = removed;
  if (added.length === 1 && removed.length === 1 && to !== undefined && from !== undefined) {
    events.push({ kind: 'handedOver', from, to });
  } else {
    for (const who of added) events.push({ kind: 'facilitator', who });
    for (const who of removed) events.push({ kind: 'facilitatorNoMore', who });
  }
  const takers = compare(before.conversation.noteTakers, now.conversation.noteTakers);
  for (const who of takers.added) events.push({ kind: 'noteTaker', who });
  for (const who of takers.removed) events.push({ kind: 'noteTakerNoMore', who });
  return events;
}

function cardEvents(before: TableView, now: TableView): TableEvent[] {
  const was = before.current;
  const card = now.current;
  if (was?.id === card?.id) return [];
  if (card) {
    const place = before.cards.find(({ id }) => id === card.id)?.place;
    return [{ kind: place === undefined || place === 'faceDown' ? 'turned' : 'takenUp', card }];
  }
  const left = now.left;
  const place = now.cards.find(({ id }) => id === was?.id)?.place;
  // A round that begins lays the card away by itself, and is what is told.
  if (place === undefined || now.conversation.part !== before.conversation.part) return [];
  if (place === 'faceDown' || place === 'middle') return [{ kind: 'putBack', left }];
  return [{ kind: 'laidAway', as: place, left }];
}

function partEvents(before: TableView, now: TableView): TableEvent[] {
  const events: TableEvent[] = [];
  const turned = now.current !== undefined && now.current.id !== before.current?.id;
  const { part, recapShown, recapPage } = now.conversation;
  if (part !== before.conversation.part && !turned) events.push({ kind: 'part', part });
  if (recapShown !== before.conversation.recapShown && !hasGoneOn(before, now)) {
    events.push({ kind: 'recap', shown: recapShown });
  }
  if (recapPage && recapPage.name !== before.conversation.recapPage?.name) {
    events.push({ kind: 'recapPage', page: recapPage });
  }
  const tools = compare(
    before.conversation.tools.map(({ name }) => name),
    now.conversation.tools.map(({ name }) => name),
  );
  if (tools.added.length > 0) events.push({ kind: 'toolsNamed', names: tools.added });
  if (tools.removed.length > 0) events.push({ kind: 'toolsRemoved', names: tools.removed });
  return events;
}

/** A round, a time and the recap go by themselves when the meeting goes on: only what came instead is told. */
function hasGoneOn(before: TableView, now: TableView): boolean {
  return before.current?.id !== now.current?.id || before.conversation.part !== now.conversation.part;
}

function speakingEvents(before: TableView, now: TableView): TableEvent[] {
  const was = before.conversation.speaking;
  const { speaking } = now.conversation;
  if (!speaking) return was && !hasGoneOn(before, now) ? [{ kind: 'speakingEnded' }] : [];
  const begun = was?.about === speaking.about ? [] : [{ kind: 'speakingBegun' } as const];
  const { speaker, next } = speaking;
  if (begun.length === 0 && was?.speaker === speaker) return [];
  return [...begun, speaker === undefined ? { kind: 'everybodyHeard' } : { kind: 'floor', speaker, next }];
}

function timeEvents(before: TableView, now: TableView): TableEvent[] {
  const goneOn = hasGoneOn(before, now);
  const was = before.conversation;
  const { timer, silence } = now.conversation;
  const events: TableEvent[] = [];
  if (timer && timer.id !== was.timer?.id) {
    const seconds = Math.round((timer.endsAtMs - timer.startedAtMs) / 1_000);
    const isMore = timer.startedAtMs === was.timer?.startedAtMs;
    events.push(isMore ? { kind: 'timeAdded' } : { kind: 'timeSet', seconds });
  }
  if (!timer && was.timer && !goneOn) events.push({ kind: 'timeStopped' });
  if (silence && silence.id !== was.silence?.id) {
    // Ending it leaves one that has just run out: people go on writing, and may share.
    events.push({ kind: was.silence ? 'silenceEnded' : 'silenceBegun' });
  }
  if (!silence && was.silence && !goneOn) events.push({ kind: 'silenceClosed' });
  return events;
}

function placementEvents(before: TableView, now: TableView): TableEvent[] {
  // Elsewhere than at the current card a placement is not on the screen.
  const here = (placements: readonly PlacementView[]) =>
    placements.find(({ cardId }) => cardId === now.current?.id);
  const was = here(before.conversation.placements);
  const is = here(now.conversation.placements);
  if (!is) return was ? [{ kind: 'placementClosed', revealed: was.isRevealed }] : [];
  const about = is.subject && { subject: is.subject };
  if (is.pollId !== was?.pollId) {
    // A card that is taken up again brings its placement along.
    return before.current?.id === now.current?.id ? [{ kind: 'placementOpened', ...about }] : [];
  }
  if (is.counts && !was.counts) return [{ kind: 'placementRevealed', counts: is.counts, ...about }];
  return is.tooFew && !was.tooFew ? [{ kind: 'placementTooFew' }] : [];
}

function choiceEvents(before: TableView, now: TableView): TableEvent[] {
  const was = before.conversation.choice;
  const is = now.conversation.choice;
  if (!is) return was && !hasGoneOn(before, now) ? [{ kind: 'cardsTakenIn' }] : [];
  const cards = is.cards.flatMap((id) => now.cards.find((card) => card.id === id) ?? []);
  if (is.pollId !== was?.pollId) return [{ kind: 'cardsLaidOut', cards }];
  if (is.counts && !was.counts) return [{ kind: 'pointingShown', counts: is.counts, cards }];
  return is.tooFew && !was.tooFew ? [{ kind: 'pointingTooFew' }] : [];
}

function wordEvents(before: ConversationView, now: ConversationView): TableEvent[] {
  const ids = (words: readonly WordView[]) => words.map(({ id }) => id);
  // A named word is told once the server has signed it: a moment later, with its name.
  const isTold = ({ isNamed, by }: WordView) => !isNamed || by !== undefined;
  const { added } = compare(ids(before.words.filter(isTold)), ids(now.words.filter(isTold)));
  const { removed } = compare(ids(before.words), ids(now.words));
  const laid = now.words.filter(({ id }) => added.includes(id));
  const authors = [...new Set(laid.map(({ by }) => by))];
  return [
    ...authors.map((author) => ({
      kind: 'words' as const,
      author,
      texts: laid.filter(({ by }) => by === author).map(({ text }) => text),
    })),
    ...(removed.length > 0 ? [{ kind: 'wordsWithdrawn' } as const] : []),
  ];
}

function noteEvents(before: ConversationView, now: ConversationView): TableEvent[] {
  const ids = (notes: ConversationView['published']) => notes.map(({ id }) => id);
  const { added, removed } = compare(ids(before.published), ids(now.published));
  const actions = ({ carried, published }: ConversationView) => [...(carried?.actions ?? []), ...published];
  const doneBefore = new Map(actions(before).map(({ id, done }) => [id, done]));
  return [
    ...now.published
      .filter(({ id }) => added.includes(id))
      .map((note) => ({ kind: 'notePublished', note }) as const),
    ...removed.map(() => ({ kind: 'noteWithdrawn' }) as const),
    ...actions(now)
      .filter(({ id, done }) => doneBefore.has(id) && doneBefore.get(id) !== done)
      .map(({ text, done }) => ({ kind: 'actionDone', text, done }) as const),
  ];
}

function closingEvents(before: ConversationView, now: ConversationView): TableEvent[] {
  // Told once the server has signed them, as named words.
  const was = new Map(before.closing.map((words) => [words.by, words]));
  const laid = now.closing.filter(({ by, insight, nextStep }) => {
    const old = was.get(by);
    return by !== undefined && (old?.insight !== insight || old.nextStep !== nextStep);
  });
  const { removed } = compare(
    before.closing.map(({ id }) => id),
    now.closing.map(({ id }) => id),
  );
  return [
    ...laid.map((words) => ({ kind: 'closingWords', words }) as const),
    ...removed.map(() => ({ kind: 'closingWithdrawn' }) as const),
  ];
}

function compare(
  before: readonly string[],
  now: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  return {
    added: now.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !now.includes(id)),
  };
}
