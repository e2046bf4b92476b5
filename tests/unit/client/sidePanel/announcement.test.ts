import { sidePanelStrings } from '../../../../src/client/strings/sidePanel.ts';
import { announcementOf } from '../../../../src/client/views/sidePanel/frame/useAnnouncement.ts';

const texts = sidePanelStrings.da.announce;
const CARD = { id: 'a', question: 'Hvad kan vi?' };
const OTHER = { id: 'b', question: 'Hvad vil vi?' };
const running = (current?: typeof CARD) => ({ phase: 'running', current }) as const;

describe('What is said aloud about the table', () => {
  test('[PANEL-12] a turned card is read out, also when it follows upon another', () => {
    expect(announcementOf(running(), running(CARD), texts)).toBe('Nyt kort: Hvad kan vi?');
    expect(announcementOf(running(CARD), running(OTHER), texts)).toBe('Nyt kort: Hvad vil vi?');
  });

  test('[PANEL-12] a card that leaves the middle, the start and the end are said', () => {
    expect(announcementOf(running(CARD), running(), texts)).toBe(texts.cleared);
    expect(announcementOf({ phase: 'preparing', current: undefined }, running(), texts)).toBe(texts.started);
    expect(announcementOf(running(CARD), { phase: 'ended', current: CARD }, texts)).toBe(texts.ended);
  });

  test('[PANEL-12] nothing is said about what has not changed', () => {
    expect(announcementOf(running(CARD), running({ ...CARD }), texts)).toBeUndefined();
  });
});
