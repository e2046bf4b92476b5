/** What can be measured of a page, whatever its fonts: each function runs in the browser and returns what is wrong, in words. */

/** Nothing has to be scrolled sideways, is cut off, lies over another thing, or is too small to hit. */
export function misplaced(): string[] {
  const SLACK_PX = 2;
  const LEAST_TARGET_PX = 24;
  const CONTROLS =
    'button, a[href], input, select, textarea, summary, [role=tab], [role=radio], [role=switch], [role=option]';
  type Box = { left: number; top: number; right: number; bottom: number };
  const found = new Set<string>();

  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element) => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const ancestorsOf = (element: Element) => {
    const all: Element[] = [];
    for (let at = element.parentElement; at; at = at.parentElement) all.push(at);
    return all;
  };
  const nameOf = (element: Element) => {
    const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `<${element.tagName.toLowerCase()}> "${text.trim().replace(/\s+/g, ' ').slice(0, 60)}"`;
  };
  const isForEars = (element: Element) =>
    [element, ...ancestorsOf(element)].some((at) => {
      const { width, height } = at.getBoundingClientRect();
      return (width <= 1 || height <= 1) && styleOf(at).overflow !== 'visible';
    });
  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isForEars(element);
  const scrollsIn = (element: Element, axis: 'overflowX' | 'overflowY') =>
    /auto|scroll/.test(styleOf(element)[axis]);
  const isClamped = (element: Element) =>
    [element, ...ancestorsOf(element)].some((at) => styleOf(at).webkitLineClamp !== 'none');
  const clip = (box: Box, by: Box): Box => ({
    left: Math.max(box.left, by.left),
    top: Math.max(box.top, by.top),
    right: Math.min(box.right, by.right),
    bottom: Math.min(box.bottom, by.bottom),
  });
  /** The part that is neither scrolled away nor hidden. */
  const shownOf = (element: Element, box: Box): Box =>
    ancestorsOf(element)
      .filter((at) => styleOf(at).overflow !== 'visible')
      .reduce((rest, at) => clip(rest, at.getBoundingClientRect()), box);
  const isLarge = ({ left, top, right, bottom }: Box) => right - left > SLACK_PX && bottom - top > SLACK_PX;
  /** What is fixed, sticks, or is a dialogue of its own lies over the rest on purpose. */
  const layerOf = (element: Element) =>
    [element, ...ancestorsOf(element)].find(
      (at) => at.matches('dialog') || /fixed|sticky/.test(styleOf(at).position),
    );

  const texts: { readonly element: Element; readonly box: Box }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || element.closest('script, style, noscript, svg, option'))
      continue;
    if (!isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (isLarge(box)) texts.push({ element, box });
  }
  const controls = [...document.querySelectorAll(CONTROLS)].filter(isSeen);

  // Sideways.
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth + 1) found.add(`the page is ${root.scrollWidth} px wide`);
  for (const element of document.querySelectorAll('body *')) {
    // The deck's row scrolls in its own place.
    if (element.matches('section:has(> ul > li > [data-card]), section:has(> ul > li[aria-hidden])'))
      continue;
    if (element.scrollWidth > element.clientWidth + 1 && scrollsIn(element, 'overflowX') && isSeen(element)) {
      found.add(`scrolls sideways: ${nameOf(element)}`);
    }
  }
  const isInRow = (element: Element) =>
    ancestorsOf(element).some((at) => at.scrollWidth > at.clientWidth + 1 && scrollsIn(at, 'overflowX'));
  for (const { element, box } of [
    ...texts,
    ...controls.map((element) => ({ element, box: element.getBoundingClientRect() })),
  ]) {
    if ((box.left < -1 || box.right > innerWidth + 1) && !isInRow(element))
      found.add(`beyond the window: ${nameOf(element)}`);
  }

  // Cut off: by a box that hides what does not fit, or by a window that does not scroll.
  for (const { element, box } of texts) {
    if (isClamped(element) || element.closest('[aria-hidden=true]')) continue;
    let rest = [element, ...ancestorsOf(element)];
    const scroller = rest.findIndex((at) => scrollsIn(at, 'overflowY'));
    const isScrolled = scroller >= 0;
    if (isScrolled) rest = rest.slice(0, scroller);
    const cutter = rest.find((at) => {
      const { overflowX, overflowY, display } = styleOf(at);
      if (display === 'inline' || display === 'contents') return false;
      const by = at.getBoundingClientRect();
      return (
        (/hidden|clip/.test(overflowX) &&
          (box.left < by.left - SLACK_PX || box.right > by.right + SLACK_PX)) ||
        (/hidden|clip/.test(overflowY) && (box.top < by.top - SLACK_PX || box.bottom > by.bottom + SLACK_PX))
      );
    });
    if (cutter) found.add(`cut off: ${nameOf(element)}`);
    const isBeyond = box.bottom > innerHeight + SLACK_PX || box.top < -SLACK_PX;
    if (!isScrolled && isBeyond && root.scrollHeight <= innerHeight)
      found.add(`below the window: ${nameOf(element)}`);
  }

  // Over each other. Cards of a row and of a pile lie so on purpose, and a picture is one thing.
  const isOneOfMany = (element: Element) =>
    element.closest('ul > li > [data-card], [role=img], [aria-hidden=true]') !== null;
  const things = [
    ...controls.map((element) => ({ element, box: element.getBoundingClientRect() as Box })),
    ...texts.filter(({ element }) => !element.closest(CONTROLS)),
  ]
    .filter(({ element }) => !isOneOfMany(element) && !element.closest('svg'))
    .map(({ element, box }) => ({ element, box: shownOf(element, box), layer: layerOf(element) }))
    .filter(({ box }) => isLarge(box));
  for (const [at, one] of things.entries()) {
    for (const other of things.slice(at + 1)) {
      if (
        one.layer !== other.layer ||
        one.element.contains(other.element) ||
        other.element.contains(one.element)
      )
        continue;
      // A field with its own label, or a box for a tick under its text.
      if (
        one.element.closest('label')?.contains(other.element) ||
        other.element.closest('label')?.contains(one.element)
      )
        continue;
      const shared = clip(one.box, other.box);
      if (isLarge(shared)) found.add(`${nameOf(one.element)} lies over ${nameOf(other.element)}`);
    }
  }

  // Too small to hit, and with another thing to hit beside it (WCAG 2.2, 2.5.8). A link within a sentence has the sentence's height.
  const targets = controls.map((element) => {
    const label = element.matches('input') ? element.closest('label') : null;
    return { element, box: (label ?? element).getBoundingClientRect() };
  });
  for (const { element, box } of targets) {
    if (element.tagName === 'A' && styleOf(element).display === 'inline') continue;
    if (box.width >= LEAST_TARGET_PX - 0.5 && box.height >= LEAST_TARGET_PX - 0.5) continue;
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const isNear = targets.some(({ element: other, box: beside }) => {
      if (other === element || other.contains(element) || element.contains(other)) return false;
      const dx = Math.max(beside.left - x, 0, x - beside.right);
      const dy = Math.max(beside.top - y, 0, y - beside.bottom);
      return Math.hypot(dx, dy) < LEAST_TARGET_PX / 2;
    });
    if (isNear)
      found.add(`${Math.round(box.width)} × ${Math.round(box.height)} px to hit: ${nameOf(element)}`);
  }
  return [...found];
}

