/** Descriptions of the catalogue's places. In a file of their own because only the open catalogue loads them. */
import type { Localized } from '../deck/localized.ts';
import type { PlaceId } from './catalogue.ts';

export interface PlaceDescription {
  /** One or two sentences. */
  readonly about: Localized<string>;
  /** What people say who are at home in this competence. */
  readonly signs: Localized<readonly string[]>;
  /** Synonyms for search. */
  readonly words: Localized<readonly string[]>;
}

export const PLACE_DESCRIPTIONS: Readonly<Record<PlaceId, PlaceDescription>> = {
  'using-tools': {
    about: {
      da: 'At være hjemme i de programmer og det udstyr, arbejdet kræver – og vide, hvordan man lærer det næste.',
      en: 'Being at home in the programs and equipment the work calls for – and knowing how to learn the next one.',
    },
    signs: {
      da: ['Jeg kan klare mine faste opgaver uden at gå i stå', 'Jeg ved, hvor jeg får hjælp'],
      en: ['I get through my usual tasks without getting stuck', 'I know where to find help'],
    },
    words: {
      da: ['fagsystem', 'program', 'app', 'oplæring', 'superbruger', 'it-support', 'kursus'],
      en: ['system', 'program', 'app', 'training', 'super user', 'support', 'course'],
    },
  },
  'using-data': {
    about: {
      da: 'At vide, hvor data kommer fra, og hvor de havner, hvad der gør dem gode, og hvordan de kan gøre gavn hos jer selv.',
      en: 'Knowing where data comes from and ends up, what makes it good, and how it can be of use to yourselves.',
    },
    signs: {
      da: ['Jeg ved, hvem der bruger det, jeg skriver ind', 'Vi ser på vores egne tal, før vi ændrer noget'],
      en: ['I know who uses what I enter', 'We look at our own numbers before we change anything'],
    },
    words: {
      da: ['tal', 'registrering', 'dokumentation', 'statistik', 'datakvalitet', 'ledelsesinformation'],
      en: ['numbers', 'recording', 'documentation', 'statistics', 'data quality', 'reports'],
    },
  },
  'keeping-data-safe': {
    about: {
      da: 'At passe på oplysninger om mennesker og på kommunens systemer – også når det skal gå stærkt.',
      en: 'Looking after information about people, and the municipality’s systems – even when things have to go fast.',
    },
    signs: {
      da: ['Jeg ved, hvad jeg må slå op og gemme', 'Jeg siger til, når noget ligner svindel'],
      en: ['I know what I may look up and keep', 'I speak up when something looks like a scam'],
    },
    words: {
      da: ['GDPR', 'persondata', 'samtykke', 'adgangskode', 'phishing', 'sikkerhedsbrud', 'kryptering'],
      en: ['GDPR', 'personal data', 'consent', 'password', 'phishing', 'breach', 'encryption'],
    },
  },
  'technology-and-people': {
    about: {
      da: 'At se, hvad teknologi gør ved faget og ved dem, der er i den anden ende, og bruge den på fagets betingelser.',
      en: 'Seeing what technology does to your profession and to those at the other end, and using it on your profession’s terms.',
    },
    signs: {
      da: [
        'Vi kan sige, hvornår skærmen hjælper, og hvornår den står i vejen',
        'Faget bestemmer, ikke systemet',
      ],
      en: [
        'We can tell when a screen helps and when it gets in the way',
        'Our judgement decides, not the system',
      ],
    },
    words: {
      da: ['faglighed', 'kerneopgave', 'relation', 'nærvær', 'velfærdsteknologi', 'borgerkontakt'],
      en: [
        'profession',
        'core work',
        'relationship',
        'presence',
        'assistive technology',
        'contact with residents',
      ],
    },
  },
  'weighing-technology': {
    about: {
      da: 'At kunne se nærmere på en opgave og vurdere, om en teknologi passer til den – og hvornår den bedste løsning er en anden.',
      en: 'Being able to look closely at a task and judge whether a technology suits it – and when the best answer is another one.',
    },
    signs: {
      da: [
        'Vi spørger, hvad det skal løse, før vi spørger, hvad det kan',
        'Vi kan sige nej og forklare hvorfor',
      ],
      en: ['We ask what it should solve before we ask what it can do', 'We can say no and explain why'],
    },
    words: {
      da: [
        'arbejdsgang',
        'gevinst',
        'behov',
        'kunstig intelligens',
        'AI',
        'robot',
        'sensor',
        'automatisering',
      ],
      en: ['workflow', 'benefit', 'need', 'artificial intelligence', 'AI', 'robot', 'sensor', 'automation'],
    },
  },
  'law-and-ethics': {
    about: {
      da: 'At få øje på, hvor reglerne og det rimelige er på spil, når noget bliver digitalt – og vide, hvem man går til.',
      en: 'Noticing where the rules and plain fairness are at stake when something becomes digital – and knowing whom to ask.',
    },
    signs: {
      da: ['Vi ved, hvem der bliver hægtet af', 'En afgørelse kan forklares, også når et system har hjulpet'],
      en: ['We know who gets left behind', 'A decision can be explained, even when a system has helped'],
    },
    words: {
      da: ['lov', 'jura', 'rettigheder', 'dilemma', 'bias', 'overvågning', 'partshøring', 'klage'],
      en: ['law', 'rights', 'dilemma', 'bias', 'surveillance', 'hearing', 'complaint'],
    },
  },
  'speaking-to-many': {
    about: {
      da: 'At nå mange på én gang digitalt, så det når frem til dem, det er til – i ord, billeder og kanaler, de bruger.',
      en: 'Reaching many people at once by digital means, so that it gets to those it is for – in words, pictures and channels they use.',
    },
    signs: {
      da: ['Vi ved, hvem vi skriver til, før vi skriver', 'Vi kan lave en kort film, som folk forstår'],
      en: ['We know whom we write to before we write', 'We can make a short film that people understand'],
    },
    words: {
      da: ['hjemmeside', 'sociale medier', 'nyhedsbrev', 'film', 'målgruppe', 'tilgængelighed', 'ophavsret'],
      en: ['website', 'social media', 'newsletter', 'film', 'audience', 'accessibility', 'copyright'],
    },
  },
  'speaking-to-one': {
    about: {
      da: 'At møde den enkelte godt, når samtalen foregår på skrift eller skærm, og vælge en anden vej, når det er bedre.',
      en: 'Meeting each person well when the conversation is in writing or on a screen, and choosing another way when that is better.',
    },
    signs: {
      da: [
        'Jeg kan være nærværende på video',
        'Jeg ved, hvad der skal gemmes bagefter, og hvad der skal slettes',
      ],
      en: ['I can be present on video', 'I know what to keep afterwards and what to delete'],
    },
    words: {
      da: ['videomøde', 'chat', 'mail', 'Digital Post', 'besked', 'samtale', 'tone'],
      en: ['video call', 'chat', 'email', 'Digital Post', 'message', 'conversation', 'tone'],
    },
  },
  'explaining-digital': {
    about: {
      da: 'At vise andre vej i det digitale: forklare, hvad det er godt for, hjælpe i gang og høre, hvor det er svært.',
      en: 'Showing others the way: explaining what a digital service is good for, helping them start, and hearing where it is hard.',
    },
    signs: {
      da: ['Jeg kan forklare det uden fagord', 'Vi sætter os ved siden af frem for at tage musen'],
      en: ['I can explain it without jargon', 'We sit down beside them rather than take the mouse'],
    },
    words: {
      da: ['selvbetjening', 'vejledning', 'medbetjening', 'hotline', 'motivation', 'borgerservice'],
      en: ['self-service', 'guidance', 'assisted service', 'helpline', 'motivation', 'citizen service'],
    },
  },
  introducing: {
    about: {
      da: 'At være med, når noget nyt skal vælges, købes og tages i brug, bringe det, faget ved, med til bordet, og få dem med, der skal bruge det.',
      en: 'Taking part when something new is chosen, bought and put to use, bringing what the profession knows to the table, and bringing along those who will use it.',
    },
    signs: {
      da: ['Vi kan sige, hvad det nye skal kunne', 'Vi ved, hvem der har ansvaret, når det kører'],
      en: ['We can say what the new thing has to do', 'We know who is responsible once it runs'],
    },
    words: {
      da: ['indkøb', 'udbud', 'krav', 'pilot', 'udrulning', 'leverandør', 'projekt'],
      en: ['purchase', 'tender', 'requirements', 'pilot', 'roll-out', 'supplier', 'project'],
    },
  },
  developing: {
    about: {
      da: 'At få øje på nye muligheder, prøve dem af i det små og udvikle løsninger sammen med dem, der skal bruge dem.',
      en: 'Spotting new possibilities, trying them out on a small scale, and developing solutions with those who will use them.',
    },
    signs: {
      da: [
        'Vi følger med i, hvad der sker i vores fag',
        'Vi prøver af i det små, hvor det er i orden at fejle',
      ],
      en: [
        'We keep up with what happens in our field',
        'We try things out on a small scale, where failing is fine',
      ],
    },
    words: {
      da: ['innovation', 'idé', 'forsøg', 'prototype', 'samskabelse', 'fremtid', 'ønsker'],
      en: ['innovation', 'idea', 'experiment', 'prototype', 'co-creation', 'future', 'wishes'],
    },
  },
  'changing-together': {
    about: {
      da: 'At komme godt igennem en digital forandring sammen: på tværs af faggrupper, med ledelsen og med tid til at lære.',
      en: 'Getting through a digital change together: across professions, with management, and with time to learn.',
    },
    signs: {
      da: ['Vi taler om det, der er svært, mens det står på', 'Gode idéer spreder sig mellem afdelingerne'],
      en: ['We talk about what is hard while it is going on', 'Good ideas spread between departments'],
    },
    words: {
      da: ['ledelse', 'samarbejde', 'på tværs', 'modstand', 'trivsel', 'tid', 'kultur'],
      en: ['management', 'cooperation', 'across', 'resistance', 'well-being', 'time', 'culture'],
    },
  },
};
