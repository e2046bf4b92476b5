import type { DeckFaultFound } from '../../../../domain/deck/edit/faults.ts';
import type { Language } from '../../../../shared/language.ts';

/** The id of a text's field, so that a fault can link to it. */
export function fieldId(
  at: DeckFaultFound['at'],
  field: DeckFaultFound['field'],
  language: Language | undefined,
): string {
  return ['deck-editor', at?.kind, at?.id, field, language].filter((part) => part !== undefined).join('-');
}
