import type { z } from 'zod';
import { isLanguage, type Language } from '../../shared/language.ts';

/** A problem in a file of a deck or a catalogue, in words for its author rather than for programmers. */
export interface DeckProblem {
  /** The file, as the caller named it. */
  readonly source: string;
  /** `deck`, `catalogue`, `area "teknologi"`, `card a07`, or `card no. 7` when the card has no usable id. */
  readonly place: string;
  /** Such as `question.da` or `examples.en no. 3`; empty for the place as a whole. */
  readonly field: string;
  /** Such as `missing`. */
  readonly reason: string;
}

/** One line for a log or a terminal: `digitale-kompetencer.json: card a07: examples.en: missing`. */
export function problemLine({ source, place, field, reason }: DeckProblem): string {
  return [source, place, field, reason].filter((part) => part !== '').join(': ');
}

/** An author fixes no more at a time, and every problem costs memory. */
export const PROBLEMS_MAX = 20;
/** Length at which a problem cuts values and names. */
const SHOWN_CHARS = 120;

type Path = readonly PropertyKey[];

/**
 * Translates the schema's issues into the author's terms. `json` is the checked value, `languages` the file's own.
 */
export function problemsOfIssues(
  issues: readonly z.core.$ZodIssue[],
  json: unknown,
  languages: readonly Language[],
  source: string,
  kind: 'deck' | 'catalogue' = 'deck',
): DeckProblem[] {
  return issues.slice(0, PROBLEMS_MAX).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ source, ...whereIs(issue.path, json, kind), reason: reasonOf(issue) }];
    }
    return issue.keys.slice(0, PROBLEMS_MAX).map((key) => ({
      source,
      ...whereIs([...issue.path, key], json, kind),
      reason: isLanguage(key)
        ? `not one of the ${kind}'s languages (${languages.join(', ')})`
        : `the ${kind} format has no such field`,
    }));
  });
}

/** The name by which the author recognises an entry of `areas` or `cards`. */
export function placeOf(list: 'areas' | 'cards', index: number, json: unknown): string {
  const id = at(json, [list, index, 'id']);
  const kind = list === 'areas' ? 'area' : 'card';
  if (typeof id !== 'string' || id.trim() === '') return `${kind} no. ${index + 1}`;
  return list === 'areas' ? `area "${id.slice(0, SHOWN_CHARS)}"` : `card ${id.slice(0, SHOWN_CHARS)}`;
}

function whereIs(path: Path, json: unknown, kind: string): { place: string; field: string } {
  const [list, index, ...rest] = path;
  if ((list === 'areas' || list === 'cards') && typeof index === 'number') {
    return { place: placeOf(list, index, json), field: fieldOf(rest) };
  }
  return { place: kind, field: fieldOf(path) };
}

/** Authors count from one. */
function fieldOf(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? ` no. ${key + 1}` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
    .slice(0, SHOWN_CHARS);
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  number: 'a number',
  int: 'a whole number',
};

/** Needs issues that report their input: an absent value is "missing", whichever rule reports it. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined && issue.code !== 'custom') return 'missing';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${EXPECTED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${JSON.stringify(issue.values[0])}`
        : `${JSON.stringify(issue.input).slice(0, SHOWN_CHARS)} is not one of ${issue.values.join(', ')}`;
    case 'too_small':
      return (issue.origin === 'string' || issue.origin === 'array') && Number(issue.minimum) === 1
        ? 'empty'
        : `must be ${issue.minimum} or more`;
    case 'too_big':
      return tooBig(issue);
    default:
      return issue.message;
  }
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  if (typeof issue.input === 'string') {
    return `too long: ${issue.input.trim().length} characters, at most ${issue.maximum}`;
  }
  if (Array.isArray(issue.input)) return `too many: ${issue.input.length}, at most ${issue.maximum}`;
  return `must be ${issue.maximum} or less`;
}

function at(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}
