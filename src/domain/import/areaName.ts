import type { Vocabulary } from './vocabulary.ts';
import { fold, isSmallWord } from './words.ts';

export interface AreaName {
  readonly name: string;
  /** The other reading, where the document leaves it open. */
  readonly other?: string;
}

/** First halves of Danish compounds with a linking s; a genitive such as "kommunens" does not match. */
const LINKING_S = /(?:elses|ions|tets|ings|ments|ismes|[bdfgkpv]s|(?<!e)ts)$/iu;
/** Nouns that are no adjectives, so that a second noun after them belongs to the compound. */
const NOUN = /(?:logi|grafi|nomi|metri|sofi|data|værktøj|kompetence|sprog)$/iu;
/** Endings of adjectives; after an adjective a blank is as likely as none. */
const ADJECTIVE =
  /(?:e|t|ig|isk|al|el|iv|som|bar|løs|sk|ær|ant|ent|god|ny|stor|åben|fælles|egen|fri|nær|tryg|grøn|sund|klar|rund|fuld)$/iu;

/**
 * Joins the lines of an area's name, which may be broken inside a word, with or without a hyphen, or hold a stray
 * blank. The document's own text decides; without evidence the rules of Danish compounds do.
 */
export function areaNameOf(lines: readonly string[], vocabulary: Vocabulary): AreaName {
  const tokens = lines
    .map((line) =>
      line
        .replace(/\u00ad/gu, '-')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .join('\n')
    .split(/([ \n])/u);
  let name = tokens[0] ?? '';
  let other = name;
  for (let index = 1; index < tokens.length; index += 2) {
    const before = lastWord(name);
    const after = tokens[index + 1] ?? '';
    const { link, doubtful } = linkBetween(before, after, tokens[index] === '\n', vocabulary);
    if (link === '' && /[-‐]$/u.test(name)) name = name.slice(0, -1);
    other = `${other}${doubtful ? '' : link}${after}`;
    name = `${name}${link}${after}`;
  }
  const read = capitalised(fold(name));
  return other.length < name.length ? { name: read, other: capitalised(fold(other)) } : { name: read };
}

interface Link {
  readonly link: '' | ' ';
  readonly doubtful?: boolean;
}

function linkBetween(before: string, after: string, broken: boolean, words: Vocabulary): Link {
  const stem = before.replace(/[-‐]$/u, '');
  const word = after.replace(/[^\p{L}\p{N}-]+$/u, '');
  if (isSmallWord(word) || isSmallWord(before) || !/^\p{Ll}/u.test(after) || !/\p{L}$/u.test(stem))
    return { link: ' ' };
  if (stem !== before) return { link: '' };
  if (words.has(stem + word)) return { link: '' };
  if (words.hasPair(stem, word)) return { link: ' ' };
  if (LINKING_S.test(stem) || NOUN.test(stem)) return { link: '' };
  return { link: ' ', doubtful: broken && !ADJECTIVE.test(stem) };
}

function lastWord(text: string): string {
  return text.split(' ').at(-1) ?? '';
}

/** Names in capitals throughout are lowered except for the first letter. */
function capitalised(name: string): string {
  const [first = ''] = name;
  return first.toLocaleUpperCase('da') + name.slice(first.length);
}
