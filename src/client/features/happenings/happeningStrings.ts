/** What has happened at the table, as it is spoken, shown in passing, and listed. */
import type { PartName } from '../../../domain/table/conversation/schema.ts';
import type { HandledAs } from '../../../domain/table/schema.ts';
import { catalogue } from '../../ui/strings.ts';

/** `who` begins a sentence: "Du", "Mette Lindholm", "Nogen". */
export interface HappeningTexts {
  readonly you: string;
  readonly somebody: string;
  readonly started: (who: string, shuffled: boolean) => string;
  readonly faceDown: (cards: number) => string;
  readonly ended: (who: string) => string;
  readonly reopened: (who: string) => string;
  readonly deckChanged: (who: string) => string;
  readonly cardsChosen: (who: string) => string;
  readonly shuffled: (who: string) => string;
  readonly turned: (who: string) => string;
  readonly takenUp: (who: string) => string;
  readonly laidAway: (who: string, as: HandledAs) => string;
  readonly putBack: (who: string) => string;
  readonly left: (cards: number) => string;
  readonly ownCardAdded: (who: string, fromPhone: boolean) => string;
  readonly ownCardWithdrawn: (who: string) => string;
  readonly led: (who: string) => string;
  readonly open: (who: string) => string;
  readonly phones: (open: boolean) => string;
  readonly handedOver: (who: string, to: string) => string;
  readonly handedOverToYou: (who: string) => string;
  readonly tookBack: (who: string) => string;
  readonly shared: (who: string, to: string) => string;
  readonly sharedWithYou: (who: string) => string;
  readonly facilitator: (who: string) => string;
  readonly facilitatorNoMore: (who: string) => string;
  readonly noteTaker: (who: string) => string;
  readonly noteTakerNoMore: (who: string) => string;
  readonly part: (who: string, part: PartName) => string;
  readonly toolsNamed: string;
  readonly toolsRemoved: string;
  readonly speakingBegun: (who: string) => string;
  readonly floor: (who: string) => string;
  readonly yourFloor: string;
  readonly next: (who: string) => string;
  readonly youNext: string;
  readonly everybodyHeard: string;
  readonly speakingEnded: (who: string) => string;
  readonly timeSet: (who: string, time: string) => string;
  readonly timeAdded: (who: string) => string;
  readonly timeStopped: (who: string) => string;
  readonly silenceBegun: (who: string) => string;
  readonly silenceHint: string;
  readonly silenceEnded: (who: string) => string;
  readonly silenceClosed: (who: string) => string;
  readonly wordsBy: (who: string) => string;
  readonly wordsUnnamed: (words: number) => string;
  readonly wordsWithdrawn: string;
  readonly placementOpened: (who: string) => string;
  /** What 1 and 5 mean. */
  readonly ends: (lowest: string, highest: string) => string;
  readonly placementHint: string;
  readonly placementTooFew: string;
  readonly placementRevealed: string;
  /** `place`: "1, helt i begyndelsen". */
  readonly place: (place: string, count: number) => string;
  readonly placementClosed: (who: string, revealed: boolean) => string;
  readonly cardsLaidOut: (who: string) => string;
  readonly pointHint: string;
  readonly pointingTooFew: string;
  readonly pointingShown: string;
  readonly pointing: (count: number) => string;
  readonly cardsTakenIn: (who: string) => string;
  readonly notePublished: string;
  readonly actionPublished: string;
  readonly noteWithdrawn: string;
  readonly actionDone: (who: string, done: boolean) => string;
  readonly recap: (who: string, shown: boolean) => string;
  readonly recapPage: (who: string, number: number, count: number) => string;
  readonly closingWords: (who: string) => string;
  readonly closingWordsFor: (who: string, facilitator: string) => string;
  readonly closingWithdrawn: string;
  readonly list: string;
  readonly none: string;
  readonly inMemory: string;
  readonly pace: string;
  readonly hideClock: string;
  readonly messagesStay: string;
  readonly choice: string;
  readonly choices: Readonly<Record<'all' | 'cards' | 'none', string>>;
}

