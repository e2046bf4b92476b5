/** The catalogue format as a zod schema, for server and command line: the page gets catalogues that have passed it. */
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../shared/language.ts';
import { AREA_COLOURS, AREA_SIGNS } from '../deck/area.ts';
import { type DeckFile, misnamed, readJson } from '../deck/check.ts';
import { idSchema, inEach, languagesSchema, text } from '../deck/fields.ts';
import { type DeckProblem, PROBLEMS_MAX, problemsOfIssues } from '../deck/problem.ts';
import { CATALOGUE_FORMAT, CATALOGUE_LIMITS, type Catalogue } from './catalogue.ts';

export type ParsedCatalogue =
  | { readonly catalogue: Catalogue }
  | { readonly problems: readonly DeckProblem[] };

/** Checks one file: its JSON, its contents, and that it is named after the catalogue. Never throws. */
export function checkCatalogueFile(file: DeckFile): ParsedCatalogue {
  const read = readJson(file, 'catalogue');
  if ('problems' in read) return read;
  const parsed = parseCatalogue(read.json, file.name);
  if ('problems' in parsed) return parsed;
  const problems = misnamed(parsed.catalogue.id, file.name, 'catalogue');
  return problems.length > 0 ? { problems } : parsed;
}

/** Returns the catalogue with trimmed texts, or its first problems; never throws. */
function parseCatalogue(json: unknown, source: string): ParsedCatalogue {
  // The head is checked first: without its languages the rest would be misjudged.
  const head = z
    .object({ format: z.literal(CATALOGUE_FORMAT), languages: languagesSchema })
    .safeParse(json, { reportInput: true });
  if (!head.success)
    return { problems: problemsOfIssues(head.error.issues, json, LANGUAGES, source, 'catalogue') };
  const { languages } = head.data;
  const parsed = catalogueSchema(languages).safeParse(json, { reportInput: true });
  if (parsed.success) {
    const { $schema: _forEditors, ...catalogue } = parsed.data;
    return { catalogue };
  }
  const problems = problemsOfIssues(parsed.error.issues, json, languages, source, 'catalogue');
  return { problems: problems.slice(0, PROBLEMS_MAX) };
}

/** For editors, in `docs/catalogue.schema.json`. What goes beyond one field is left to the check. */
export function catalogueJsonSchema(): unknown {
  const inSome = (schema: z.ZodType) => z.partialRecord(z.enum(LANGUAGES), schema);
  return JSON.parse(JSON.stringify(z.toJSONSchema(catalogueShape(inSome), { io: 'input' })));
}

/** A field in the file's languages. */
type InLanguages = (schema: z.ZodType) => z.ZodType;

function catalogueSchema(languages: readonly Language[]): z.ZodType<Catalogue & { $schema?: string }> {
  return catalogueShape((schema) => inEach(languages, schema)).superRefine((catalogue, context) => {
    const report = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    for (const field of ['id', 'colour', 'sign'] as const) {
      for (const [at, first] of repeated(catalogue.areas.map((area) => area[field])))
        report(['areas', at, field], `area no. ${first + 1} has the same`);
    }
    const places = catalogue.areas.flatMap((area, at) =>
      area.places.map(({ id }, nth) => ({ id, path: ['areas', at, 'places', nth, 'id'] })),
    );
    for (const [at] of repeated(places.map(({ id }) => id)))
      report(places[at]?.path ?? [], `another place is called "${places[at]?.id}"`);
    if (places.length > CATALOGUE_LIMITS.places)
      report(
        ['areas'],
        `have ${places.length} places in all, at most ${CATALOGUE_LIMITS.places} fit on the wheel`,
      );
  }) as z.ZodType<Catalogue & { $schema?: string }>;
}

function catalogueShape(inLanguages: InLanguages) {
  const { areas, placesPerArea, ...limits } = CATALOGUE_LIMITS;
  const title = inLanguages(text(limits.titleChars));
  const list = (maxChars: number, max: number) => inLanguages(z.array(text(maxChars)).min(1).max(max));
  const place = z.strictObject({
    id: idSchema,
    title,
    about: inLanguages(text(limits.aboutChars)),
    signs: list(limits.signChars, limits.signsPerPlace),
    words: list(limits.wordChars, limits.wordsPerPlace),
  });
  const area = z.strictObject({
    id: idSchema,
    title,
    colour: z.enum(AREA_COLOURS),
    sign: z.enum(AREA_SIGNS),
    places: z.array(place).min(placesPerArea.min).max(placesPerArea.max),
  });
  return z.strictObject({
    /** For editors. */
    $schema: z.exactOptional(z.string()),
    format: z.literal(CATALOGUE_FORMAT),
    id: idSchema,
    version: z.int().min(1),
    languages: languagesSchema,
    title,
    areas: z.array(area).min(areas.min).max(areas.max),
  });
}

/** Position of each value that an earlier entry has, with that entry's position. */
function repeated(values: readonly string[]): readonly (readonly [number, number])[] {
  return values.flatMap((value, at) => {
    const first = values.indexOf(value);
    return first < at ? [[at, first] as const] : [];
  });
}
