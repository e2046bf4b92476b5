/** Addresses of the app's own pages, as the host is given them. */
import type { Language } from '../../shared/language.ts';
import { type MeetingSetup, setupParameters } from '../session/meetingSetup.ts';

/** Holds a viewing ticket in the stage's address. */
const TICKET_PARAMETER = 'ticket';

/**
 * Of the tab and the side panel. Teams fills in theme and language, so that even the first picture fits. What was
 * chosen stands there as well, for whoever lays the first table.
 */
export function contentUrl(setup: MeetingSetup = {}): string {
  const chosen = setupParameters(setup).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  return `${location.origin}/panel?theme={theme}&locale={locale}${chosen.join('')}`;
}

/** Of the stage, the same for everybody in the meeting; with a ticket it shows to people without an account as well. */
export function stageUrl(ticket: string | undefined): string {
  const url = new URL('/stage', location.origin);
  if (ticket !== undefined) url.searchParams.set(TICKET_PARAMETER, ticket);
  return url.href;
}

/** Of the recap's page in a plain browser. Whoever has the ticket can read the recap for a quarter of an hour. */
export const RECAP_PATH = '/recap';

export function recapUrl(ticket: string, language: Language): string {
  const url = new URL(RECAP_PATH, location.origin);
  url.searchParams.set('locale', language);
  url.searchParams.set(TICKET_PARAMETER, ticket);
  return url.href;
}

/** The page at this address is the recap's, for whoever opened it outside Teams. */
export function isRecapPage({ pathname }: { readonly pathname: string }): boolean {
  return pathname === RECAP_PATH;
}

export function ticketOf(address: string): string | undefined {
  return new URL(address).searchParams.get(TICKET_PARAMETER) ?? undefined;
}
