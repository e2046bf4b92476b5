/** Why the server does not keep a deck, and what to do about it. */
import type { ApiErrorCode } from '../../../shared/contract/schemas/errors.ts';
import type { Language } from '../../../shared/language.ts';
import { catalogue } from '../../ui/strings.ts';
import { type FailureText, failureText, type PageFailure } from '../opening/failureStrings.ts';

type DeckRefusal = Extract<ApiErrorCode, 'bad_deck' | 'version_conflict' | 'too_many_decks' | 'too_large'>;

export const deckRefusals = catalogue<Readonly<Record<DeckRefusal, FailureText>>>({
  da: {
    bad_deck: {
      title: 'Kortsættet kan ikke gemmes, som det er',
      body: 'Noget i det er tomt, for langt eller sat forkert sammen.',
      wayOn: 'Ret det, og prøv igen.',
    },
    version_conflict: {
      title: 'En anden har ændret kortsættet imens',
      body: 'Der er en nyere udgave end den, du så.',
      wayOn: 'Hent den nye udgave, eller gem din egen som en kopi.',
    },
    too_many_decks: {
      title: 'Der er ikke plads til flere kortsæt',
      body: 'Mødet har så mange kortsæt, som det kan gemme.',
      wayOn: 'Slet et, I ikke bruger længere, og prøv igen.',
    },
    too_large: {
      title: 'Kortsættet er for stort',
      body: 'Der er mere i det, end et bord kan rumme.',
      wayOn: 'Prøv igen med et mindre kortsæt, eller spørg den, der har sat Dialogkort op hos jer.',
    },
  },
  en: {
    bad_deck: {
      title: 'The deck cannot be kept as it is',
      body: 'Something in it is empty, too long or put together wrongly.',
      wayOn: 'Put it right and try again.',
    },
    version_conflict: {
      title: 'Somebody else has changed the deck meanwhile',
      body: 'There is a newer version than the one you saw.',
      wayOn: 'Get the new version, or keep yours as a copy.',
    },
    too_many_decks: {
      title: 'There is no room for more decks',
      body: 'The meeting has as many decks as it can keep.',
      wayOn: 'Delete one that you no longer use and try again.',
    },
    too_large: {
      title: 'The deck is too large',
      body: 'There is more in it than a table can hold.',
      wayOn: 'Try again with a smaller deck, or ask the person who set up Dialogue cards for you.',
    },
  },
});

/** What else goes wrong with decks goes wrong everywhere, and has words already. */
export function deckRefusalText(code: PageFailure, language: Language): FailureText {
  const texts: Readonly<Partial<Record<PageFailure, FailureText>>> = deckRefusals[language];
  return texts[code] ?? failureText(code, language);
}
