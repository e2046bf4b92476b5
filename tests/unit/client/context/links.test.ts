import { deckFilesUrl, recapUrl, stageUrl, takeTicket } from '../../../../src/client/context/links.ts';

const ORIGIN = 'https://kort.example.dk';
const TICKET = 'eyJhbGciOiJIUzI1NiJ9.e30.a-b_c';

/** A window whose history has the one entry that it was opened with. */
function windowAt(address: string, state: unknown = null) {
  const at = { location: new URL(address), history: { state } };
  const replaceState = (next: unknown, _title: string, url: URL) => {
    at.history.state = next;
    at.location = new URL(url);
  };
  Object.assign(at.history, { replaceState });
  return at as unknown as Window & { location: URL };
}

describe('[ACCESS-19] a ticket in an address', () => {
  beforeAll(() => {
    Object.assign(globalThis, { location: { origin: ORIGIN } });
  });
  afterAll(() => {
    Reflect.deleteProperty(globalThis, 'location');
  });

  test('stands in the fragment, of the stage, of the recap and of a deck', () => {
    expect(stageUrl(TICKET)).toBe(`${ORIGIN}/stage#ticket=${TICKET}`);
    expect(stageUrl(undefined)).toBe(`${ORIGIN}/stage`);
    expect(deckFilesUrl(TICKET, 'en')).toBe(`${ORIGIN}/deck-files?locale=en#ticket=${TICKET}`);
    expect(deckFilesUrl(undefined, 'da')).toBe(`${ORIGIN}/deck-files?locale=da`);
    expect(recapUrl(TICKET, 'da')).toBe(`${ORIGIN}/recap?locale=da#ticket=${TICKET}`);
  });

  test('is taken out of it at once, and found again when the page is loaded again', () => {
    const window = windowAt(`${ORIGIN}/recap?locale=da#ticket=${TICKET}`);
    expect(takeTicket(window)).toBe(TICKET);
    expect(window.location.href).toBe(`${ORIGIN}/recap?locale=da`);
    expect(takeTicket(windowAt(window.location.href, window.history.state))).toBe(TICKET);
    expect(takeTicket(windowAt(window.location.href))).toBeUndefined();
  });

  test('is taken out of the query as well, where links of earlier releases have it', () => {
    const window = windowAt(`${ORIGIN}/stage?theme=dark&ticket=${TICKET}`);
    expect(takeTicket(window)).toBe(TICKET);
    expect(window.location.href).toBe(`${ORIGIN}/stage?theme=dark`);
  });

  test('is that of the address, if another page has left one', () => {
    const window = windowAt(`${ORIGIN}/stage#ticket=${TICKET}`, { ticket: 'an older one' });
    expect(takeTicket(window)).toBe(TICKET);
  });

  test.each([[null], ['text'], [7], [{ ticket: 7 }], [{}]])('is missing where there is none: %j', (state) => {
    expect(takeTicket(windowAt(`${ORIGIN}/stage`, state))).toBeUndefined();
  });
});
