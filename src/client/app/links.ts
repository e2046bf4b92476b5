/** Addresses of the app's own pages, as the host is given them. */

/** Holds a viewing ticket in the stage's address. */
const TICKET_PARAMETER = 'ticket';

/** Of the tab and the side panel. Teams fills in theme and language, so that even the first picture fits. */
export function contentUrl(): string {
  return `${location.origin}/panel?theme={theme}&locale={locale}`;
}

/** Of the stage, the same for everybody in the meeting; with a ticket it shows to people without an account as well. */
export function stageUrl(ticket: string | undefined): string {
  const url = new URL('/stage', location.origin);
  if (ticket !== undefined) url.searchParams.set(TICKET_PARAMETER, ticket);
  return url.href;
}

export function ticketOf(address: string): string | undefined {
  return new URL(address).searchParams.get(TICKET_PARAMETER) ?? undefined;
}
