/** Help for each role, what the app is, and details for whoever helps. */
import { catalogue } from './strings.ts';

export type HelpRole = 'facilitator' | 'noteTaker' | 'participant' | 'guest';

interface RoleText {
  readonly title: string;
  readonly lines: readonly string[];
}

export const helpStrings = catalogue({
  da: {
    title: 'Hjælp',
    roles: 'Sådan gør du',
    yours: 'din rolle nu',
    role: {
      facilitator: {
        title: 'Mødeleder',
        lines: [
          'Start mødet, og vis bordet for alle. Så ser I de samme kort på scenen.',
          'Vend et kort, læs det højt, og lad snakken gå. Tag det næste, når I er klar.',
          'Passer et kort ikke til jer? Spring over, eller parkér det. Det er helt i orden.',
          'I menuen Mødet kan du give rollen videre, vælge, hvem der vender kort, og slutte mødet.',
          'Kom du til at trykke forkert? Fortryd tager dit seneste skridt tilbage.',
        ],
      },
      noteTaker: {
        title: 'Referent',
        lines: [
          'Kun referenter kan læse noterne. Heller ikke mødelederen kan, uden selv at være referent.',
          'Skriv til det kort, der ligger fremme. Dine ord bliver gemt, mens du skriver.',
          'Det, du deler, kommer på bordet, så alle kan se det. Du kan tage det tilbage igen.',
          'Du behøver ikke få det hele med. Et behov eller en aftale er ofte nok.',
        ],
      },
      participant: {
        title: 'Deltager',
        lines: [
          'Følg kortene på scenen. Når alle må vende kort, kan du også tage det næste.',
          'Mangler der et spørgsmål? Skriv jeres eget kort.',
          'Du må altid melde pas, og I skal ikke blive enige.',
          'Det, du noterer for dig selv, bliver på din enhed, indtil du deler det.',
        ],
      },
      guest: {
        title: 'Gæst',
        lines: [
          'Du ser bordet, som de andre ser det, men kan ikke flytte noget på det.',
          'Tal med i mødet som ellers, og bed de andre om at vende kort for dig.',
          'Appen kender hverken dit navn eller din konto.',
          'Står bordet stille? Bed den, der viser det, om at vise det igen.',
        ],
      },
    } satisfies Readonly<Record<HelpRole, RoleText>>,
    about: {
      title: 'Om Dialogkort',
      purpose:
        'Kort til en god snak om det digitale i jeres arbejde. Ingen bliver målt, og ingen skal være enige.',
      version: (version: string) => `Version ${version}`,
      privacy: 'Privatliv',
      privacyLines: [
        'Det, I skriver ved bordet, bliver gemt under et dæknavn for hver af jer. I næste møde er det et andet.',
        'Appen måler ikke, hvem der taler, og sender intet videre til andre.',
        'Mødelederen kan slette alt om mødet.',
      ],
      privacyStatement: 'Sådan passer din kommune på oplysningerne',
      askPrivacy: 'Spørg din kommune, hvor længe mødet ellers bliver gemt, og hvem der kan se det.',
      accessibility: 'Tilgængelighed',
      accessibilityLines: [
        'Alt kan bruges med tastatur og skærmlæser. Farver og bevægelse følger dine egne valg.',
        'Appen er bygget efter WCAG 2.1, niveau A og AA.',
        'Møder du en forhindring? Sig det til din kommune.',
      ],
      accessibilityStatement: 'Din kommunes tilgængelighedserklæring',
      askAccessibility: 'Spørg din kommune efter dens tilgængelighedserklæring. Den gælder også her.',
      licences: 'Licenser for det, appen er bygget af',
    },
    technical: {
      title: 'Tekniske oplysninger',
      hint: 'Til den, der hjælper dig. Her står intet om, hvem du er, eller hvad I taler om.',
      label: 'Oplysninger, der kan kopieres',
      copy: 'Kopiér tekniske oplysninger',
      copied: 'Kopieret.',
      select: 'Det kunne ikke kopieres herfra. Teksten er markeret, så du selv kan kopiere den.',
    },
  },
  en: {
    title: 'Help',
    roles: 'How it works',
    yours: 'your role now',
    role: {
      facilitator: {
        title: 'Facilitator',
        lines: [
          'Start the meeting, and show the table to everybody. Then you see the same cards on the stage.',
          'Turn a card, read it aloud, and let people talk. Take the next one when you are ready.',
          'A card does not suit you? Skip it or park it. That is perfectly fine.',
          'In the menu The meeting you hand over the role, choose who turns cards, and end the meeting.',
          'Pressed the wrong button? Undo takes back your last step.',
        ],
      },
      noteTaker: {
        title: 'Note-taker',
        lines: [
          'Only note-takers can read the notes. The facilitator cannot either, without being a note-taker.',
          'Write to the card that is out. Your words are kept while you write.',
          'What you share comes to the table for everybody to see. You can take it back again.',
          'You need not catch everything. A need or an action is often enough.',
        ],
      },
      participant: {
        title: 'Participant',
        lines: [
          'Follow the cards on the stage. When everybody may turn cards, you can take the next one, too.',
          'Is a question missing? Write a card of your own.',
          'You may always pass, and you do not have to agree.',
          'What you jot down for yourself stays on your device until you share it.',
        ],
      },
      guest: {
        title: 'Guest',
        lines: [
          'You see the table as the others see it, and cannot move anything on it.',
          'Talk in the meeting as usual, and ask the others to turn cards for you.',
          'The app knows neither your name nor your account.',
          'Does the table stand still? Ask whoever shows it to show it again.',
        ],
      },
    },
    about: {
      title: 'About Dialogue cards',
      purpose:
        'Cards for a good talk about the digital side of your work. Nobody is measured, and nobody has to agree.',
      version: (version: string) => `Version ${version}`,
      privacy: 'Privacy',
      privacyLines: [
        'What you write at the table is kept under a cover name for each of you. In the next meeting it is another one.',
        'The app does not measure who talks, and passes nothing on to anybody else.',
        'The facilitator can delete everything about the meeting.',
      ],
      privacyStatement: 'How your municipality looks after the information',
      askPrivacy: 'Ask your municipality how long the meeting is kept otherwise, and who can see it.',
      accessibility: 'Accessibility',
      accessibilityLines: [
        'Everything works by keyboard and screen reader. Colours and motion follow your own choices.',
        'The app is built to WCAG 2.1, levels A and AA.',
        'Is something in your way? Tell your municipality.',
      ],
      accessibilityStatement: 'Your municipality’s accessibility statement',
      askAccessibility: 'Ask your municipality for its accessibility statement. It covers this app, too.',
      licences: 'Licences of what the app is made of',
    },
    technical: {
      title: 'Technical details',
      hint: 'For whoever helps you. Nothing in here says who you are or what you talk about.',
      label: 'Details that can be copied',
      copy: 'Copy technical details',
      copied: 'Copied.',
      select: 'It could not be copied from here. The text is selected, so that you can copy it yourself.',
    },
  },
});
