import type { Browser, BrowserContext, CDPSession, Frame, Page } from '@playwright/test';
import type { MeetingView, PersonView } from '../../src/simulator/contract.ts';
import type { SimulatedMeeting } from '../support/meeting.ts';
import type { RunningProduct } from '../support/product.ts';
import { BARE_FLUID_PATH, ECHO_PATH } from '../support/servers/pagesContract.ts';
import type { ShownFrame } from './client/host.ts';
import { installProbe, type Seen } from './probe.ts';

const S_MS = 1000;
const SEEN_WITHIN_MS = 60 * S_MS;
const WIDTH = 1280;
export const STAGE_HEIGHT = 720;
/** Below the stages, so that the browser draws all pages. */
const BASELINES_HEIGHT = 140;
export const COUNTER_HEIGHT = 60;
/** Between pressing a button and letting it go, as a hand does it: hover and focus come before the click. */
export const PRESS = { delay: 80 } as const;
/** A card of the open table that can be pressed; the side panel's tabs; the number of a baseline's page. */
export const USABLE = 'main:not([data-preview]) button[data-card], [role="tab"], output:not(:empty)';
/** A card, also of a table that is not open yet. */
const CARD = 'main [data-card]';

/** An old phone on a poor line. */
const SLOW = { cpuRate: 4, bytesPerSecond: 1_600_000 / 8, latencyMs: 150 };

/** A person in a meeting, with their Teams' settings. */
export interface Seat {
  readonly meeting: MeetingView;
  readonly person: PersonView;
  readonly token: string;
}

export async function seatOf(meeting: SimulatedMeeting, view: MeetingView, index: number): Promise<Seat> {
  const person = view.people[index];
  if (person === undefined) throw new Error(`The meeting has nobody number ${index}.`);
  return { meeting: view, person, token: await meeting.token(person) };
}

export function stageOf(seat: Seat): ShownFrame {
  return { src: `${seat.person.origin}/stage`, height: STAGE_HEIGHT, teams: teams(seat, 'meetingStage') };
}

export function sidePanelOf(seat: Seat): ShownFrame {
  const src = `${seat.person.origin}/panel?theme=default&locale=da-dk`;
  return { src, height: STAGE_HEIGHT, teams: teams(seat, 'sidePanel') };
}

function teams({ meeting, person, token }: Seat, place: 'meetingStage' | 'sidePanel') {
  return { meeting, personId: person.id, place, token };
}

export function bareFluidAt(gateway: string, documentId?: string): ShownFrame {
  const query = documentId === undefined ? '' : `?document=${documentId}`;
  return { src: gateway + BARE_FLUID_PATH + query, height: COUNTER_HEIGHT };
}

export function echoAt(gateway: string): ShownFrame {
  return { src: gateway + ECHO_PATH, height: COUNTER_HEIGHT };
}

/** One person's browser: an empty cache and a process of its own. */
export class Visit {
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(context: BrowserContext, page: Page, session: CDPSession) {
    this.#context = context;
    this.#page = page;
    this.#session = session;
  }

  /**
   * @param stages how many stages and side panels are shown below one another: what is not in view is not drawn
   * @param usable CSS of what is there once a page can be used
   */
  static async begin(
    browser: Browser,
    { hostUrl }: RunningProduct,
    stages = 1,
    usable = USABLE,
  ): Promise<Visit> {
    const viewport = { width: WIDTH, height: stages * STAGE_HEIGHT + BASELINES_HEIGHT };
    const context = await browser.newContext({ viewport, locale: 'da-DK' });
    await context.addInitScript(installProbe, [usable, CARD] as const);
    const page = await context.newPage();
    await page.goto(hostUrl);
    return new Visit(context, page, await context.newCDPSession(page));
  }

  /** From now on a slow processor and a slow line. */
  async slowDown(): Promise<void> {
    const { bytesPerSecond, latencyMs } = SLOW;
    await this.#session.send('Network.enable');
    await this.#session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    await this.slowProcessor();
  }

  async slowProcessor(): Promise<void> {
    await this.#session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpuRate });
  }

  /** How long the page's main thread has worked so far, in milliseconds. */
  async workedMs(): Promise<number> {
    await this.#session.send('Performance.enable');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const worked = metrics.find(({ name }) => name === 'TaskDuration');
    if (worked === undefined) throw new Error('The browser does not tell how long a page has worked.');
    return worked.value * S_MS;
  }

  /** Size of everything that the page's scripts hold on to, in bytes. */
  async heapBytes(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage');
    return (await this.#session.send('Runtime.getHeapUsage')).usedSize;
  }

  /** Resolves as soon as the browser has begun to read the page. */
  async show(shown: ShownFrame): Promise<Frame> {
    const attached = this.#page.waitForEvent('frameattached');
    await this.#page.evaluate((frame) => window.showFrame(frame), shown);
    const frame = await attached;
    await frame.waitForURL(shown.src, { waitUntil: 'commit' });
    await this.#mustShareProcess(frame);
    return frame;
  }

  /**
   * Offset from a frame's time (its time origin plus its clock) to the machine's monotonic clock, which all pages
   * share. A process reads the time of day once, when it starts, so that two processes need not agree.
   */
  async clockOffset(): Promise<number> {
    await this.#session.send('Performance.enable');
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const navigation = metrics.find(({ name }) => name === 'NavigationStart');
    if (navigation === undefined) throw new Error('The browser does not tell its clock.');
    return navigation.value * S_MS - (await this.#page.evaluate(() => performance.timeOrigin));
  }

  async end(): Promise<void> {
    await this.#context.close();
  }

  /** A frame with a process of its own would have a clock of its own, and would not be slowed down. */
  async #mustShareProcess(frame: Frame): Promise<void> {
    const session = await this.#context.newCDPSession(frame).catch(() => undefined);
    if (session !== undefined) throw new Error(`The browser gave ${frame.url()} a process of its own.`);
  }
}

/** When the first card was painted, since the page's time origin; undefined where there are none. */
export async function cardShownIn(frame: Frame): Promise<number | undefined> {
  return frame.evaluate(() => window.probe.cardShown());
}

/** @throws if the element that the probe in the frame expects is not there after a minute */
export async function seenIn(frame: Frame): Promise<Seen> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(async () => {
      const text = await frame.evaluate(() => document.body.textContent).catch(() => 'nothing');
      reject(new Error(`${frame.url()} did not show what was expected, but: ${text}`));
    }, SEEN_WITHIN_MS);
  });
  try {
    return await Promise.race([frame.evaluate(() => window.probe.seen()), late]);
  } finally {
    clearTimeout(timer);
  }
}
