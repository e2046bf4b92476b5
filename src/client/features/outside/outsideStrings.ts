/** Texts of the page that is shown when the app's URL is opened in a browser. */
import { catalogue } from '../../ui/strings.ts';

export const outsideStrings = catalogue({
  da: {
    title: 'Dialogkort',
    what: 'Kort med spørgsmål, som I kan tale om på et møde: hvad I kan med det digitale, hvad det gør ved jeres arbejde, og hvor I gerne vil hen.',
    where:
      'Kortene ligger på et fælles bord i et møde i Microsoft Teams. Her på siden er der ikke noget bord.',
    how: 'Sådan får I kortene med i et møde',
    steps: [
      'Åbn din kalender i Teams, og vælg et møde, du selv har indkaldt.',
      'Tryk på plusset ved siden af mødets faner, og find Dialogkort.',
      'Tryk på Tilføj. Når mødet begynder, ligger Dialogkort øverst i mødevinduet.',
    ],
    missing: 'Kan du ikke finde Dialogkort i Teams, så spørg jeres it-afdeling. De kan åbne for det.',
    invited: 'Er du inviteret til et møde med Dialogkort, så åbn mødet i Teams. Så er du med ved bordet.',
    openTeams: 'Åbn Teams',
  },
  en: {
    title: 'Dialogue cards',
    what: 'Cards with questions to talk about at a meeting: what you can do with digital tools, what they do to your work, and where you would like to go.',
    where: 'The cards lie on a shared table in a Microsoft Teams meeting. There is no table on this page.',
    how: 'How to bring the cards into a meeting',
    steps: [
      'Open your calendar in Teams, and choose a meeting that you have called.',
      'Press the plus beside the tabs of the meeting, and find Dialogue cards.',
      'Press Add. When the meeting begins, Dialogue cards is at the top of the meeting window.',
    ],
    missing:
      'If you cannot find Dialogue cards in Teams, ask your IT department. They can make it available.',
    invited:
      'If you are invited to a meeting with Dialogue cards, open the meeting in Teams, and you are at the table.',
    openTeams: 'Open Teams',
  },
});
