/** Why there is no table on screen, and what to do about it: one text for everything that can go wrong on the way. */
import type { Language } from '../../../shared/language.ts';
import type { OpenFailure } from '../../session/openFailure.ts';
import { catalogue } from '../../ui/strings.ts';

/**
 * `hostSilent`: the page is framed, but the page that frames it does not answer. `recapExpired`: the link to the recap's page was
 * good for a quarter of an hour.
 */
export type PageFailure = OpenFailure | 'hostSilent' | 'recapExpired';

/** Refusals of actions on an open page; they are shown at the action. */
const ANSWERED_IN_PLACE = [
  'too_few',
  'already_answered',
  'bad_deck',
  'version_conflict',
  'too_many_decks',
  'too_large',
] as const satisfies readonly PageFailure[];
type AnsweredInPlace = (typeof ANSWERED_IN_PLACE)[number];

export interface FailureText {
  readonly title: string;
  /** What happened, without blaming anyone. */
  readonly body: string;
  /** What the reader can do. */
  readonly wayOn: string;
}

interface FailureStrings {
  readonly texts: Readonly<Record<Exclude<PageFailure, AnsweredInPlace>, FailureText>>;
  readonly tryAgain: string;
  /** For everybody, in place of one that cannot be opened. */
  readonly beginAnew: string;
  readonly beginWithoutEarlier: string;
  readonly othersTitle: string;
  /** `names`: empty if unknown. */
  readonly others: (names: string) => string;
  readonly leaveThem: string;
  readonly beginAnyway: string;
  readonly reload: string;
  readonly retrying: string;
}

