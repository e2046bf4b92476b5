import { deckRefusals, deckRefusalText } from '../../../../../src/client/features/decks/refusalStrings.ts';
import {
  failureStrings,
  failureText,
  needsNewPage,
  needsSomebody,
  type PageFailure,
} from '../../../../../src/client/features/opening/failureStrings.ts';
import { TEMPORARY_FAILURES } from '../../../../../src/client/session/openFailure.ts';
import { type ApiErrorCode, apiErrorCode } from '../../../../../src/shared/contract/schemas/errors.ts';
import { LANGUAGES } from '../../../../../src/shared/language.ts';

const OF_DECKS = ['bad_deck', 'version_conflict', 'too_many_decks', 'too_large'] as const;
/** The page takes the last one for `newer_version`. */
const ELSEWHERE = ['too_few', 'already_answered', ...OF_DECKS, 'unknown_address'] as const;
type Elsewhere = (typeof ELSEWHERE)[number];

const ALL: readonly PageFailure[] = [
  ...apiErrorCode.options.filter(
    (code): code is Exclude<ApiErrorCode, Elsewhere> => !(ELSEWHERE as readonly string[]).includes(code),
  ),
  'offline',
  'no_consent',
  'no_meeting',
  'newer_version',
  'service_unavailable',
  'gone',
  'earlier_away',
  'earlier_unreadable',
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

  test.each(LANGUAGES)('[PANEL-13] an unknown failure is described as the app’s fault (%s)', (language) => {
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
    '[PANEL-13] the word that the page retries hides no action of the person (%s)',
    (language) => {
      const whom = /it-afdeling|IT department|sat Dialogkort op|set up Dialogue cards/u;
      for (const failure of TEMPORARY_FAILURES.filter(needsSomebody)) {
        expect(failureText(failure, language).wayOn).toMatch(whom);
      }
      expect(TEMPORARY_FAILURES.filter(needsSomebody)).toEqual([
        'storage_full',
        'earlier_unreadable',
        'unusable',
      ]);
    },
  );

  test('[PANEL-13] only a page that is itself out of date, or unknown to its host, is to be loaded again', () => {
    expect(ALL.filter(needsNewPage)).toEqual(['bad_request', 'newer_version', 'hostSilent']);
  });
});
