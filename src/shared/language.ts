/** The product's languages; Danish, the first, is the default. */
export const LANGUAGES = ['da', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

export const DEFAULT_LANGUAGE: Language = 'da';

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language for a host's `locale`: BCP 47 in any case, such as `da-dk` or `en-GB`. */
export function languageOfLocale(locale: string): Language {
  const primary = locale.split(/[-_]/, 1)[0]?.toLowerCase();
  return isLanguage(primary) ? primary : DEFAULT_LANGUAGE;
}
