/** The question before a meeting ends for everybody. */
import { catalogue } from './strings.ts';

export const endMeetingStrings = catalogue({
  da: {
    title: 'Slut mødet for alle?',
    body: 'Bordet bliver stående, som det er, så alle kan se, hvad I talte om. Ingen kan vende flere kort. I kan begynde et nyt møde bagefter.',
    left: (left: number) =>
      left === 0 ? 'I har været alle kort igennem.' : `${left} kort er ikke vendt. Det gør ikke noget.`,
    confirm: 'Slut mødet',
    cancel: 'Bliv ved bordet',
  },
  en: {
    title: 'End the meeting for everybody?',
    body: 'The table stays as it is, so that everybody can see what you talked about. Nobody can turn more cards. You can begin a new meeting afterwards.',
    left: (left: number) =>
      left === 0
        ? 'You have been through all the cards.'
        : `${left === 1 ? '1 card has' : `${left} cards have`} not been turned. That is fine.`,
    confirm: 'End the meeting',
    cancel: 'Stay at the table',
  },
});
