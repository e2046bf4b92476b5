/** What fits into the texts of a conversation, and how they are tidied. Free of the shared tree, for forms. */

export const TOOL_MAX_CHARACTERS = 60;
export const WORD_MAX_CHARACTERS = 280;
export const CLOSING_MAX_CHARACTERS = 280;
export const NOTE_MAX_CHARACTERS = 2000;
export const OWNER_MAX_CHARACTERS = 80;
/** Suggested for one card. */
export const MINUTES_MAX = 60;

/** Nothing is shown of fewer answers: they would tell who gave them. */
export const PLACEMENT_MIN_ANSWERS = 4;
export const PLACEMENT_PLACES = 5;

/** Blanks folded; undefined if nothing is left or it is too long. */
export function tidyText(text: string, maxCharacters: number): string | undefined {
  const tidy = text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  return tidy.length > 0 && tidy.length <= maxCharacters ? tidy : undefined;
}

/** The tools that a text names: several may stand there with commas between. Undefined if one of them is too long. */
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

/** The same for a tool however its name is written. */
export function toolKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLocaleLowerCase('da')
    .replace(/[\s\p{P}]+/gu, '');
}
