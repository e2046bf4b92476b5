/** Saving a file, and the way out where it does not come. */
import { catalogue } from '../strings.ts';

export const fileStrings = catalogue({
  da: {
    saved: (name: string) => `${name} er på vej til dine overførsler.`,
    noFile: 'Kom der ingen fil? Teams lader ikke altid apps gemme. Så hent den i browseren:',
    makeLink: 'Lav et link',
    makingLink: 'Laver linket …',
    linkFailed: 'Linket kunne ikke laves lige nu. Prøv igen om lidt.',
    deck: {
      open: 'Åbn kortsættet i et nyt vindue',
      address: 'Link til kortsættet',
      lasts: 'Linket gælder et kvarter. Alle, der har det, kan hente kortsættet så længe.',
    },
    templates: {
      open: 'Åbn skabelonerne i et nyt vindue',
      address: 'Link til skabelonerne',
    },
    page: {
      fetching: 'Henter kortsættet …',
      what: 'Her kan du gemme kortsættet som fil eller lave papirkort af det.',
      save: 'Gem som fil',
      templates: 'Skabeloner til et kortsæt',
      templatesWhat: 'Skriv jeres egne kort i en skabelon, og hent den ind i Dialogkort i Teams.',
      expired: 'Linket er løbet ud. Åbn kortsættet i Teams, og lav et nyt.',
      gone: 'Kortsættet er her ikke mere. Måske har en kollega slettet det.',
      failed: 'Kortsættet kunne ikke hentes lige nu. Prøv igen om lidt.',
      retry: 'Prøv igen',
    },
  },
  en: {
    saved: (name: string) => `${name} is on its way to your downloads.`,
    noFile: 'Did no file come? Teams does not always let apps save. Get it in the browser then:',
    makeLink: 'Make a link',
    makingLink: 'Making the link …',
    linkFailed: 'The link could not be made just now. Try again in a moment.',
    deck: {
      open: 'Open the deck in a new window',
      address: 'Link to the deck',
      lasts: 'People with the link can get the deck for a quarter of an hour.',
    },
    templates: {
      open: 'Open the templates in a new window',
      address: 'Link to the templates',
    },
    page: {
      fetching: 'Getting the deck …',
      what: 'Here you can save the deck as a file or make paper cards of it.',
      save: 'Save as a file',
      templates: 'Templates for a deck',
      templatesWhat: 'Write your own cards in a template, and import it into Dialogue cards in Teams.',
      expired: 'The link has expired. Open the deck in Teams, and make a new one.',
      gone: 'The deck is not here any more. Perhaps a colleague has deleted it.',
      failed: 'The deck could not be fetched just now. Try again in a moment.',
      retry: 'Try again',
    },
  },
});
