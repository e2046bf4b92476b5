/** Help for each role, about the app, and details for support. */
import { catalogue } from '../../ui/strings.ts';

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
          'Læg kortene på bordet, og vis dem for alle. Så ser I de samme kort på fælles skærm.',
          'Vend et kort, eller vælg ét sammen. Læs det højt, og lad snakken gå. Tag det næste, når I er klar.',
          'Passer et kort ikke til jer? Spring over, eller parkér det. Fortryd tager dit seneste skridt tilbage.',
          'I menuen Bordet kan du give rollen videre, vælge, hvem der vender kort, og pakke kortene sammen.',
          'Flere i et rum? I menuen Bordet åbner du for telefoner, ikke flere, end I er, og skriver de andre på.',
        ],
      },
      noteTaker: {
        title: 'Referent',
        lines: [
          'Kun referenter kan læse noterne. Heller ikke mødelederen kan, uden selv at være referent.',
          'Skriv til det kort, der ligger fremme. Dine ord bliver gemt, mens du skriver.',
          'Det, du deler, kommer på bordet, så alle kan se det. Du kan tage det tilbage igen.',
          'Du behøver ikke at få det hele med. Et behov eller en aftale er ofte nok.',
        ],
      },
      participant: {
        title: 'Deltager',
        lines: [
          'Følg kortene på fælles skærm. Når alle må vende kort, kan du også tage det næste.',
          'Mangler der et spørgsmål? Skriv jeres eget kort.',
          'Du må altid melde pas, og I behøver ikke at blive enige.',
          'Det, du noterer for dig selv, bliver på din enhed, indtil du deler det.',
          'Vil du have tid til at læse kortet? Tryk på Vent, jeg læser. Det bliver ikke sagt, at det er dig.',
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
        'Kort til en god snak om det digitale i jeres arbejde. Ingen bliver målt, og ingen behøver at være enige.',
      version: (version: string) => `Version ${version}`,
      places: 'Hvor det virker',
      placeLines: [
        'I møder fra kalenderen, også når de gentages, i Mød nu fra kalenderen eller en chat, i planlagte møder i en kanal og i opkald. Ikke med Mød nu i en kanal, og ikke i private eller delte kanaler. I webinarer kun for dem, der holder dem, og ikke i town halls.',
        'På computer, i browser og på telefon. Kolleger fra andre organisationer og gæster uden konto ser med, mens bordet er vist.',
        'I en kanal kan alle i teamet åbne bordet og opsamlingen, også dem, der ikke er inviteret.',
        'En skærm i et mødelokale kan ikke vise bordet. Tag en bærbar med ind i mødet, og vis det derfra. Teams viser enten bordet eller en delt skærm.',
      ],
      privacy: 'Privatliv',
      privacyLines: [
        'Det, I skriver ved bordet, bliver gemt uden jeres navne. Et dæknavn holder rede på, hvem der skrev hvad.',
        'Svar uden navn ligger kun i serverens hukommelse, til de bliver vist. Hvem de kommer fra, bliver aldrig skrevet ned.',
        'Den, der driver serveren, kan kun se det ved at gribe ind i programmet, mens I svarer.',
        'Appen måler ikke, hvem der taler, og sender intet videre til andre.',
        'En log hos serveren har tidspunktet for hvert skridt ved bordet. Den bliver klippet, når I har pakket kortene sammen og er gået, ellers normalt et døgns tid efter.',
        'Skriv ikke om andres helbred eller andre private forhold.',
        'Den, der sletter bordet, kan fortryde i en time. Så er alt væk for altid.',
      ],
      kept: (days: number | undefined) =>
        days === undefined
          ? 'Bordet bliver gemt, til mødelederen eller den, der har indkaldt, sletter det.'
          : `Bordet bliver gemt i ${days} dage, efter at kortene er pakket sammen. Mødelederen og den, der har indkaldt, kan slette det før.`,
      privacyStatement: 'Sådan passer din kommune på oplysningerne',
      askPrivacy: 'Spørg din kommune, hvem der ellers kan se det, og hvad du har ret til.',
      accessibility: 'Tilgængelighed',
      accessibilityLines: [
        'Alt kan bruges med tastatur og skærmlæser. Farver og bevægelse følger dine egne valg.',
        'På fælles skærm: Piletasterne, Home og End går mellem kortene, og Enter vender et kort. Knapperne viser deres bogstav. Bogstaverne slår du fra på tastaturknappen nederst.',
        'Under »Hvad er der sket« vælger du, hvad du får at høre, om uret skal ses, og om beskeder bliver stående.',
        'Appen er bygget efter WCAG 2.2, niveau A og AA.',
      ],
      accessibilityContact: 'Meld en forhindring til din kommune',
      askAccessibilityContact: 'Møder du en forhindring? Sig det til din kommune.',
      accessibilityStatement: 'Din kommunes tilgængelighedserklæring',
      askAccessibility: 'Spørg din kommune efter dens tilgængelighedserklæring. Den gælder også her.',
      licences: 'Licenser for det, appen er bygget af',
    },
    device: {
      title: 'Det, der ligger på din enhed',
      keeps:
        'Appen gemmer dine egne noter, kladder, ord, der ikke er sendt endnu, og dine valg på denne enhed.',
      clear: 'Ryd denne enhed …',
      question: 'Vil du fjerne det, appen gemmer på denne enhed?',
      goes: 'Det, du ikke har delt eller sendt, er så væk for altid. Det, der ligger på bordet, bliver liggende.',
      confirm: 'Ja, ryd enheden',
      cancel: 'Nej, behold det',
      done: 'Enheden er ryddet. Det, du ser lige nu, forsvinder, når du lukker appen.',
      failed: 'Det kan ikke lade sig gøre her. Ryd appens data i Teams eller i browseren i stedet.',
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
          'Put the cards on the table, and show them to everybody. Then you see the same cards on the shared screen.',
          'Turn a card, or choose one together. Read it aloud, and talk. Take the next one when you are ready.',
          'A card does not suit you? Skip it or park it. Undo takes back your last step.',
          'In the menu The table you hand over the role, choose who turns cards, and pack up the cards.',
          'Several in one room? In the menu The table, open to phones, no more than you are, and name the others.',
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
          'Do you want time to read the card? Press Wait, I’m reading. It is not said that it is you.',
        ],
      },
      guest: {
        title: 'Guest',
        lines: [
          'You see the table as the others see it, and cannot move anything on it.',
          'Talk in the meeting as usual, and ask the others to turn cards for you.',
          'The app knows neither your name nor your account.',
          'Does the table stand still? Ask the person who shows it to show it again.',
        ],
      },
    },
    about: {
      title: 'About Dialogue cards',
      purpose:
        'Cards for a good talk about the digital side of your work. Nobody is measured, and nobody has to agree.',
      version: (version: string) => `Version ${version}`,
      places: 'Where it works',
      placeLines: [
        'In meetings from the calendar, also recurring ones, in Meet now from the calendar or a chat, in scheduled meetings in a channel and in calls. Not with Meet now in a channel, nor in private or shared channels. In webinars only for those who present, and not in town halls.',
        'On a computer, in a browser and on a phone. People from other organisations and guests without an account look on while the table is shown.',
        'In a channel everybody in the team can open the table and the recap, also those who are not invited.',
        'A screen in a meeting room cannot show the table. Join with a laptop as well, and show it from there. Teams shows either the table or a shared screen.',
      ],
      privacy: 'Privacy',
      privacyLines: [
        'What you write at the table is kept under a cover name for each of you. In the next meeting it is another one.',
        'Answers and words without a name are in the server’s memory only until they are shown. Whose they are is never written down.',
        'The people who run the server can only see it by interfering with the program while you answer.',
        'The app does not measure who talks, and passes nothing on to anybody else.',
        'A log at the server has the time of each step at the table. It is cut once you have packed up the cards and left, or else usually a day or so after that.',
        'Do not write about other people’s health or other private matters.',
        'The person who deletes the meeting can undo that for an hour. Then it is gone for good.',
      ],
      kept: (days: number | undefined) =>
        days === undefined
          ? 'The table is kept until the facilitator or the person who called the meeting deletes it.'
          : `The table is kept for ${days} days after the cards are packed up. The facilitator and the person who called the meeting can delete it sooner.`,
      privacyStatement: 'How your municipality looks after the information',
      askPrivacy: 'Ask your municipality who else can see it, and what you have a right to.',
      accessibility: 'Accessibility',
      accessibilityLines: [
        'Everything works by keyboard and screen reader. Colours and motion follow your own choices.',
        'On the stage: arrow keys, Home and End move between the cards, and Enter turns one. The buttons show their letter. The keyboard button at the foot turns the letters off.',
        'Under What has happened you choose what is announced, whether the clock is seen, and whether messages stay.',
        'The app is built to WCAG 2.2, levels A and AA.',
      ],
      accessibilityContact: 'Report a barrier to your municipality',
      askAccessibilityContact: 'Is something in your way? Tell your municipality.',
      accessibilityStatement: 'Your municipality’s accessibility statement',
      askAccessibility: 'Ask your municipality for its accessibility statement. It covers this app, too.',
      licences: 'Licences of what the app is made of',
    },
    device: {
      title: 'What lies on your device',
      keeps:
        'The app keeps your own jottings, drafts, words that are not sent yet, and your choices on this device.',
      clear: 'Clear this device …',
      question: 'Do you want to remove what the app keeps on this device?',
      goes: 'What you have not shared or sent is then gone for good. What lies on the table stays there.',
      confirm: 'Yes, clear the device',
      cancel: 'No, keep it',
      done: 'The device is cleared. What you see now goes when you close the app.',
      failed: 'This is not possible here. Clear the app’s data in Teams or in the browser instead.',
    },
    technical: {
      title: 'Technical details',
      hint: 'For the person who helps you. Nothing in here says who you are or what you talk about.',
      label: 'Details that can be copied',
      copy: 'Copy technical details',
      copied: 'Copied.',
      select: 'It could not be copied from here. The text is selected, so that you can copy it yourself.',
    },
  },
});
