import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { SessionView } from '../../../src/shared/contract/schemas/sessions.ts';
import {
  type MeetingView,
  type NewMeetingRequest,
  type PersonChange,
  type PersonView,
  SIMULATOR_PATHS,
  type TokenReply,
} from '../../../src/simulator/contract.ts';

export interface MeetingPlan {
  /** Besides Mette, who has called the meeting; in this order Jonas, Amina, Søren; guests are Karen, Ole. */
  readonly people?: NewMeetingRequest['people'];
  /** Where the meeting is; in the calendar unless told. */
  readonly kind?: NewMeetingRequest['kind'];
  /** As earlier packages add the app. */
  readonly tab?: NewMeetingRequest['tab'];
  /** How the Teams of somebody is set from the start, by first name. */
  readonly settings?: Readonly<Record<string, PersonChange>>;
  /** Whose window fills the page. Without it all are beside each other. */
  readonly focus?: string;
  /** Address of a product of the test's own. */
  readonly url?: string;
}

const NEXT_CARD = 'Næste kort';
/** The question that a press of "Næste kort" leaves, in any window of the page, until the next one is asked for. */
const leftQuestions = new WeakMap<Page, string>();

/** One person of the simulated meeting: their two frames, and what may befall them. */
export class Attendee {
  readonly name: string;
  readonly panel: FrameLocator;
  readonly stage: FrameLocator;
  readonly #page: Page;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.name = name;
    this.panel = page.frameLocator(`iframe[title="Sidepanel for ${name}"]`);
    this.stage = page.frameLocator(`iframe[title="Scene for ${name}"]`);
  }

  get panelFrame(): Locator {
    return this.#page.getByTitle(`Sidepanel for ${this.name}`);
  }

  get stageFrame(): Locator {
    return this.#page.getByTitle(`Scene for ${this.name}`);
  }

  /** The card that is talked about, in the side panel. */
  get card(): Locator {
    return this.panel.getByRole('article');
  }

  /** The question that is talked about, as it stands in the side panel; after "Næste kort" the next one. */
  async question(): Promise<string> {
    const heading = this.card.getByRole('heading');
    const left = leftQuestions.get(this.#page);
    if (left !== undefined) await expect(heading).not.toHaveText(left);
    leftQuestions.delete(this.#page);
    return (await heading.textContent()) ?? '';
  }

  /** The cards on the stage that lie face down, as buttons. */
  get faceDown(): Locator {
    return this.stage.getByRole('list', { name: 'Kort med bagsiden op' }).getByRole('button');
  }

  /** A pile of cards on the stage that have been turned. */
  pile(name: 'Talt om' | 'Parkeret' | 'Sprunget over'): Locator {
    return this.stage.getByRole('list', { name: new RegExp(`^${name}`) }).getByRole('listitem');
  }

  async press(button: string): Promise<void> {
    await this.#beforePress(button);
    await this.panel.getByRole('button', { name: button, exact: true }).click();
  }

  async pressOnStage(button: string): Promise<void> {
    await this.#beforePress(button);
    await this.stage.getByRole('button', { name: button, exact: true }).click();
  }

  /** The press answers before the card is exchanged: a question that is read at once is still the one before. */
  async #beforePress(button: string): Promise<void> {
    const heading = this.card.getByRole('heading');
    if (button !== NEXT_CARD || (await heading.count()) !== 1) return;
    leftQuestions.set(this.#page, (await heading.textContent()) ?? '');
  }

  async goTo(place: 'Nu' | 'Kort' | 'Noter' | 'Mine noter' | 'Katalog'): Promise<void> {
    await this.panel.getByRole('tab', { name: place, exact: true }).click();
  }

  /** Before the table is laid: the cards come in the deck's own order. */
  async keepOrder(): Promise<void> {
    await this.press('Gør kortene klar');
    const sheet = this.panel.getByRole('dialog', { name: 'Gør kortene klar' });
    await choose(sheet.getByRole('radio', { name: 'I den rækkefølge, de ligger' }));
    await sheet.getByRole('button', { name: 'Færdig' }).click();
  }

  async goToOwnCards(): Promise<void> {
    await this.goTo('Kort');
    await this.press('Skriv et kort');
  }

  async openMenu(): Promise<Locator> {
    await this.press('Bordet: roller, kort og afslutning');
    return this.panel.getByRole('dialog', { name: 'Bordet' });
  }

  /** Unfolds one of the four tools. */
  async unfoldTool(tool: 'Stille minut' | 'Runde' | 'Placér jer' | 'Tid'): Promise<Locator> {
    const tray = this.panel.getByRole('region', { name: 'Hjælp til samtalen' });
    await tray.getByRole('button', { name: tool, exact: true }).click();
    return tray;
  }

  /** A sheet that the menu opens. */
  async openFromMenu(row: 'Roller' | 'Kort og formål', sheet: string = row): Promise<Locator> {
    await (await this.openMenu()).getByRole('button', { name: row }).click();
    return this.panel.getByRole('dialog', { name: sheet });
  }

  /** The sheet in which everybody stands with their roles; what may be done about one person's is unfolded. */
  async openRolesOf(name: string): Promise<Locator> {
    const sheet = await this.openFromMenu('Roller', 'Hvem er her?');
    await sheet.getByRole('button', { name: `Roller: ${name}` }).click();
    return sheet;
  }

  async writeOwnCard(question: string): Promise<void> {
    await this.goToOwnCards();
    await this.panel.getByRole('textbox', { name: 'Dit spørgsmål' }).fill(question);
    await this.press('Læg kortet på bordet');
  }

  /** As if pressed at this person's own machine: the browser's focus stays with whoever has it in the test. */
  async pressElsewhere(button: string): Promise<void> {
    await this.stage.getByRole('button', { name: button, exact: true }).dispatchEvent('click');
  }

  async seesQuestion(question: string): Promise<void> {
    await expect(this.stage.getByRole('heading', { level: 2, name: question, exact: true })).toBeVisible();
  }

  async loseNetwork(): Promise<void> {
    await this.#page.getByRole('button', { name: `Afbryd netværket for ${this.name}` }).click();
  }

  async regainNetwork(): Promise<void> {
    await this.#page.getByRole('button', { name: `Tilslut netværket for ${this.name}` }).click();
  }

  /** Returns when the frames of before are gone; they may put something away first. */
  async reload(): Promise<void> {
    const frames = [this.panelFrame, this.stageFrame].map((frame) => frame.elementHandles());
    const before = (await Promise.all(frames)).flat();
    await this.#page.getByRole('button', { name: `Genindlæs appen hos ${this.name}` }).click();
    for (const frame of before) await frame.waitForElementState('hidden');
  }

  async leave(): Promise<void> {
    await this.#page.getByRole('button', { name: `Forlad mødet som ${this.name}` }).click();
  }

  async comeBack(): Promise<void> {
    await this.#page.getByRole('button', { name: `Deltag igen som ${this.name}` }).click();
  }
}

/** The simulated meeting in one browser page, begun anew: the simulator holds one meeting at a time. */
export class Meeting {
  readonly page: Page;
  readonly mette: Attendee;
  readonly jonas: Attendee;
  readonly amina: Attendee;
  readonly karen: Attendee;
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    this.mette = new Attendee(page, 'Mette');
    this.jonas = new Attendee(page, 'Jonas');
    this.amina = new Attendee(page, 'Amina');
    this.karen = new Attendee(page, 'Karen');
  }

  /** People sit in the meeting; the app is not in it yet. */
  static async begin(page: Page, plan: MeetingPlan = {}): Promise<Meeting> {
    const url = plan.url ?? process.env.MEETING_URL;
    if (url === undefined) throw new Error('MEETING_URL names no meeting; see test.ts.');
    const meeting = new Meeting(page, url);
    const { people = ['colleague'], kind, tab } = plan;
    await meeting.#ask('post', SIMULATOR_PATHS.newMeeting, { people, kind, tab });
    for (const [name, change] of Object.entries(plan.settings ?? {})) await meeting.change(name, change);
    await page.goto(new URL(plan.focus === undefined ? '/' : `/?focus=${plan.focus}`, url).href);
    return meeting;
  }

  /** Begun, the app added, the cards dealt and the table on everybody's stage. */
  static async atTheTable(page: Page, plan: MeetingPlan = {}): Promise<Meeting> {
    const meeting = await Meeting.begin(page, plan);
    await meeting.addApp();
    await meeting.mette.press('Læg kortene på bordet');
    await meeting.mette.press('Vis bordet for alle');
    await expect(meeting.mette.faceDown.first()).toBeVisible();
    return meeting;
  }

  async addApp(by: Attendee = this.mette): Promise<void> {
    await this.page.getByRole('button', { name: `Tilføj app som ${by.name}` }).click();
    await expect(by.panelFrame).toBeVisible();
  }

  async addPerson(kind: 'Kollega' | 'Gæst uden konto'): Promise<void> {
    await this.page.getByRole('button', { name: 'Tilføj person' }).click();
    await this.page.getByRole('menuitem', { name: kind }).click();
  }

  /** Sets somebody's Teams without going through its menus. */
  async change(name: string, change: PersonChange): Promise<void> {
    const { id } = await this.person(name);
    await this.#ask('patch', SIMULATOR_PATHS.person.replace(':id', id), change);
  }

  async person(name: string): Promise<PersonView> {
    const { people } = (await this.#ask('get', SIMULATOR_PATHS.meeting)) as MeetingView;
    const found = people.find((person) => person.name.startsWith(`${name} `));
    if (found === undefined) throw new Error(`${name} is not in the meeting.`);
    return found;
  }

  /** Id of the session that the server opens for this person; in another meeting of the same channel if told. */
  async sessionOf(name: string, instead?: string): Promise<string> {
    const { id, origin } = await this.person(name);
    const { meetingId, channel } = (await this.#ask('get', SIMULATOR_PATHS.meeting)) as MeetingView;
    const { token } = (await this.#ask('post', SIMULATOR_PATHS.token.replace(':id', id))) as TokenReply;
    const decoded = Buffer.from(meetingId, 'base64').toString();
    const asked = instead === undefined ? decoded : decoded.replace(/messageid=\d+/, instead);
    const team = channel === null ? '' : `.${channel.groupId}`;
    const reply = await this.page.request.post(`${origin}/api/sessions`, {
      headers: { authorization: `Bearer ${token}` },
      data: { meetingId: `${Buffer.from(asked).toString('base64')}${team}` },
    });
    const view = (await reply.json()) as SessionView;
    return view.session.id;
  }

  async #ask(method: 'get' | 'post' | 'patch', path: string, data?: unknown): Promise<unknown> {
    const reply = await this.page.request[method](new URL(path, this.#url).href, { data });
    expect(reply.ok(), `${method} ${path} answers ${reply.status()}`).toBe(true);
    return reply.json();
  }
}

/** Chooses what belongs to the table: it is checked once the table has it, which `check` does not wait for. */
export async function choose(radio: Locator): Promise<void> {
  await radio.click();
  await expect(radio).toBeChecked();
}
