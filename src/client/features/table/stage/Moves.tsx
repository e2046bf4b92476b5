import { Component, type ReactNode, type RefObject } from 'react';
import { useTableSelector } from '../../../session/hooks.ts';
import { type Lying, moveBetween } from './moves.ts';

/** Names a card's element for its journey: `data-card="<id>"`, with `data-side` and `data-shape`. */
const CARD = '[data-card]';
/** Where cards come from that lay nowhere before. */
const DECK = '[data-deck]';

const MOVE_MS = 260;
const FLIP_MS = 340;
/** The last card is dealt this much after the first; with MOVE_MS it stays under FLIP_MS. */
const DEAL_SPREAD_MS = 80;
const EASING = 'cubic-bezier(0.2, 0, 0, 1)';

interface Picture {
  readonly cards: ReadonlyMap<string, Lying>;
  readonly deck: Lying | undefined;
  /** Of the stage: after a change of size nothing is where it was. */
  readonly size: string;
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

  override getSnapshotBeforeUpdate(): Picture | null {
    const { current } = this.props.root;
    return current && !this.#before && mayMove() ? pictureOf(current) : null;
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
    if (current && before && sizeOf(current) === before.size) animateFrom(before, current);
  }

  override render(): ReactNode {
    return this.props.children;
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
    element.animate([{ transform: move.from }, { transform: move.to }], {
      duration: isTurned ? FLIP_MS : MOVE_MS,
      delay: isDealt ? (DEAL_SPREAD_MS * index) / elements.length : 0,
      easing: EASING,
      fill: 'backwards',
    });
  });
}

function mayMove(): boolean {
  return !document.hidden && !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function pictureOf(root: HTMLElement): Picture {
  const cards = new Map<string, Lying>();
  for (const element of root.querySelectorAll<HTMLElement>(CARD)) {
    cards.set(element.dataset.card ?? '', lyingOf(element));
  }
  const deck = root.querySelector<HTMLElement>(DECK);
  return { cards, deck: deck ? lyingOf(deck) : undefined, size: sizeOf(root) };
}

function sizeOf(root: HTMLElement): string {
  return `${root.clientWidth} ${root.clientHeight}`;
}

function lyingOf(element: HTMLElement): Lying {
  const { x, y, width, height } = element.getBoundingClientRect();
  return {
    shape: element.dataset.shape === 'landscape' ? 'landscape' : 'portrait',
    side: element.dataset.side === 'face' ? 'face' : 'back',
    x: x + width / 2,
    y: y + height / 2,
    length: Math.max(width, height),
  };
}
