import type { Language } from '../../shared/language.ts';
import { areasAs } from './draftDeck.ts';
import type { ImportedDeck } from './imported.ts';
import { warningSentence } from './messages.ts';
import type { AreaChoice } from './warning.ts';

/**
 * A document's contents for other programs: plain texts, nothing split, nothing added. `examples` is exactly the
 * paragraph, its label included, so that it can be compared with the document; empty if a card has none.
 */
export interface PlainDeck {
  readonly title: string;
  readonly language: Language;
  readonly introduction: readonly string[];
  readonly areas: readonly { readonly id: string; readonly title: string }[];
  readonly cards: readonly { readonly area: string; readonly question: string; readonly examples: string }[];
  /** Sentences. */
  readonly warnings: readonly string[];
}

export function plainDeckOf(imported: ImportedDeck, choice: AreaChoice, language: Language): PlainDeck {
  const { areas, areaOf } = areasAs(imported, choice);
  return {
    title: imported.title,
    language: imported.language,
    introduction: imported.introduction,
    areas,
    cards: imported.cards.map((card) => ({
      area: areaOf(card),
      question: card.question,
      examples: card.examples,
    })),
    warnings: imported.warnings.map((warning) => warningSentence(warning, choice, language)),
  };
}