const daCards = (cards: number) => (cards === 1 ? 'Et kort' : `${cards} kort`);
const enCards = (cards: number) => (cards === 1 ? 'One card' : `${cards} cards`);
const DA_NUMBERS = ['ingen', 'en', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'];
const EN_NUMBERS = ['nobody', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

export const happeningStrings = catalogue<HappeningTexts>({
  da: {
    you: 'Du',
    somebody: 'Nogen',
    started: (who, shuffled) =>
      `${who} ${shuffled ? 'blandede kortene og lagde dem' : 'lagde kortene'} på bordet.`,
    faceDown: (cards) => `${daCards(cards)} ligger med bagsiden op.`,
    ended: (who) => `${who} pakkede kortene sammen.`,
    reopened: (who) => `${who} åbnede bordet igen.`,
    deckChanged: (who) => `${who} skiftede kortsæt.`,
    cardsChosen: (who) => `${who} ændrede, hvilke kort der er med.`,
    shuffled: (who) => `${who} blandede kortene.`,
    turned: (who) => `${who} vendte et kort.`,
    takenUp: (who) => `${who} tog et kort frem igen.`,
    laidAway: (who, as) =>
      as === 'parked'
        ? `${who} parkerede kortet.`
        : as === 'skipped'
          ? `${who} sprang kortet over.`
          : `${who} lagde kortet til dem, I har talt om.`,
    putBack: (who) => `${who} lagde kortet tilbage.`,
    left: (cards) => (cards === 0 ? 'Der er ikke flere kort tilbage.' : `${daCards(cards)} er tilbage.`),
    ownCardAdded: (who, fromPhone) =>
      fromPhone ? `${who} lagde et nyt kort fra en telefon på bordet.` : `${who} skrev et nyt kort.`,
    ownCardWithdrawn: (who) => `${who} tog et kort af bordet.`,
    led: (who) => `${who} lod mødelederen vende kortene.`,
    open: (who) => `${who} lod alle vende kort.`,
    phones: (open) => (open ? 'Telefoner kan komme med nu.' : 'Døren er lukket for flere telefoner.'),
    handedOver: (who, to) => `${who} gav rollen som mødeleder videre til ${to}.`,
    handedOverToYou: (who) => `${who} gav dig rollen. Du er mødeleder nu.`,
    tookBack: (who) => `${who} tog rollen som mødeleder tilbage.`,
    shared: (who, to) => `${who} delte rollen som mødeleder med ${to}.`,
    sharedWithYou: (who) => `${who} delte rollen med dig. Du er mødeleder nu.`,
    facilitator: (who) => `${who} er mødeleder nu.`,
    facilitatorNoMore: (who) => `${who} er ikke mødeleder længere.`,
    noteTaker: (who) => `${who} er referent nu.`,
    noteTakerNoMore: (who) => `${who} er ikke referent længere.`,
    part: (who, part) =>
      part === 'cards'
        ? `${who} gik tilbage til kortene.`
        : part === 'closing'
          ? `${who} begyndte den afsluttende runde.`
          : part === 'tools'
            ? `${who} gik videre til næste spørgsmål.`
            : `${who} begyndte den indledende runde.`,
    toolsNamed: 'Nyt på listen:',
    toolsRemoved: 'Taget af listen:',
    speakingBegun: (who) => `${who} begyndte en talerunde.`,
    floor: (who) => `${who} har ordet.`,
    yourFloor: 'Du har ordet nu.',
    next: (who) => `Derefter ${who}.`,
    youNext: 'Derefter er det dig.',
    everybodyHeard: 'Alle har haft ordet.',
    speakingEnded: (who) => `${who} sluttede talerunden.`,
    timeSet: (who, time) => `${who} satte ${time} af.`,
    timeAdded: (who) => `${who} gav mere tid.`,
    timeStopped: (who) => `${who} stoppede tiden.`,
    silenceBegun: (who) => `${who} begyndte et stille minut.`,
    silenceHint: 'Du kan skrive noter til dig selv i sidepanelet.',
    silenceEnded: (who) => `${who} sluttede det stille minut.`,
    silenceClosed: (who) => `${who} gik videre efter det stille minut.`,
    wordsBy: (who) => `${who} delte:`,
    wordsUnnamed: (words) => (words === 1 ? 'Delt uden navn:' : `${words} har delt uden navn:`),
    wordsWithdrawn: 'Nogle svar er taget af bordet.',
    placementOpened: (who) => `${who} bad om en placering fra 1 til 5.`,
    ends: (lowest, highest) => `1: ${lowest}. 5: ${highest}.`,
    placementHint: 'Du svarer uden navn i sidepanelet.',
    placementTooFew: 'Der er for få svar til at vise, hvor I står.',
    placementRevealed: 'Sådan står I.',
    place: (place, count) => `På ${place}: ${DA_NUMBERS[count] ?? count}.`,
    placementClosed: (who, revealed) =>
      revealed ? `${who} skjulte, hvor I står.` : `${who} droppede placeringen.`,
    cardsLaidOut: (who) => `${who} lagde kort frem, som I vælger imellem.`,
    pointHint: 'Peg på et af dem i sidepanelet, uden navn.',
    pointingTooFew: 'Der er for få, der har peget, til at vise, hvor I peger.',
    pointingShown: 'Her peger I.',
    pointing: (count) => `Det peger ${DA_NUMBERS[count] ?? count} på.`,
    cardsTakenIn: (who) => `${who} lagde kortene tilbage.`,
    notePublished: 'Ny note til alle:',
    actionPublished: 'Ny aftale:',
    noteWithdrawn: 'En note bliver ikke vist længere.',
    actionDone: (who, done) =>
      done ? `${who} satte hak ved en aftale:` : `${who} fjernede hakket ved en aftale:`,
    recapPage: (who, number, count) => `${who} viser side ${number} af ${count} i opsamlingen:`,
    recap: (who, shown) => (shown ? `${who} viser opsamlingen for alle.` : `${who} lagde opsamlingen væk.`),
    closingWords: (who) => `${who} tager med herfra:`,
    closingWordsFor: (who, facilitator) => `${facilitator} har skrevet ned, hvad ${who} tager med herfra:`,
    closingWithdrawn: 'Nogle afsluttende ord er taget af bordet.',
    list: 'Det seneste, der er sket',
    none: 'Der er ikke sket noget endnu, siden du åbnede panelet.',
    inMemory: 'De seneste ti ting. De bliver ikke gemt.',
    pace: 'I dit eget tempo',
    hideClock: 'Skjul uret for mig',
    messagesStay: 'Lad beskeder blive stående',
    choice: 'Hvad vil du have fortalt undervejs?',
    choices: { all: 'Alt', cards: 'Kun om kort og roller', none: 'Ingenting' },
  },
  en: {
    you: 'You',
    somebody: 'Somebody',
    started: (who, shuffled) =>
      `${who} ${shuffled ? 'shuffled the cards and put them' : 'put the cards'} on the table.`,
    faceDown: (cards) => `${enCards(cards)} ${cards === 1 ? 'lies' : 'lie'} face down.`,
    ended: (who) => `${who} packed up the cards.`,
    reopened: (who) => `${who} opened the table again.`,
    deckChanged: (who) => `${who} changed the deck.`,
    cardsChosen: (who) => `${who} changed which cards are in.`,
    shuffled: (who) => `${who} shuffled the cards.`,
    turned: (who) => `${who} turned a card.`,
    takenUp: (who) => `${who} took a card up again.`,
    laidAway: (who, as) =>
      as === 'parked'
        ? `${who} parked the card.`
        : as === 'skipped'
          ? `${who} skipped the card.`
          : `${who} laid the card with those you have talked about.`,
    putBack: (who) => `${who} put the card back.`,
    left: (cards) =>
      cards === 0 ? 'No cards are left.' : `${enCards(cards)} ${cards === 1 ? 'is' : 'are'} left.`,
    ownCardAdded: (who, fromPhone) =>
      fromPhone ? `${who} laid a new card from a phone on the table.` : `${who} wrote a new card.`,
    ownCardWithdrawn: (who) => `${who} took a card off the table.`,
    led: (who) => `${who} left turning the cards to the facilitator.`,
    open: (who) => `${who} let everybody turn cards.`,
    phones: (open) => (open ? 'Phones can join now.' : 'The door is closed to more phones.'),
    handedOver: (who, to) => `${who} handed the role of facilitator over to ${to}.`,
    handedOverToYou: (who) => `${who} gave you the role. You are the facilitator now.`,
    tookBack: (who) => `${who} took the facilitator role back.`,
    shared: (who, to) => `${who} shared the role of facilitator with ${to}.`,
    sharedWithYou: (who) => `${who} shared the role with you. You are a facilitator now.`,
    facilitator: (who) => `${who} ${who === 'You' ? 'are' : 'is'} facilitator now.`,
    facilitatorNoMore: (who) => `${who} ${who === 'You' ? 'are' : 'is'} no longer facilitator.`,
    noteTaker: (who) => `${who} ${who === 'You' ? 'are' : 'is'} note-taker now.`,
    noteTakerNoMore: (who) => `${who} ${who === 'You' ? 'are' : 'is'} no longer note-taker.`,
    part: (who, part) =>
      part === 'cards'
        ? `${who} went back to the cards.`
        : part === 'closing'
          ? `${who} began the closing round.`
          : part === 'tools'
            ? `${who} went on to the next question.`
            : `${who} began the opening round.`,
    toolsNamed: 'New on the list:',
    toolsRemoved: 'Off the list:',
    speakingBegun: (who) => `${who} began a speaking round.`,
    floor: (who) => `${who} has the floor.`,
    yourFloor: 'You have the floor now.',
    next: (who) => `Then ${who}.`,
    youNext: 'Then it is your turn.',
    everybodyHeard: 'Everybody has had the floor.',
    speakingEnded: (who) => `${who} ended the speaking round.`,
    timeSet: (who, time) => `${who} set ${time} aside.`,
    timeAdded: (who) => `${who} gave more time.`,
    timeStopped: (who) => `${who} stopped the time.`,
    silenceBegun: (who) => `${who} began a silent minute.`,
    silenceHint: 'You can make notes to yourself in the side panel.',
    silenceEnded: (who) => `${who} ended the silent minute.`,
    silenceClosed: (who) => `${who} went on after the silent minute.`,
    wordsBy: (who) => `${who} shared:`,
    wordsUnnamed: (words) =>
      words === 1 ? 'Shared without a name:' : `${words} have shared without a name:`,
    wordsWithdrawn: 'Some words were taken off the table.',
    placementOpened: (who) => `${who} asked for a placement from 1 to 5.`,
    ends: (lowest, highest) => `1: ${lowest}. 5: ${highest}.`,
    placementHint: 'You answer without a name in the side panel.',
    placementTooFew: 'There are too few answers to show where you stand.',
    placementRevealed: 'This is where you stand.',
    place: (place, count) => `At ${place}: ${EN_NUMBERS[count] ?? count}.`,
    placementClosed: (who, revealed) =>
      revealed ? `${who} hid where you stand.` : `${who} dropped the placement.`,
    cardsLaidOut: (who) => `${who} laid out cards for you to choose from.`,
    pointHint: 'Point at one of them in the side panel, without a name.',
    pointingTooFew: 'Too few have pointed to show where you point.',
    pointingShown: 'This is where you point.',
    pointing: (count) => `Pointed at by ${EN_NUMBERS[count] ?? count}.`,
    cardsTakenIn: (who) => `${who} put the cards back.`,
    notePublished: 'New note for all:',
    actionPublished: 'New agreement:',
    noteWithdrawn: 'A note is no longer shown.',
    actionDone: (who, done) =>
      done ? `${who} ticked an agreement off:` : `${who} took the tick off an agreement:`,
    recapPage: (who, number, count) =>
      `${who} ${who === 'You' ? 'are' : 'is'} showing page ${number} of ${count} of the recap:`,
    recap: (who, shown) =>
      shown
        ? `${who} ${who === 'You' ? 'are' : 'is'} showing the recap to everybody.`
        : `${who} put the recap away.`,
    closingWords: (who) => `${who} ${who === 'You' ? 'take' : 'takes'} away from here:`,
    closingWordsFor: (who, facilitator) => `${facilitator} wrote down what ${who} takes away from here:`,
    closingWithdrawn: 'Some closing words were taken off the table.',
    list: 'The latest things that happened',
    none: 'Nothing has happened yet since you opened the panel.',
    inMemory: 'The last ten things. They are not kept.',
    pace: 'At your own pace',
    hideClock: 'Hide the clock from me',
    messagesStay: 'Let messages stay',
    choice: 'What would you like to be told along the way?',
    choices: { all: 'Everything', cards: 'Only about cards and roles', none: 'Nothing' },
  },
});
