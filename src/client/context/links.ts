/** Addresses of the app's own pages, as the host is given them. */
import type { Language } from '../../shared/language.ts';
import { type MeetingSetup, setupParameters } from '../session/meetingSetup.ts';

/** Holds a viewing ticket in the fragment of the address, which browsers tell no server, proxy or log. */
const TICKET_PARAMETER = 'ticket';

/**
 * Of the tab and the side panel. Teams fills in theme and language, so that even the first picture fits. The choices of
 * the setup are in it, too, for the page that creates the first table.
 */
export function contentUrl(setup: MeetingSetup = {}): string {
  const chosen = setupParameters(setup).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  return `${location.origin}/panel?theme={theme}&locale={locale}${chosen.join('')}`;
}

/** Of the stage, the same for everybody in the meeting; with a ticket it shows to people without an account as well. */
export function stageUrl(ticket: string | undefined): string {
  const url = new URL('/stage', location.origin);
  return ticket === undefined ? url.href : withTicket(url, ticket);
}

/** Of the recap's page in a plain browser. Everybody with the ticket can read the recap for a quarter of an hour. */
export const RECAP_PATH = '/recap';

export function recapUrl(ticket: string, language: Language): string {
  const url = new URL(RECAP_PATH, location.origin);
  url.searchParams.set('locale', language);
  return withTicket(url, ticket);
}

/** Of a deck's page in a plain browser, where its files can be saved; without a ticket it has the templates. */
export const DECK_FILES_PATH = '/deck-files';

export function deckFilesUrl(ticket: string | undefined, language: Language): string {
  const url = new URL(DECK_FILES_PATH, location.origin);
  url.searchParams.set('locale', language);
  return ticket === undefined ? url.href : withTicket(url, ticket);
}

function withTicket(url: URL, ticket: string): string {
  url.hash = new URLSearchParams({ [TICKET_PARAMETER]: ticket }).toString();
  return url.href;
}

/** The page at this address is the recap's, opened outside Teams. */
export function isRecapPage({ pathname }: { readonly pathname: string }): boolean {
  return pathname === RECAP_PATH;
}

export function isDeckFilesPage({ pathname }: { readonly pathname: string }): boolean {
  return pathname === DECK_FILES_PATH;
}

/**
 * The ticket in the page's address, which it leaves at once, so that it is not copied from there and no list of visited pages keeps
 * it. The history entry's own state has it from then on, for when the page is loaded again.
 */
export function takeTicket({ location, history }: Pick<Window, 'location' | 'history'>): string | undefined {
  const url = new URL(location.href);
  const fragment = new URLSearchParams(url.hash.slice(1));
  // Links that an earlier release made have it in the query. The last of them ends eight hours after an update.
  const ticket = fragment.get(TICKET_PARAMETER) ?? url.searchParams.get(TICKET_PARAMETER);
  if (ticket === null) return heldTicket(history.state);
  url.hash = '';
  url.searchParams.delete(TICKET_PARAMETER);
  history.replaceState({ [TICKET_PARAMETER]: ticket }, '', url);
  return ticket;
}

function heldTicket(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const ticket: unknown = Reflect.get(state, TICKET_PARAMETER);
  return typeof ticket === 'string' ? ticket : undefined;
}
