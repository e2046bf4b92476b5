import { helpStrings } from '../../../../src/client/strings/help.ts';
import { technicalDetails } from '../../../../src/client/views/help/technicalDetails.ts';

const ROLES = ['facilitator', 'noteTaker', 'participant', 'guest'] as const;
const MAX_LINES = 5;
const MAX_LINE_CHARS = 110;

describe('[HELP-1] the help', () => {
  test.each(ROLES)('says in a few short lines what a %s does, the same in both languages', (role) => {
    const [danish, english] = [helpStrings.da.role[role].lines, helpStrings.en.role[role].lines];
    expect(english).toHaveLength(danish.length);
    for (const line of [...danish, ...english]) expect(line.length).toBeLessThanOrEqual(MAX_LINE_CHARS);
    expect(danish.length).toBeLessThanOrEqual(MAX_LINES);
  });
});

describe('[HELP-3] the technical details', () => {
  test('say how the page is, a fact a line, and unknown what is unknown', () => {
    const details = technicalDetails({
      version: '',
      place: 'sidePanel',
      theme: 'dark',
      locale: 'da-dk',
      language: 'da',
      phase: 'running',
      connection: 'live',
      saved: false,
      cards: 35,
      role: 'facilitator',
      width: 280,
      height: 720,
      pixelRatio: 2,
      online: true,
      reducedMotion: true,
      forcedColours: false,
      userAgent: 'A browser',
      nowMs: 0,
    });
    expect(details.split('\n')).toEqual([
      'Dialogkort unknown version',
      'time: 1970-01-01T00:00:00.000Z',
      'place: sidePanel, 280 x 720 at 2',
      'language: da (host: da-dk), theme: dark',
      'table: running, 35 cards, facilitator',
      'connection: live, online: yes, all saved: no',
      'reduced motion: yes, forced colours: no',
      'browser: A browser',
    ]);
  });
});
