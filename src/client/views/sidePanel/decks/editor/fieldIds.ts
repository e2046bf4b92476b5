import type { DeckFaultFound } from '../../../../../domain/deck/edit/faults.ts';
import type { Language } from '../../../../../shared/language.ts';

/** The id of the field for a text, so that what is said to be wrong can be gone to. */
export function fieldId(
  at: DeckFaultFound['at'],
  field: DeckFaultFound['field'],
  language: Language | undefined,
): string {
  return ['deck-editor', at?.kind, at?.id, field, language].filter((part) => part !== undefined).join('-');
}
