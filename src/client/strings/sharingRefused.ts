/** What Teams' refusal to show the table, or to take it down, means to the person who pressed. */
import { catalogue } from './strings.ts';

export const sharingRefusedStrings = catalogue({
  da: {
    show: {
      notAllowed:
        'Teams lader dig ikke vise noget for alle i det her møde. Bed den, der har indkaldt, om at åbne Dialogkort og vise bordet.',
      notSupported:
        'Her kan Teams ikke vise bordet. Bed en kollega vise det fra Teams på en computer. I kan også vende kortene her i panelet.',
      noAnswer:
        'Teams svarede ikke. Se, om bordet alligevel er kommet frem. Hvis ikke, så prøv igen om lidt.',
      failed:
        'Bordet kom ikke frem. Hvis nogen deler skærm eller viser noget andet, så stop det først, og prøv igen.',
    },
    stop: {
      notAllowed: 'Kun den, der viste bordet, eller den, der har indkaldt, kan tage det ned.',
      notSupported: 'Her kan Teams ikke tage bordet ned. Stop delingen i mødets egen bjælke.',
      noAnswer: 'Teams svarede ikke. Stop delingen i mødets egen bjælke, eller prøv igen.',
      failed: 'Bordet er der stadig. Stop delingen i mødets egen bjælke, eller prøv igen.',
    },
  },
  en: {
    show: {
      notAllowed:
        'Teams does not let you show anything to everybody in this meeting. Ask whoever called the meeting to open Dialogue cards and show the table.',
      notSupported:
        'Teams cannot show the table from here. Ask a colleague to show it from Teams on a computer. You can also turn the cards here in the panel.',
      noAnswer:
        'Teams did not answer. See whether the table came up all the same. If not, try again in a moment.',
      failed:
        'The table did not come up. If somebody is sharing a screen or showing something else, stop that first and try again.',
    },
    stop: {
      notAllowed: 'Only the person who showed the table, or the organiser, can take it down.',
      notSupported: 'Teams cannot take the table down from here. Stop sharing in the meeting’s own bar.',
      noAnswer: 'Teams did not answer. Stop sharing in the meeting’s own bar, or try again.',
      failed: 'The table is still there. Stop sharing in the meeting’s own bar, or try again.',
    },
  },
});
