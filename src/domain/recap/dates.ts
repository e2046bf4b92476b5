/** Dates in words, in Danish time: a meeting's day is the day in Denmark. */
import type { Language } from '../../shared/language.ts';

const TIME_ZONE = 'Europe/Copenhagen';
const LOCALES: Readonly<Record<Language, string>> = { da: 'da-DK', en: 'en-GB' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** "23. november 2026" for a time in ISO 8601; other texts are returned unchanged. */
export function momentInWords(iso: string, language: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: TIME_ZONE }).format(
    moment,
  );
}

/** "1. december 2026" for `2026-12-01`; other texts are returned unchanged. */
export function dayInWords(day: string, language: Language): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (!DAY.test(day) || Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** `YYYY-MM-DD` of a time in ISO 8601, for file names and tables; undefined for other texts. */
export function dayOf(iso: string | undefined): string | undefined {
  const moment = new Date(iso ?? '');
  if (Number.isNaN(moment.getTime())) return undefined;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: TIME_ZONE }).format(moment);
}
