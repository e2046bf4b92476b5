/** What Teams' refusal to show the table, or to take it down, means to the person who pressed. */
import { catalogue } from '../../ui/strings.ts';

export const sharingRefusedStrings = catalogue({
  da: {
    show: {
      notAllowed:
        'Teams lader dig ikke vise noget for alle i det her møde. Bed den, der har indkaldt, om at åbne Dialogkort og vise bordet.',
      notSupported:
        'Her kan Teams ikke vise bordet. Bed en kollega om at vise det fra Teams på en computer. I kan også vende kortene her i panelet.',
      notInContext:
        'Teams lod dig ikke vise bordet. Måske er du deltager i mødet og ikke oplægsholder, måske kan det ikke vises fra denne enhed. Bed den, der har indkaldt, om at gøre dig til oplægsholder, og prøv igen. Eller bed en kollega om at vise bordet fra Teams på en computer.',
      noAnswer:
        'Teams svarede ikke. Se, om bordet alligevel er kommet frem. Hvis ikke, så prøv igen om lidt.',
      failed:
        'Bordet kom ikke frem, og Teams siger ikke hvorfor. Prøv igen om lidt. Bliver det ved, så bed en kollega om at vise bordet, eller luk Teams helt og åbn det igen. I kan også vende kortene her i panelet.',
    },
    stop: {
      notAllowed: 'Kun den, der viste bordet, eller den, der har indkaldt, kan tage det ned.',
      notSupported: 'Her kan Teams ikke tage bordet ned. Stop delingen i mødets egen bjælke.',
      notInContext: 'Her kan Teams ikke tage bordet ned. Stop delingen i mødets egen bjælke.',
      noAnswer: 'Teams svarede ikke. Stop delingen i mødets egen bjælke, eller prøv igen.',
      failed: 'Bordet er der stadig. Stop delingen i mødets egen bjælke, eller prøv igen.',
    },
  },
  en: {
    show: {
      notAllowed:
        'Teams does not let you show anything to everybody in this meeting. Ask the person who called the meeting to open Dialogue cards and show the table.',
      notSupported:
        'Teams cannot show the table from here. Ask a colleague to show it from Teams on a computer. You can also turn the cards here in the panel.',
      notInContext:
        'Teams did not let you show the table. Perhaps you are an attendee of the meeting and not a presenter, perhaps it cannot be shown from this device. Ask the person who called the meeting to make you a presenter, and try again. Or ask a colleague to show the table from Teams on a computer.',
      noAnswer:
        'Teams did not answer. See whether the table came up all the same. If not, try again in a moment.',
      failed:
        'The table did not come up, and Teams does not say why. Try again in a moment. If that does not help, ask a colleague to show the table, or quit Teams and open it again. You can also turn the cards here in the panel.',
    },
    stop: {
      notAllowed: 'Only the person who showed the table, or the organiser, can take it down.',
      notSupported: 'Teams cannot take the table down from here. Stop sharing in the meeting’s own bar.',
      notInContext: 'Teams cannot take the table down from here. Stop sharing in the meeting’s own bar.',
      noAnswer: 'Teams did not answer. Stop sharing in the meeting’s own bar, or try again.',
      failed: 'The table is still there. Stop sharing in the meeting’s own bar, or try again.',
    },
  },
});