/** Text that does not stand out from what is under it, from computed colours; where a gradient is, from each of its colours. */
export function faint(): string[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const found = new Set<string>();
  const parse = (css: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (css.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
    return css.startsWith('color(') ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
    r * a + x * (1 - a),
    g * a + y * (1 - a),
    b * a + z * (1 - a),
    1,
  ];
  const luminance = (colour: Colour) => {
    const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((channel) => {
      const c = channel / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one: Colour, other: Colour) => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  /** All colours that may be under an element. */
  const grounds = (element: Element | null): Colour[] => {
    if (!element)
      return [
        parse(
          getComputedStyle(document.documentElement).colorScheme === 'dark'
            ? 'rgb(18,18,18)'
            : 'rgb(255,255,255)',
        ),
      ];
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const own = parse(backgroundColor);
    const stops = (backgroundImage.match(/(rgba?|color)\([^)]*\)/g) ?? []).map(parse);
    const below = own[3] >= 1 ? [own] : grounds(element.parentElement).map((ground) => over(own, ground));
    return stops.length === 0
      ? below
      : below.flatMap((ground) => [ground, ...stops.map((stop) => over(stop, ground))]);
  };
  const check = (element: Element, text: string, css: string) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const px = Number.parseFloat(fontSize);
    const needed = px >= 24 || (px >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
    let opacity = 1;
    for (let at: Element | null = element; at; at = at.parentElement)
      opacity *= Number(getComputedStyle(at).opacity);
    const [r, g, b, a] = parse(css);
    for (const ground of grounds(element)) {
      const is = ratio(over([r, g, b, a * opacity], ground), ground);
      if (is < needed - 0.01) {
        found.add(
          `${is.toFixed(2)} : 1 "${text.trim().slice(0, 50)}" (${css} on ${ground.map(Math.round).join(' ')})`,
        );
      }
    }
  };
  const isOff = (element: Element) => element.closest(':disabled, [aria-disabled=true]') !== null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent ?? '';
    const element = walker.currentNode.parentElement;
    if (!element || text.trim() === '' || element.closest('script, style, noscript, svg, option')) continue;
    if (isOff(element) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue;
    check(element, text, getComputedStyle(element).color);
  }
  for (const field of document.querySelectorAll<HTMLInputElement>(
    'input[placeholder], textarea[placeholder]',
  )) {
    if (!isOff(field) && field.placeholder)
      check(field, field.placeholder, getComputedStyle(field, '::placeholder').color);
  }
  // Where a place of the wheel ends is told by its line alone.
  for (const place of document.querySelectorAll('path[data-place]')) {
    const { stroke, fill } = getComputedStyle(place);
    const is = ratio(parse(stroke), parse(fill));
    if (is < 3) found.add(`${is.toFixed(2)} : 1, the line around a place`);
  }
  return [...found];
}

/** Controls that are hidden under something when they get the focus. */
export function covered(): string[] {
  const found: string[] = [];
  // What has the focus already would not be scrolled to.
  (document.activeElement as HTMLElement | null)?.blur();
  const stops = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary'),
  ];
  for (const stop of stops) {
    if (stop.tabIndex < 0 || !stop.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      continue;
    stop.focus();
    if (document.activeElement !== stop) continue;
    const { left, right, top, bottom, width, height } = stop.getBoundingClientRect();
    if (width <= 1 || height <= 1) continue;
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 3, top + 3],
      [right - 3, bottom - 3],
    ] as const;
    const isSeen = points.some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return (
        there !== null &&
        (stop.contains(there) || there.contains(stop) || (stop.closest('label')?.contains(there) ?? false))
      );
    });
    if (!isSeen)
      found.push(`covered: ${(stop.getAttribute('aria-label') ?? stop.textContent ?? '').slice(0, 60)}`);
  }
  (document.activeElement as HTMLElement | null)?.blur();
  return found;
}

/** Of a stage with a card in the middle. */
export interface CardMeasure {
  /** By the largest type of everything else. */
  readonly question: number;
  readonly largestElse: string;
  /** Of the stage's width. */
  readonly share: number;
}

/** Undefined where no card is talked about. */
export function measureCard(): CardMeasure | undefined {
  const stage = document.querySelector('main');
  const question = stage?.querySelector('[data-side=face][data-shape] h2[id]');
  const card = question?.closest('[data-card]');
  if (!stage || !question || !card) return undefined;
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  let largest = { px: 0, text: '' };
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || element === question || element.closest('h1') || element.clientHeight === 1) continue;
    if ((walker.currentNode.textContent ?? '').trim() === '' || element.getClientRects().length === 0)
      continue;
    const px = Number.parseFloat(getComputedStyle(element).fontSize);
    if (px > largest.px) largest = { px, text: element.textContent ?? '' };
  }
  return {
    question: Number.parseFloat(getComputedStyle(question).fontSize) / largest.px,
    largestElse: largest.text,
    share: card.getBoundingClientRect().width / innerWidth,
  };
}
