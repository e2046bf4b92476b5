/** Schemas of the fields that decks and catalogues share. */
import { z } from 'zod';
import { SLUG } from '../../shared/contract/ids.ts';
import { LANGUAGES, type Language } from '../../shared/language.ts';

export const idSchema = z.string().regex(SLUG, 'must be 1 to 64 of a-z, 0-9 and hyphen');

export const languagesSchema = z
  .array(z.enum(LANGUAGES))
  .min(1)
  .refine((languages) => new Set(languages).size === languages.length, 'names a language twice');

export const text = (maxChars: number) => z.string().trim().min(1).max(maxChars);

/** A text or list in each of the file's languages, so that zod reports missing and surplus ones. */
export function inEach<S extends z.ZodType>(languages: readonly Language[], schema: S) {
  return z.record(z.enum(languages), schema);
}
