import { Component, type ReactNode, type RefObject } from 'react';
import { useTableSelector } from '../../../session/hooks.ts';
import { afterLayout } from './afterLayout.ts';
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
/** Without a frame for so long, the old places of the cards were not on screen. */
const STALE_MS = 500;

interface Picture {
  readonly cards: ReadonlyMap<string, Lying & { readonly height: number }>;
  readonly deck: Lying | undefined;
  /** The card that is talked about, to be seen on its way to its pile. */
  readonly talkedAbout: HTMLElement | undefined;
}

interface Moved {
  readonly element: HTMLElement;
  readonly is: Lying;
}

export interface MovesProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** Moves the cards on its children with every change of the table, whichever of the children it concerns. */
export function Moves(props: MovesProps): ReactNode {
  useTableSelector((table) => table, Object.is);
  return <MovingCards {...props} />;
}

/**
 * Moves every card from where it was on screen to where it is, by transforms alone. A class, since only a class is asked
 * for the picture just before it changes. The picture after it is taken once the page has been laid out for the next
 * frame, when children have also put right what they took for their size.
 */
class MovingCards extends Component<MovesProps> {
  readonly #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  /** Of what is on screen, while a change is not laid out yet. */
  #before: Picture | undefined;
  /** Of the stage when it was last laid out: after a change of size nothing is where it was. */
  #laidSize = '';
  #cancel: () => void = () => undefined;

  override componentDidMount(): void {
    this.#onceLaidOut((root, isStale) => {
      this.#laidSize = sizeOf(root);
      if (!isStale) this.#dealAtFirst(root);
    });
  }

  override componentWillUnmount(): void {
    this.#cancel();
  }

  override getSnapshotBeforeUpdate(): Picture | null {
    const { current } = this.props.root;
    if (!current || this.#before || !this.#mayMove()) return null;
    const isResized = this.#laidSize !== '' && this.#laidSize !== sizeOf(current);
    this.#laidSize = sizeOf(current);
    return isResized ? null : pictureOf(current);
  }

  override componentDidUpdate(_props: MovesProps, _state: unknown, snapshot: Picture | null): void {
    if (!snapshot) return;
    this.#before = snapshot;
    this.#onceLaidOut((root, isStale) => {
      this.#before = undefined;
      if (!isStale && sizeOf(root) === this.#laidSize) animateFrom(snapshot, root);
    });
  }

  override render(): ReactNode {
    return this.props.children;
  }

  #onceLaidOut(run: (root: HTMLElement, isStale: boolean) => void): void {
    const { current } = this.props.root;
    if (!current) return;
    const sinceMs = performance.now();
    this.#cancel();
    this.#cancel = afterLayout(current, () => {
      run(current, !this.#mayMove() || performance.now() - sinceMs > STALE_MS);
    });
  }

  #mayMove(): boolean {
    return !document.hidden && !this.#reducedMotion.matches;
  }

  /** A page that opens before the first card is turned shows the cards being dealt. */
  #dealAtFirst(root: HTMLElement): void {
    if (root.querySelector('[data-side="face"]')) return;
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
      is,
      move,
      isDealt: known === undefined,
      isTurned: known !== undefined && known.side !== is.side,
    };
  });
  const { talkedAbout } = before;
  const face = talkedAbout && !talkedAbout.isConnected ? talkedAbout : undefined;
  const small = face && moves.find((one) => isSmallOf(face, one, before));
  const stage = small && { box: root.getBoundingClientRect(), left: root.scrollLeft, top: root.scrollTop };
  moves.forEach(({ element, move, isDealt, isTurned }, index) => {
    if (!move || element === small?.element) return;
    const settled = isTurned ? [{ transform: `${move.to} rotate(1deg)`, offset: SETTLES_AT }] : [];
    element.animate([{ transform: move.from }, ...settled, { transform: move.to }], {
      duration: isTurned ? FLIP_MS : MOVE_MS,
      delay: isDealt ? (DEAL_SPREAD_MS * index) / elements.length : 0,
      easing: EASING,
      fill: 'backwards',
    });
  });
  if (face && small && stage) layAway(face, small, before, stage, root);
}

/** Whether it is the face in a much smaller size. */
function isSmallOf(face: HTMLElement, { element, is }: Moved, { cards }: Picture): boolean {
  const { card = '' } = face.dataset;
  const was = cards.get(card);
  if (!was || element.dataset.card !== card || is.side !== 'face' || is.length === 0) return false;
  return was.length / is.length >= MUCH_SMALLER;
}

/** The face of the card as it was, on its way to where it lies small; it is drawn over everything and gone at the end. */
function layAway(
  face: HTMLElement,
  { element: small, is }: Moved,
  { cards }: Picture,
  stage: { readonly box: DOMRect; readonly left: number; readonly top: number },
  root: HTMLElement,
): void {
  const was = cards.get(face.dataset.card ?? '');
  if (!was) return;
  const copy = copyOf(face);
  const width = Number.parseFloat(copy.style.width);
  Object.assign(copy.style, {
    position: 'absolute',
    zIndex: '4',
    pointerEvents: 'none',
    left: `${was.x - stage.box.x - width / 2 + stage.left}px`,
    top: `${was.y - stage.box.y - was.height / 2 + stage.top}px`,
    height: `${was.height}px`,
  });
  root.append(copy);
  const to = `translate(${is.x - was.x}px, ${is.y - was.y}px) scale(${is.length / was.length})`;
  const shown = small.animate([{ opacity: 0 }, { opacity: 0, offset: FADES_AT }, { opacity: 1 }], AWAY_MS);
  copy
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
      copy.remove();
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
    talkedAbout: talkedAbout ?? undefined,
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
