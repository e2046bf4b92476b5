/** Injected into every page before its own scripts run. It only observes; all times are milliseconds. */
export interface Probe {
  /** Starts waiting for an element that matches, with this text if one is given. */
  expect(selector: string, text?: string): void;
  /** Settles when the expected element is there and painted. */
  seen(): Promise<Seen>;
  /** When the first card was painted, if one was. */
  cardShown(): number | undefined;
  /** When the last click reached the page, since the page's time origin. */
  clickedAt(): number;
}

/** Since the page's time origin. */
export interface Seen {
  readonly inDom: number;
  /** The first animation frame after that, which is what comparisons with other apps usually count. */
  readonly nextFrame: number;
  /** The second animation frame after that: the first one began at most with it, and its picture is out. */
  readonly painted: number;
}

declare global {
  interface Window {
    readonly probe: Probe;
  }
}

/** Runs in the page, so it may use nothing from outside itself. `usable` is expected from the start, `card` looked for. */
export function installProbe([usable, card]: readonly [usable: string, card: string]): void {
  let clicked = Number.NaN;
  let cardShown: number | undefined;
  let seen: Promise<Seen>;
  // The event's own time: when the browser had the click, before any of the page's code ran for it.
  addEventListener('click', (event) => (clicked = event.timeStamp), { capture: true });

  const isThere = (selector: string, text: string | undefined) => {
    const element = document.querySelector(selector);
    return element !== null && (text === undefined || element.textContent === text);
  };
  const expect = (selector: string, text?: string) => {
    seen = new Promise((resolve) => {
      const look = () => {
        if (!isThere(selector, text)) return;
        observer.disconnect();
        const inDom = performance.now();
        requestAnimationFrame(() => {
          const nextFrame = performance.now();
          requestAnimationFrame(() => resolve({ inDom, nextFrame, painted: performance.now() }));
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
    });
  };
  expect(usable);
  const cards = new MutationObserver(() => {
    if (!isThere(card, undefined)) return;
    cards.disconnect();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        cardShown = performance.now();
      }),
    );
  });
  cards.observe(document, { childList: true, subtree: true });
  const probe: Probe = { expect, seen: () => seen, cardShown: () => cardShown, clickedAt: () => clicked };
  Object.assign(window, { probe });
}
