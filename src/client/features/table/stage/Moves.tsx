import { Component, type ReactNode, type RefObject } from 'react';
import { useTableSelector } from '../../../session/hooks.ts';
import { type Lying, moveBetween } from './moves.ts';

/** Names a card's element for its journey: `data-card="<id>"`, with `data-side` and `data-shape`. */
const CARD = '[data-card]';
/** Where cards come from that lay nowhere before. */
const DECK = '[data-deck]';

const MOVE_MS = 260;
/** Lifted, turned and settled. */
const FLIP_MS = 460;
const SETTLES_AT = 0.76;
/** The last card is dealt this much after the first. */
const DEAL_SPREAD_MS = 420;
/** A card that is laid away keeps its face on the way, and fades into the small one that lies there. */
const AWAY_MS = 240;
const FADES_AT = 0.67;
/** It is laid away where it becomes so much smaller. */
const MUCH_SMALLER = 2;
const EASING = 'cubic-bezier(0.2, 0, 0, 1)';

interface Picture {
  readonly cards: ReadonlyMap<string, Lying & { readonly height: number }>;
  readonly deck: Lying | undefined;
  /** The card that is talked about, to be seen on its way to its pile. */
  readonly talkedAbout: HTMLElement | undefined;
}

export interface MovesProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

interface MovesState {
  /** Counts the changes that have been laid out. */
  readonly laid: number;
}

/** Moves the cards on its children with every change of the table, whichever of the children it concerns. */
export function Moves(props: MovesProps): ReactNode {
  useTableSelector((table) => table, Object.is);
  return <MovingCards {...props} />;
}

/**
 * Moves every card from where it was on screen to where it is, by transforms alone. A class, since only a class is asked
 * for the picture just before it changes.
 *
 * Children measure their room when they are laid out and then render once more, before anything is painted. So the
 * picture before is kept over one more update of our own, which comes in the same turn as theirs.
 */
class MovingCards extends Component<MovesProps, MovesState> {
  override state: MovesState = { laid: 0 };
  #before: Picture | undefined;
  /** Of the stage when it was last laid out: after a change of size nothing is where it was. */
  #laidSize = '';

  override componentDidMount(): void {
    // Children are laid out by the end of this task; nothing has been painted yet.
    queueMicrotask(() => {
      const { current } = this.props.root;
      if (current) this.#laidSize = sizeOf(current);
      this.#dealAtFirst();
    });
  }

