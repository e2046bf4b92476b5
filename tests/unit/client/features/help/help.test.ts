import { helpStrings } from '../../../../../src/client/features/help/helpStrings.ts';
import { technicalDetails } from '../../../../../src/client/features/help/technicalDetails.ts';
import { createApi } from '../../../../../src/client/session/api.ts';
import { lastRefusal } from '../../../../../src/client/session/lastRefusal.ts';

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
      table: { phase: 'running', connection: 'live', saved: false, cards: 35, role: 'facilitator' },
      refusal: { code: 'not_allowed', requestId: '0e984725-c51c-4bf4-9960-e1c80e27aba0', atMs: 1_000 },
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
      'connection: live, all saved: no',
      'online: yes',
      'last refusal: not_allowed at 1970-01-01T00:00:01.000Z, request 0e984725-c51c-4bf4-9960-e1c80e27aba0',
      'reduced motion: yes, forced colours: no',
      'browser: A browser',
    ]);
  });

  test('say where no table is open why, and that nothing was refused', () => {
    const details = technicalDetails({
      ...{ version: '1.2.3', place: 'stage', theme: 'light', locale: 'en', language: 'en' },
      failure: 'no_consent',
      ...{
        width: 800,
        height: 600,
        pixelRatio: 1,
        online: false,
        reducedMotion: false,
        forcedColours: false,
      },
      ...{ userAgent: 'A browser', nowMs: 0 },
    });
    expect(details).toContain('\ntable: none, no_consent\nonline: no\nlast refusal: none\n');
  });

  test('have the id under which the server’s log has its last refusal', async () => {
    const answer = { error: { code: 'not_a_member', message: 'You are not in this meeting.' } };
    const api = createApi(
      async () => 'Bearer x',
      async () =>
        new Response(JSON.stringify(answer), { status: 403, headers: { 'X-Request-Id': 'request-7' } }),
    );
    await expect(api.session('s')).rejects.toMatchObject({ code: 'not_a_member' });
    expect(lastRefusal()).toMatchObject({ code: 'not_a_member', requestId: 'request-7' });
  });
});
