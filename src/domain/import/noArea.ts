import type { Language } from '../../shared/language.ts';

/** Title of the area for cards that a document puts in none. */
export function noAreaTitle(language: Language): string {
  return language === 'da' ? 'Spørgsmål' : 'Questions';
}
