/** The question before a meeting ends for everybody. */
import { catalogue } from '../../ui/strings.ts';

export const endMeetingStrings = catalogue({
  da: {
    title: 'Pak kortene sammen?',
    body: 'Teams-mødet fortsætter. Alle kan læse opsamlingen her, og I kan tage kortene frem igen i et døgn.',
    left: (left: number) =>
      left === 0 ? 'I har været alle kort igennem.' : `${left} kort er ikke vendt. Det gør ikke noget.`,
    confirm: 'Pak kortene sammen',
    cancel: 'Bliv ved bordet',
  },
  en: {
    title: 'Pack up the cards?',
    body: 'The Teams meeting goes on. Everybody can read the recap here, and you can take the cards out again for a day.',
    left: (left: number) =>
      left === 0
        ? 'You have been through all the cards.'
        : `${left === 1 ? '1 card has' : `${left} cards have`} not been turned. That is fine.`,
    confirm: 'Pack up the cards',
    cancel: 'Stay at the table',
  },
});
