/** Choosing a card together: a few lie out, everybody points at one, and the table takes one. */
import { catalogue } from '../../ui/strings.ts';

export const choosingStrings = catalogue({
  da: {
    title: 'Vælg kort sammen',
    question: 'Hvilket kort skal I tale om?',
    onStage: 'Peg på et kort: i sidepanelet, på telefonen eller med hånden.',
    private:
      'Ingen får at vide, hvad du peger på. Tallene bliver vist, når mindst tre har peget og mødelederen viser dem.',
    point: 'Peg på kortet',
    change: 'Peg på et andet',
    pointed: 'Du har peget. Du kan ændre det, til tallene bliver vist.',
    elsewhere: 'Du har peget fra en anden enhed.',
    answered: (count: number) => (count === 1 ? '1 har peget.' : `${count} har peget.`),
    tooFew: 'Der skal være mindst tre, der har peget, før tallene bliver vist. I kan altid bare vælge.',
    show: 'Vis, hvor I peger',
    shown: 'Her peger I',
    pointing: (count: number) =>
      count === 0 ? 'Ingen peger her' : count === 1 ? '1 peger her' : `${count} peger her`,
    take: 'Tag dette kort',
    takeNamed: (question: string) => `Tag dette kort: ${question}`,
    others: 'Tre andre kort',
    back: 'Læg kortene tilbage',
    notTheServers: 'Serveren har ikke talt de tal op, der ligger på bordet. Derfor viser vi dem ikke.',
    failed: 'Det gik ikke igennem. Prøv igen.',
    begunAnew: 'Serveren er startet igen, og der bliver talt forfra.',
  },
  en: {
    title: 'Choose a card together',
    question: 'Which card do you want to talk about?',
    onStage: 'Point at a card: in the side panel, on the phone or by hand.',
    private:
      'Nobody is told what you point at. The numbers are shown once at least three have pointed and the facilitator shows them.',
    point: 'Point at the card',
    change: 'Point at another one',
    pointed: 'You have pointed. You can change it until the numbers are shown.',
    elsewhere: 'You have pointed from another device.',
    answered: (count: number) => (count === 1 ? '1 has pointed.' : `${count} have pointed.`),
    tooFew: 'At least three must have pointed before the numbers are shown. You can always just choose.',
    show: 'Show where you point',
    shown: 'This is where you point',
    pointing: (count: number) =>
      count === 0 ? 'Nobody points here' : count === 1 ? '1 points here' : `${count} point here`,
    take: 'Take this card',
    takeNamed: (question: string) => `Take this card: ${question}`,
    others: 'Three other cards',
    back: 'Put the cards back',
    notTheServers: 'The server has not counted the numbers on the table. So they are not shown.',
    failed: 'That did not get through. Try again.',
    begunAnew: 'The server has restarted and counts anew.',
  },
});
