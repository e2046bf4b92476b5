/** Limits of a conversation's texts, and how they are normalised. Does not import the shared tree, for forms. */

export const TOOL_MAX_CHARACTERS = 60;
export const CLOSING_MAX_CHARACTERS = 280;
export const NOTE_MAX_CHARACTERS = 2000;
export const OWNER_MAX_CHARACTERS = 80;
/** Of a placement. */
export const STATEMENT_MAX_CHARACTERS = 140;
export const END_MAX_CHARACTERS = 40;
/** Suggested for one card. */
export const MINUTES_MAX = 60;

/** Of a running order, all in all. */
export const PLAN_MAX_MINUTES = 240;

/** Blanks folded; undefined if nothing is left or it is too long. */
export function tidyText(text: string, maxCharacters: number): string | undefined {
  const tidy = text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  return tidy.length > 0 && tidy.length <= maxCharacters ? tidy : undefined;
}

/** The tools in a text, separated by commas. Undefined if one of them is too long. */
export function toolNames(text: string): readonly string[] | undefined {
  const names = text
    .split(/[,;\n]/u)
    .map((name) =>
      name
        .replace(/\s+/gu, ' ')
        .replace(/[\s.!?:]+$/u, '')
        .trim(),
    )
    .filter((name) => name !== '');
  return names.length === 0 || names.some((name) => name.length > TOOL_MAX_CHARACTERS) ? undefined : names;
}

/** Key of a tool, the same for all spellings of its name. */
export function toolKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLocaleLowerCase('da')
    .replace(/[\s\p{P}]+/gu, '');
}
