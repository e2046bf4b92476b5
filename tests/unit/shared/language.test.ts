import { isLanguage, LANGUAGES, languageOfLocale } from '../../../src/shared/language.ts';

test('[LANG-1] somebody whose Teams speaks English is spoken to in English', () => {
  expect(['en', 'en-us', 'en-GB', 'EN_gb'].map(languageOfLocale)).toEqual(['en', 'en', 'en', 'en']);
});

test('[LANG-1] everybody else is spoken to in Danish, whatever their host calls its language', () => {
  expect(['da', 'da-dk', 'DA', 'de-de', 'sv', 'english', ''].map(languageOfLocale)).toEqual(
    Array(7).fill('da'),
  );
});

test('only the languages of the product are languages', () => {
  expect(LANGUAGES.every(isLanguage)).toBe(true);
  expect(['DA', 'de', '', undefined, 1].some(isLanguage)).toBe(false);
});
