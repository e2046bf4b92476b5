import { isLanguage, LANGUAGES, languageOfLocale } from '../../../src/shared/language.ts';

test('[LANG-1] the page is in English when Teams is in English', () => {
  expect(['en', 'en-us', 'en-GB', 'EN_gb'].map(languageOfLocale)).toEqual(['en', 'en', 'en', 'en']);
});

test('[LANG-1] the page is in Danish for any other language of the host', () => {
  expect(['da', 'da-dk', 'DA', 'de-de', 'sv', 'english', ''].map(languageOfLocale)).toEqual(
    Array(7).fill('da'),
  );
});

test('only the languages of the product are languages', () => {
  expect(LANGUAGES.every(isLanguage)).toBe(true);
  expect(['DA', 'de', '', undefined, 1].some(isLanguage)).toBe(false);
});
