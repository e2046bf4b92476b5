/** The recap on screen. What its headings are called stands in the domain: files say the same. */
import { catalogue } from '../../ui/strings.ts';

export const recapStrings = catalogue({
  da: {
    soFar: 'Opsamling indtil nu',
    empty: 'Der er ikke noget at samle op endnu.',
    nothing: 'Der er ikke noget at samle op fra dette møde.',
    names: 'Vis navne under »Det tager vi med«',
    privateNotes: 'Tag også de noter med, som kun referenterne kan se',
    privateShown: 'Du ser også noter, som ikke er delt med de andre. Del ikke skærm lige nu.',
    show: 'Vis for alle',
    hide: 'Stop visningen',
    shown: 'Alle kan se opsamlingen på fælles skærm. Den forsvinder, når I vender næste kort.',
    showHint: 'Opsamlingen kommer frem på fælles skærm. Noter, som kun referenterne kan se, kommer ikke med.',
    placeNeeds: (place: string, area: string, needs: number) => `${place}, ${area}, ${needs} behov`,
    export: 'Gem eller del opsamlingen',
    sessions: 'Tidligere møder',
    session: (date: string) => `Mødet ${date}`,
    linkExpired:
      'Linket er udløbet. Du kan læse videre, så længe siden er åben, og gemme opsamlingen. Siden kan ikke hentes igen.',
    linkOnly:
      'Du ser den opsamling, som nogen fra mødet har delt med dig. Linket gælder et kvarter; det, du har åbnet, bliver stående.',
  },
  en: {
    soFar: 'Recap so far',
    empty: 'There is nothing to gather yet.',
    nothing: 'There is nothing to gather from this meeting.',
    names: 'Show names under “What we take with us”',
    privateNotes: 'Include the notes that only note-takers can see',
    privateShown:
      'You also see notes that are not shared with the others. Do not share your screen just now.',
    show: 'Show to all',
    hide: 'Take it down',
    shown: 'Everybody can see the recap on the stage. It goes when you turn the next card.',
    showHint: 'The recap appears on the stage. Notes that only note-takers can see are not in it.',
    placeNeeds: (place: string, area: string, needs: number) =>
      `${place}, ${area}, ${needs} ${needs === 1 ? 'need' : 'needs'}`,
    export: 'Keep or share the recap',
    sessions: 'Earlier meetings',
    session: (date: string) => `The meeting of ${date}`,
    linkExpired:
      'The link has ended. You can go on reading for as long as the page is open, and save the recap. The page cannot be loaded again.',
    linkOnly:
      'You see the recap that somebody from the meeting has shared with you. The link lasts a quarter of an hour; what you have opened stays.',
  },
});
