import { PASSES_BY_ITSELF } from '../../../../src/client/session/openFailure.ts';
import { deckRefusals, deckRefusalText } from '../../../../src/client/strings/decks/refusals.ts';
import {
  failureStrings,
  failureText,
  needsNewPage,
  needsSomebody,
  type PageFailure,
} from '../../../../src/client/strings/failures.ts';
import { API_ERROR_CODES } from '../../../../src/shared/api.ts';
import { LANGUAGES } from '../../../../src/shared/language.ts';

const OF_DECKS = ['bad_deck', 'version_conflict', 'too_many_decks', 'too_large'] as const;
const ELSEWHERE: readonly PageFailure[] = ['too_few', 'already_answered', ...OF_DECKS];

const ALL: readonly PageFailure[] = [
  ...API_ERROR_CODES.filter((code) => !ELSEWHERE.includes(code)),
  'offline',
  'no_consent',
  'no_meeting',
  'newer_version',
  'service_unavailable',
  'gone',
  'storage_full',
  'unusable',
  'hostSilent',
  'recapExpired',
];

describe('When there is no table to show', () => {
  test.each(LANGUAGES)('[PANEL-13] every failure has a title, a cause and a way on (%s)', (language) => {
    expect(Object.keys(failureStrings[language].texts).sort()).toEqual([...ALL].sort());
    for (const failure of ALL) {
      for (const text of Object.values(failureText(failure, language))) expect(text).toMatch(/\S.{8,}/u);
    }
    expect(Object.keys(deckRefusals[language]).sort()).toEqual([...OF_DECKS].sort());
  });

  test.each(LANGUAGES)('[PANEL-13] what has no words of its own is said to be our fault (%s)', (language) => {
    expect(failureText('too_few', language)).toBe(failureText('internal', language));
    expect(deckRefusalText('offline', language)).toBe(failureText('offline', language));
    expect(deckRefusalText('bad_deck', language)).toBe(deckRefusals[language].bad_deck);
  });

  test.each(LANGUAGES)('[PANEL-13] no text shows a code, a number or the word error (%s)', (language) => {
    for (const failure of [...ALL, ...OF_DECKS]) {
      const { title, body, wayOn } = deckRefusalText(failure, language);
      expect(`${title} ${body} ${wayOn}`).not.toMatch(/_|\b[45]\d\d\b|\bfejl\b|\berror\b/iu);
    }
  });

  test.each(LANGUAGES)(
    '[PANEL-13] a word that the page tries by itself hides nothing that somebody has to do (%s)',
    (language) => {
      const whom = /it-afdeling|IT department|sat Dialogkort op|set up Dialogue cards/u;
      for (const failure of PASSES_BY_ITSELF.filter(needsSomebody)) {
        expect(failureText(failure, language).wayOn).toMatch(whom);
      }
      expect(PASSES_BY_ITSELF.filter(needsSomebody)).toEqual(['storage_full', 'unusable']);
    },
  );

  test('[PANEL-13] only a page that is itself out of date, or unknown to its host, is to be loaded again', () => {
    expect(ALL.filter(needsNewPage)).toEqual(['bad_request', 'newer_version', 'hostSilent']);
  });
});