  override getSnapshotBeforeUpdate(): Picture | null {
    const { current } = this.props.root;
    if (!current || this.#before || !mayMove()) return null;
    const isResized = this.#laidSize !== '' && this.#laidSize !== sizeOf(current);
    this.#laidSize = sizeOf(current);
    return isResized ? null : pictureOf(current);
  }

  override componentDidUpdate(_props: MovesProps, state: MovesState, snapshot: Picture | null): void {
    if (state.laid === this.state.laid) {
      if (!snapshot) return;
      this.#before = snapshot;
      this.setState({ laid: state.laid + 1 });
      return;
    }
    const before = this.#before;
    this.#before = undefined;
    const { current } = this.props.root;
    if (current && before && sizeOf(current) === this.#laidSize) animateFrom(before, current);
  }

  override render(): ReactNode {
    return this.props.children;
  }

  /** Whoever comes before the first card has been turned sees the cards being dealt. */
  #dealAtFirst(): void {
    const root = this.props.root.current;
    if (!root || !mayMove() || root.querySelector('[data-side="face"]')) return;
    const { x, bottom, width } = root.getBoundingClientRect();
    const deck: Lying = { shape: 'portrait', side: 'back', x: x + width / 2, y: bottom, length: width / 12 };
    animateFrom({ cards: new Map(), deck, talkedAbout: undefined }, root);
  }
}

function animateFrom(before: Picture, root: HTMLElement): void {
  const elements = [...root.querySelectorAll<HTMLElement>(CARD)];
  // All is measured before anything moves.
  const moves = elements.map((element) => {
    const is = lyingOf(element);
    const known = before.cards.get(element.dataset.card ?? '');
    const move = moveBetween(known ?? before.deck ?? is, is);
    return {
      element,
      move,
      isDealt: known === undefined,
      isTurned: known !== undefined && known.side !== is.side,
    };
  });
  moves.forEach(({ element, move, isDealt, isTurned }, index) => {
    if (!move) return;
    const settled = isTurned ? [{ transform: `${move.to} rotate(1deg)`, offset: SETTLES_AT }] : [];
    element.animate([{ transform: move.from }, ...settled, { transform: move.to }], {
      duration: isTurned ? FLIP_MS : MOVE_MS,
      delay: isDealt ? (DEAL_SPREAD_MS * index) / elements.length : 0,
      easing: EASING,
      fill: 'backwards',
    });
  });
  if (before.talkedAbout) layAway(before, before.talkedAbout, root);
}

/** The face of the card as it was, on its way to where it lies small; it is drawn over everything and gone at the end. */
function layAway({ cards }: Picture, face: HTMLElement, root: HTMLElement): void {
  const id = face.dataset.card ?? '';
  const was = cards.get(id);
  const small = root.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"][data-side="face"]`);
  if (!was || !small) return;
  const is = lyingOf(small);
  if (is.length === 0 || was.length / is.length < MUCH_SMALLER) return;
  for (const animation of small.getAnimations()) animation.cancel();
  const stage = root.getBoundingClientRect();
  const width = Number.parseFloat(face.style.width);
  Object.assign(face.style, {
    position: 'absolute',
    zIndex: '4',
    pointerEvents: 'none',
    left: `${was.x - stage.x - width / 2 + root.scrollLeft}px`,
    top: `${was.y - stage.y - was.height / 2 + root.scrollTop}px`,
    height: `${was.height}px`,
  });
  root.append(face);
  const to = `translate(${is.x - was.x}px, ${is.y - was.y}px) scale(${is.length / was.length})`;
  const shown = small.animate([{ opacity: 0 }, { opacity: 0, offset: FADES_AT }, { opacity: 1 }], AWAY_MS);
  face
    .animate(
      [
        { transform: 'none', opacity: 1 },
        { opacity: 1, offset: FADES_AT },
        { transform: to, opacity: 0 },
      ],
      { duration: AWAY_MS, easing: EASING },
    )
    .finished.finally(() => {
      shown.cancel();
      face.remove();
    });
}

/** A picture of it: no part of the page. */
function copyOf(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement;
  copy.ariaHidden = 'true';
  copy.inert = true;
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
  return copy;
}

function mayMove(): boolean {
  return !document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function pictureOf(root: HTMLElement): Picture {
  const cards = new Map<string, ReturnType<typeof lyingOf>>();
  const talkedAbout = root.querySelector<HTMLElement>(`section > div > ${CARD}[data-side="face"]`);
  for (const element of root.querySelectorAll<HTMLElement>(CARD)) {
    cards.set(element.dataset.card ?? '', lyingOf(element));
  }
  const deck = root.querySelector<HTMLElement>(DECK);
  return {
    cards,
    deck: deck ? lyingOf(deck) : undefined,
    talkedAbout: talkedAbout ? copyOf(talkedAbout) : undefined,
  };
}

function sizeOf(root: HTMLElement): string {
  return `${root.clientWidth} ${root.clientHeight}`;
}

function lyingOf(element: HTMLElement): Lying & { readonly height: number } {
  const { x, y, width, height } = element.getBoundingClientRect();
  return {
    shape: element.dataset.shape === 'landscape' ? 'landscape' : 'portrait',
    side: element.dataset.side === 'face' ? 'face' : 'back',
    x: x + width / 2,
    y: y + height / 2,
    length: Math.max(width, height),
    height,
  };
}
