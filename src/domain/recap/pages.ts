/**
 * The recap page by page, for a screen that a whole room looks at. All pages depend only on what people wrote, so that they are the
 * same for readers of both languages.
 */
import type { Language } from '../../shared/language.ts';
import type { Recap, RecapCard } from './recap.ts';
import { recapWords } from './words.ts';

export const PAGE_SECTIONS = [
  'actions',
  'carried',
  'closing',
  'needs',
  'discussed',
  'general',
  'others',
] as const;
export type PageSection = (typeof PAGE_SECTIONS)[number];

export interface RecapPageContent {
  /** Unique in the recap: its section, and its number among that section's pages. */
  readonly name: string;
  readonly title: string;
  /** What stands on it: the recap without all else. */
  readonly recap: Recap;
}

/** What fits on a page, in lines of a text. */
const LINES = 14;
/** Letters of a line. */
const LINE = 44;

/** In the order of {@link PAGE_SECTIONS}, without empty ones. */
export function pagesOf(recap: Recap): readonly RecapPageContent[] {
  const nothing = emptied(recap);
  const { general, generalViews, generalWords, tools, parked, skipped } = recap;
  const section = (name: PageSection, parts: readonly Partial<Recap>[]) =>
    parts.map((part, at) => ({
      name: `${name}-${at + 1}`,
      title: pageTitle(name, recap.language),
      recap: { ...nothing, ...part },
    }));
  const isAny = (...lists: (readonly unknown[])[]) => lists.some(({ length }) => length > 0);
  return [
    ...section(
      'actions',
      inPages(recap.actions, ({ text }) => 1 + lines(text)).map((actions) => ({ actions })),
    ),
    ...section(
      'carried',
      inPages(recap.carried, ({ text }) => 1 + lines(text)).map((carried) => ({ carried })),
    ),
    ...section(
      'closing',
      // Two or three stand beside each other.
      inPages(recap.closing, ({ insight, nextStep }) => 1 + (lines(insight) + lines(nextStep)) / 2).map(
        (closing) => ({ closing }),
      ),
    ),
    ...section('needs', isAny(recap.needs) ? [{ needs: recap.needs }] : []),
    ...section(
      'discussed',
      inPages(recap.discussed, linesOfCard).map((discussed) => ({ discussed })),
    ),
    ...section(
      'general',
      isAny(general, generalViews, generalWords) ? [{ general, generalViews, generalWords }] : [],
    ),
    ...section('others', isAny(tools, parked, skipped) ? [{ tools, parked, skipped }] : []),
  ];
}

/** Of a page by its name, or by its section. */
export function pageTitle(name: string, language: Language): string {
  const { headings } = recapWords(language);
  const section = PAGE_SECTIONS.find((known) => name === known || name.startsWith(`${known}-`));
  return headings[section ?? 'others'];
}

/** The page of that name; of one that is gone, the page at its number. */
export function pageAt(
  pages: readonly RecapPageContent[],
  page: { readonly name: string; readonly number: number } | undefined,
): number {
  if (!page) return 0;
  const at = pages.findIndex(({ name }) => name === page.name);
  return at >= 0 ? at : Math.min(Math.max(page.number - 1, 0), pages.length - 1);
}

function emptied(recap: Recap): Recap {
  const lists = { actions: [], carried: [], closing: [], needs: [], discussed: [], tools: [] } as const;
  return {
    ...recap,
    ...lists,
    general: [],
    generalViews: [],
    generalWords: [],
    parked: [],
    skipped: [],
  };
}

/** Filled one after the other; what is too long for any stands alone. */
function inPages<T>(items: readonly T[], linesOf: (item: T) => number): readonly (readonly T[])[] {
  const pages: T[][] = [];
  let left = 0;
  for (const item of items) {
    const needed = linesOf(item);
    const page = pages.at(-1);
    if (page && needed <= left) page.push(item);
    else {
      pages.push([item]);
      left = LINES;
    }
    left -= needed;
  }
  return pages;
}

/** Questions are of another length in another language: each counts alike. */
function linesOfCard({ notes, views, words, placement }: RecapCard): number {
  const texts = [...notes, ...views, ...words].reduce((sum, { text }) => sum + lines(text), 0);
  const labels = [...views.slice(0, 1), ...words.slice(0, 1)].length * 2;
  // Two cards stand beside each other.
  return (5 + texts + labels + (placement ? 8 : 0)) / 2;
}

function lines(text: string): number {
  return Math.ceil(text.length / LINE);
}
