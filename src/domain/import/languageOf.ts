import { DEFAULT_LANGUAGE, type Language } from '../../shared/language.ts';

const COMMON: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:og|det|er|på|til|jeres|hvordan|hvilke|hvad|der|ikke|at|vi|af|kan)(?!\p{L})/giu,
  en: /(?<!\p{L})(?:and|the|is|on|to|your|how|which|what|there|not|that|we|of|do)(?!\p{L})/giu,
};

/** The language of a text by its commonest words; Danish where they tell nothing. */
export function languageOf(text: string): Language {
  const sample = text.slice(0, SAMPLE_CHARS);
  const danish = sample.match(COMMON.da)?.length ?? 0;
  const english = sample.match(COMMON.en)?.length ?? 0;
  return english > danish ? 'en' : DEFAULT_LANGUAGE;
}

const SAMPLE_CHARS = 20_000;