export const failureStrings = catalogue<FailureStrings>({
  da: {
    tryAgain: 'Prøv igen',
    beginAnew: 'Begynd et nyt bord for alle',
    beginWithoutEarlier: 'Begynd uden det fra sidst',
    othersTitle: 'Andre er stadig i gang',
    others: (names) =>
      `${names || 'Andre'} skriver stadig ved det gamle bord. Det, de har skrevet, bliver gemt, og de får at vide, at der er kommet et nyt bord. Tal med dem først.`,
    leaveThem: 'Vent med det',
    beginAnyway: 'Begynd et nyt bord alligevel',
    reload: 'Genindlæs siden',
    retrying: 'Vi prøver selv igen om lidt. Du behøver ikke at gøre noget.',
    texts: {
      bad_request: {
        title: 'Bordet kunne ikke åbnes',
        body: 'Siden og serveren forstod ikke hinanden.',
        wayOn: 'Genindlæs siden. Bliver det ved, så sig det til den, der har sat Dialogkort op hos jer.',
      },
      not_signed_in: {
        title: 'Vi kan ikke se, hvem du er',
        body: 'Teams har ikke fortalt os, at du er logget ind.',
        wayOn:
          'Har du en konto, så log ind i Teams, og prøv igen. Er du gæst uden konto, så følg med, når mødelederen viser bordet for alle.',
      },
      no_consent: {
        title: 'Dialogkort må ikke se, hvem du er',
        body: 'Teams fortæller det først, når du eller jeres it-afdeling har sagt ja til det.',
        wayOn:
          'Prøv igen, og sig ja, hvis Teams spørger. Bliver du ikke spurgt, så bed jeres it-afdeling om at godkende Dialogkort.',
      },
      token_expired: {
        title: 'Du skal logge ind igen',
        body: 'Din adgang fra Teams er løbet ud. Det sker, når siden har stået åben længe.',
        wayOn: 'Prøv igen. Hjælper det ikke, så luk Teams, og åbn det igen.',
      },
      wrong_tenant: {
        title: 'Du er med fra en anden organisation',
        body: 'Dialogkort er sat op for den organisation, der holder mødet, og din konto hører til et andet sted.',
        wayOn: 'Du er stadig velkommen: Følg med, når mødelederen viser bordet for alle.',
      },
      not_a_member: {
        title: 'Du er ikke inviteret til mødet endnu',
        body: 'Kun de, der er inviteret til mødet, kan sidde med ved bordet.',
        wayOn:
          'Bed den, der har indkaldt, om at invitere dig, og prøv så igen. Du kan også følge med, når bordet vises for alle.',
      },
      ticket_expired: {
        title: 'Visningen er løbet ud',
        body: 'Adgangen til at se med gælder kun en tid, og mødelederen kan lukke den.',
        wayOn: 'Bed mødelederen om at vise bordet for alle igen. Så er du med.',
      },
      not_found: {
        title: 'Her ligger ingen kort endnu',
        body: 'Vi fandt intet bord til mødet.',
        wayOn: 'Bed en, der er inviteret til mødet, om at åbne Dialogkort, og prøv så igen.',
      },
      session_ended: {
        title: 'Kortene er pakket sammen',
        body: 'Kortene er pakket sammen, og bordet kan ikke ændres længere.',
        wayOn: 'Prøv igen for at se, om der ligger kort på et nyt bord.',
      },
      document_taken: {
        title: 'En anden lagde kortene frem først',
        body: 'I åbnede bordet i samme øjeblik, og der skal kun være ét.',
        wayOn: 'Prøv igen. Så sætter du dig ved det samme bord.',
      },
      not_allowed: {
        title: 'Det er en andens rolle',
        body: 'Du er med i mødet, men netop dette er der en anden, der tager sig af.',
        wayOn: 'Spørg mødelederen, om du kan få rollen.',
      },
      too_many_requests: {
        title: 'Giv det et øjeblik',
        body: 'Der er kommet mange forsøg på kort tid, så serveren holder en pause.',
        wayOn: 'Vent et minut, og prøv igen.',
      },
      directory_refused: {
        title: 'Dialogkort mangler en tilladelse',
        body: 'Vi må ikke se, hvem der er med i mødet, og derfor kan vi ikke lukke nogen ind.',
        wayOn:
          'Fjern Dialogkort fra mødet, tilføj det igen, og sig ja til tilladelserne. Hjælper det ikke, så spørg jeres it-afdeling.',
      },
      channel_not_supported: {
        title: 'Her kan kortene ikke lægges frem',
        body: 'Mødet hører til en kanal, der er privat eller delt, eller hvor teamet har flere medlemmer, end der er åbnet for. Alle i teamet ville kunne åbne bordet.',
        wayOn:
          'Indkald til mødet i kalenderen uden at vælge en kanal, og tilføj Dialogkort der. Eller spørg jeres it-afdeling, om de vil åbne for kanaler som denne.',
      },
      directory_unavailable: {
        title: 'Vi venter på Microsoft 365',
        body: 'Vi kan ikke få at vide lige nu, hvem der er med i mødet.',
        wayOn: 'Det plejer at gå over af sig selv.',
      },
      storage_unavailable: {
        title: 'Vi kan ikke gemme lige nu',
        body: 'Serveren kan ikke komme til det sted, hvor møderne ligger. Det, der er gemt, er der stadig.',
        wayOn: 'Det plejer at gå over af sig selv. Bliver det ved, så sig det til jeres it-afdeling.',
      },
      internal: {
        title: 'Noget gik galt hos os',
        body: 'Det er ikke noget, du har gjort. Kortene på bordet er, som I forlod dem.',
        wayOn: 'Prøv igen om lidt. Bliver det ved, så sig det til den, der har sat Dialogkort op hos jer.',
      },
      offline: {
        title: 'Vi kan ikke få forbindelse',
        body: 'Dialogkort svarer ikke. Det kan være dit netværk, der er væk et øjeblik.',
        wayOn: 'Ser resten af mødet ud til at virke, så giv det et øjeblik.',
      },
      no_meeting: {
        title: 'Dialogkort hører til i et møde',
        body: 'Siden er åbnet et sted i Teams, hvor der ikke er et møde. Det er den også i en kanal, når mødet er startet med Mød nu.',
        wayOn: 'Åbn et møde i din kalender i Teams, tryk på plusset ved mødets faner, og vælg Dialogkort.',
      },
      newer_version: {
        title: 'Dialogkort er blevet opdateret',
        body: 'Der er kommet en nyere udgave end den, du har åben.',
        wayOn: 'Genindlæs siden. Så får du den nye udgave.',
      },
      service_unavailable: {
        title: 'Bordet svarer ikke lige nu',
        body: 'Vi har fat i serveren, men ikke i selve bordet. Kortene ligger, som I forlod dem.',
        wayOn: 'Det plejer at gå over af sig selv.',
      },
      storage_full: {
        title: 'Der er ikke plads til et nyt bord',
        body: 'Serveren har ikke mere plads at gemme i. De møder, der er gemt, er der stadig.',
        wayOn: 'Sig det til jeres it-afdeling. Bordet åbner af sig selv, når der er plads igen.',
      },
      earlier_away: {
        title: 'Vi venter på det fra sidst',
        body: 'Kortene og aftalerne fra jeres sidste møde skal med til bordet, men de kan ikke hentes lige nu. Intet er gået tabt. Begynder I uden, bliver det liggende i opsamlingen fra sidst.',
        wayOn: 'Prøv igen, eller begynd uden det fra sidst.',
      },
      earlier_unreadable: {
        title: 'Det fra sidst kan ikke åbnes',
        body: 'Kortene og aftalerne fra jeres sidste møde skulle med til bordet, men det, der er gemt om dem, kan ikke læses.',
        wayOn:
          'Sig det til den, der har sat Dialogkort op hos jer. I kan begynde uden det imens; vi sletter ikke noget.',
      },
      gone: {
        title: 'Bordet er her ikke længere',
        body: 'Kortene fra mødet er slettet, og vi kan ikke hente dem frem igen.',
        wayOn: 'Spørg mødelederen, om det var meningen. Så kan I begynde et nyt bord.',
      },
      unusable: {
        title: 'Bordet vil ikke åbne',
        body: 'Det, der er gemt om bordet, er gået i stykker, så ingen kan åbne det. Det, du selv har skrevet, er stadig på din enhed.',
        wayOn: 'Sig det til den, der har sat Dialogkort op hos jer. I kan begynde et nyt bord imens.',
      },
      recapExpired: {
        title: 'Linket er udløbet',
        body: 'Et link til opsamlingen gælder et kvarter. Selve opsamlingen ligger stadig i mødet i Teams.',
        wayOn: 'Åbn mødet i Teams, og lav et nyt link.',
      },
      hostSilent: {
        title: 'Teams svarer ikke',
        body: 'Dialogkort er åbnet inde i en anden side, men siden siger ikke noget.',
        wayOn: 'Prøv igen. Hjælper det ikke, så luk Dialogkort i mødet, og åbn det igen.',
      },
    },
  },
  en: {
    tryAgain: 'Try again',
    beginAnew: 'Begin a new table for everybody',
    beginWithoutEarlier: 'Begin without what is from last time',
    othersTitle: 'Others are still at it',
    others: (names) =>
      `${names || 'Others'} still write at the old table. What they have written is kept, and they are told that there is a new table. Talk to them first.`,
    leaveThem: 'Wait with it',
    beginAnyway: 'Begin a new table all the same',
    reload: 'Load the page again',
    retrying: 'We will try again by ourselves in a moment. You need not do anything.',
    texts: {
      bad_request: {
        title: 'The table could not be opened',
        body: 'The page and the server did not understand each other.',
        wayOn:
          'Load the page again. If it keeps happening, tell the person who set up Dialogue cards for you.',
      },
      not_signed_in: {
        title: 'We cannot see who you are',
        body: 'Teams has not told us that you are signed in.',
        wayOn:
          'If you have an account, sign in to Teams and try again. If you are a guest without one, follow along when the facilitator shows the table to everybody.',
      },
      no_consent: {
        title: 'Dialogue cards may not see who you are',
        body: 'Teams only says so once you or your IT department have agreed to it.',
        wayOn:
          'Try again, and say yes if Teams asks. If you are not asked, ask your IT department to approve Dialogue cards.',
      },
      token_expired: {
        title: 'You need to be signed in again',
        body: 'Your access from Teams has run out. That happens when the page has been open for long.',
        wayOn: 'Try again. If that does not help, close Teams and open it again.',
      },
      wrong_tenant: {
        title: 'You are joining from another organisation',
        body: 'Dialogue cards is set up for the organisation that holds the meeting, and your account belongs elsewhere.',
        wayOn: 'You are still welcome: follow along when the facilitator shows the table to everybody.',
      },
      not_a_member: {
        title: 'You are not invited to the meeting yet',
        body: 'Only people who are invited to the meeting can sit at the table.',
        wayOn:
          'Ask the person who called the meeting to invite you, then try again. You can also follow along when the table is shown to everybody.',
      },
      ticket_expired: {
        title: 'The showing has run out',
        body: 'Looking on only works for a time, and the facilitator can close it.',
        wayOn: 'Ask the facilitator to show the table to everybody again. Then you are in.',
      },
      not_found: {
        title: 'No cards lie here yet',
        body: 'We found no table for the meeting.',
        wayOn: 'Ask somebody who is invited to the meeting to open Dialogue cards, then try again.',
      },
      session_ended: {
        title: 'The cards are packed up',
        body: 'The cards are packed up, and the table can no longer be changed.',
        wayOn: 'Try again to see whether cards lie on a new table.',
      },
      document_taken: {
        title: 'Somebody else laid out the cards first',
        body: 'You opened the table in the same instant, and there should only be one.',
        wayOn: 'Try again. Then you sit down at the same table.',
      },
      not_allowed: {
        title: 'That is somebody else’s role',
        body: 'You are in the meeting, but somebody else takes care of this.',
        wayOn: 'Ask the facilitator whether you can have the role.',
      },
      too_many_requests: {
        title: 'Give it a moment',
        body: 'There have been many attempts in a short time, so the server is taking a break.',
        wayOn: 'Wait a minute and try again.',
      },
      directory_refused: {
        title: 'Dialogue cards lacks a permission',
        body: 'We may not see who is in the meeting, and so we cannot let anybody in.',
        wayOn:
          'Remove Dialogue cards from the meeting, add it again, and say yes to the permissions. If that does not help, ask your IT department.',
      },
      channel_not_supported: {
        title: 'There can be no table here',
        body: 'The meeting belongs to a channel that is private or shared, or whose team has more members than is allowed for. Everybody in the team would be able to open the table.',
        wayOn:
          'Schedule the meeting in the calendar without choosing a channel, and add Dialogue cards there. Or ask your IT department to allow channels like this one.',
      },
      directory_unavailable: {
        title: 'We are waiting for Microsoft 365',
        body: 'We cannot find out right now who is in the meeting.',
        wayOn: 'It usually passes by itself.',
      },
      storage_unavailable: {
        title: 'We cannot save right now',
        body: 'The server cannot reach the place where the meetings are kept. What has been saved is still there.',
        wayOn: 'It usually passes by itself. If it keeps happening, tell your IT department.',
      },
      internal: {
        title: 'Something went wrong on our side',
        body: 'It is nothing you did. The cards on the table are as you left them.',
        wayOn:
          'Try again in a moment. If it keeps happening, tell the person who set up Dialogue cards for you.',
      },
      offline: {
        title: 'We cannot connect',
        body: 'Dialogue cards does not answer. Your network may be away for a moment.',
        wayOn: 'If the rest of the meeting seems to work, give it a moment.',
      },
      no_meeting: {
        title: 'Dialogue cards belongs in a meeting',
        body: 'The page is open somewhere in Teams where there is no meeting. So it is in a channel when the meeting was started with Meet now.',
        wayOn:
          'Open a meeting in your calendar in Teams, press the plus beside its tabs, and choose Dialogue cards.',
      },
      newer_version: {
        title: 'Dialogue cards has been updated',
        body: 'There is a newer version than the one you have open.',
        wayOn: 'Load the page again to get the new version.',
      },
      service_unavailable: {
        title: 'The table does not answer right now',
        body: 'We can reach the server, but not the table itself. The cards lie as you left them.',
        wayOn: 'It usually passes by itself.',
      },
      storage_full: {
        title: 'There is no space for a new table',
        body: 'The server has no more space to save in. The meetings that have been saved are still there.',
        wayOn: 'Tell your IT department. The table opens by itself when there is space again.',
      },
      earlier_away: {
        title: 'We are waiting for what is from last time',
        body: 'The cards and actions of your last meeting belong on this table, but they cannot be fetched right now. Nothing is lost. If you begin without them, they stay in the recap of last time.',
        wayOn: 'Try again, or begin without what is from last time.',
      },
      earlier_unreadable: {
        title: 'What is from last time does not open',
        body: 'The cards and actions of your last meeting belong on this table, but what is stored of them cannot be read.',
        wayOn:
          'Tell the person who set up Dialogue cards for you. You can begin without it meanwhile; we delete nothing.',
      },
      gone: {
        title: 'The table is no longer here',
        body: 'The cards of this meeting have been deleted, and we cannot bring them back.',
        wayOn: 'Ask the facilitator whether that was intended. Then you can begin a new table.',
      },
      unusable: {
        title: 'The table does not open',
        body: 'What is stored of the table is damaged, so nobody can open it. What you have written yourself is still on your device.',
        wayOn: 'Tell the person who set up Dialogue cards for you. You can begin a new table meanwhile.',
      },
      recapExpired: {
        title: 'The link has run out',
        body: 'A link to the recap lasts a quarter of an hour. The recap itself is still in the meeting in Teams.',
        wayOn: 'Open the meeting in Teams and make a new link.',
      },
      hostSilent: {
        title: 'Teams does not answer',
        body: 'Dialogue cards is open inside another page, but that page says nothing.',
        wayOn: 'Try again. If that does not help, close Dialogue cards in the meeting and open it again.',
      },
    },
  },
});

export function failureText(failure: PageFailure, language: Language): FailureText {
  const { texts } = failureStrings[language];
  return isAnsweredInPlace(failure) ? texts.internal : texts[failure];
}

/** The page retries, but a person may have to act as well. */
export function needsSomebody(failure: PageFailure): boolean {
  return failure === 'storage_full' || failure === 'unusable' || failure === 'earlier_unreadable';
}

/** Asking the server once more does not help a page that is itself out of date, or that its host does not know. */
export function needsNewPage(failure: PageFailure): boolean {
  return failure === 'newer_version' || failure === 'bad_request' || failure === 'hostSilent';
}

function isAnsweredInPlace(failure: PageFailure): failure is AnsweredInPlace {
  const codes: readonly PageFailure[] = ANSWERED_IN_PLACE;
  return codes.includes(failure);
}
