/** A part of the app that comes when it is asked for, and did not. */
import { catalogue } from './strings.ts';

export const lazyViewStrings = catalogue({
  da: {
    fetching: 'Henter …',
    missing: 'Det kunne ikke hentes lige nu. Resten virker som før.',
    retry: 'Prøv igen',
  },
  en: {
    fetching: 'Fetching …',
    missing: 'It could not be fetched just now. The rest works as before.',
    retry: 'Try again',
  },
});
