/** Hears what a screen reader is told of in somebody's windows: each text that comes into a live region. */
import { expect, type Page } from '@playwright/test';
import type { Attendee } from './meeting.ts';

export interface Heard {
  readonly atMs: number;
  readonly text: string;
  /** The region came together with its text: then most screen readers say nothing. */
  readonly isLost: boolean;
}

declare global {
  interface Window {
    heardHere?: Heard[];
  }
}

export class Listener {
  readonly #person: Attendee;

  private constructor(person: Attendee) {
    this.#person = person;
  }

  /** Before the pages are opened. */
  static async prepare(page: Page): Promise<void> {
    await page.addInitScript(listenInThisFrame);
  }

  static to(person: Attendee): Listener {
    return new Listener(person);
  }

  /** In the order of time, of panel and stage together. */
  async heard(): Promise<readonly Heard[]> {
    const frames = [this.#person.panel, this.#person.stage];
    const parts = await Promise.all(
      frames.map(async (frame) => {
        const root = frame.locator(':root');
        return (await root.count()) === 0 ? [] : root.evaluate(() => window.heardHere ?? []);
      }),
    );
    return parts.flat().sort((a, b) => a.atMs - b.atMs);
  }

  async lines(): Promise<readonly string[]> {
    return (await this.heard()).map(({ text }) => text);
  }

  /** Waits until this is the last thing that was heard, or one of those at the end. */
  async hears(text: string | RegExp): Promise<void> {
    const matches = (line: string) => (typeof text === 'string' ? line.includes(text) : text.test(line));
    await expect
      .poll(async () => (await this.lines()).slice(-4).some(matches), { message: `hears ${text}` })
      .toBe(true);
  }
}

function listenInThisFrame(): void {
  const LIVE = '[role=status],[role=alert],[role=log],[aria-live=polite],[aria-live=assertive]';
  const heard: Heard[] = [];
  window.heardHere = heard;
  const known = new Map<Element, readonly string[]>();
  // One line for each paragraph, and one for what stands in none.
  const linesOf = (region: Element) => {
    const paragraphs = [...region.querySelectorAll('p')];
    return (paragraphs.length > 0 ? paragraphs : [region])
      .map(({ textContent }) => (textContent ?? '').trim().replace(/\s+/g, ' '))
      .filter((line) => line !== '');
  };
  const scan = () => {
    const here = new Set(document.querySelectorAll(LIVE));
    for (const region of known.keys()) if (!here.has(region)) known.delete(region);
    for (const region of here) {
      const before = known.get(region);
      const now = linesOf(region);
      known.set(region, now);
      const isNew = (line: string) => !before?.includes(line);
      for (const text of now.filter(isNew)) {
        // An alert is read although it comes together with its text.
        const isLost = before === undefined && !region.matches('[role=alert]');
        heard.push({ atMs: performance.timeOrigin + performance.now(), text, isLost });
      }
    }
  };
  const start = () => {
    new MutationObserver(scan).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['role', 'aria-live'],
    });
    scan();
  };
  if (document.documentElement) start();
  else addEventListener('DOMContentLoaded', start);
}
