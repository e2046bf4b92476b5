/** Making and changing a deck. */
import type { AreaColour, AreaSign } from '../../../../domain/deck/area.ts';
import type { DeckFaultFound } from '../../../../domain/deck/edit/faults.ts';
import { catalogue } from '../../../ui/strings.ts';

type FaultField = DeckFaultFound['field'];

const DA_FIELDS: Readonly<Record<FaultField, string>> = {
  title: 'navn',
  description: 'beskrivelse',
  introduction: 'sådan bruges kortene',
  question: 'spørgsmål',
  examples: 'eksempler',
  cards: 'kort',
};

const EN_FIELDS: Readonly<Record<FaultField, string>> = {
  title: 'name',
  description: 'description',
  introduction: 'how to use the cards',
  question: 'question',
  examples: 'examples',
  cards: 'cards',
};

export const deckEditorStrings = catalogue({
  da: {
    title: 'Ret kortsættet',
    titleNew: 'Nyt kortsæt',
    untitled: 'Uden navn',
    undo: 'Fortryd',
    redo: 'Gentag',
    about: 'Navn og beskrivelse',
    deckTitle: 'Navn',
    description: 'Beskrivelse',
    descriptionHint: 'Et par sætninger. Må gerne stå tom.',
    introduction: 'Sådan bruges kortene',
    introductionHint: 'Et afsnit på hver linje. Må gerne stå tom.',
    languages: 'Sprog',
    language: { da: 'dansk', en: 'engelsk' },
    inLanguage: (what: string, language: string) => `${what} på ${language}`,
    translate: { da: 'Oversæt til dansk', en: 'Oversæt til engelsk' },
    translateHint: 'Teksterne står ved siden af hinanden, og alle kort skal have begge.',
    dropLanguage: (language: string) => `Fjern ${language}`,
    areas: 'Områder',
    areasHint:
      'Hvert område har navn, farve og tegn, så alle kan kende dem fra hinanden. Vælger du en farve, et andet område har, bytter de.',
    areaName: 'Områdets navn',
    areaNamed: (name: string) => `Området ${name}`,
    unnamedArea: 'uden navn',
    colour: 'Farve',
    sign: 'Tegn',
    colours: {
      blue: 'Blå',
      teal: 'Blågrøn',
      marigold: 'Gul',
      berry: 'Bærrød',
      purple: 'Lilla',
      forest: 'Grøn',
      pumpkin: 'Orange',
      mink: 'Grå',
    } satisfies Readonly<Record<AreaColour, string>>,
    signs: {
      tool: 'Værktøj',
      chip: 'Øje i en chip',
      speech: 'Talebobler',
      sprout: 'Spire',
      book: 'Bog',
      compass: 'Kompas',
      puzzle: 'Puslebrik',
      star: 'Stjerne',
    } satisfies Readonly<Record<AreaSign, string>>,
    addArea: 'Tilføj et område',
    removeArea: (name: string) => `Fjern området ${name}. Kortene flytter til naboen.`,
    removeAreaButton: 'Fjern området',
    cards: 'Kort',
    cardName: (number: number) => `Kort ${number}`,
    question: 'Spørgsmål',
    examples: 'Eksempler på svar',
    examplesHint: 'Et eksempel på hver linje. Må gerne stå tom.',
    area: 'Område',
    topic: 'Emne i kompetencekataloget',
    noTopic: 'Intet emne',
    catalogue: 'Kompetencekatalog',
    catalogueHint: 'Kort, hvis emne ikke er i det katalog, du vælger, mister deres emne.',
    addCard: 'Tilføj et kort',
    addCardTo: (area: string) => `Tilføj et kort i ${area}`,
    edit: 'Ret',
    editNamed: (number: number) => `Ret kort ${number}`,
    done: 'Færdig med kortet',
    up: (name: string) => `Flyt ${name} op`,
    down: (name: string) => `Flyt ${name} ned`,
    remove: 'Fjern',
    removeNamed: (number: number) => `Fjern kort ${number}`,
    removed: 'Kortet er fjernet. Fortryd står øverst.',
    noQuestion: 'Intet spørgsmål endnu',
    keys: 'Alt og pil op eller ned flytter kortet.',
    left: (chars: number) => `Plads til ${chars} tegn endnu`,
    missing: 'Her mangler en tekst.',
    over: (chars: number) => `${chars} tegn for meget`,
    use: 'Brug kortsættet',
    keep: 'Gem til jer alle',
    keeping: 'Gemmer …',
    kept: (version: number) => `Gemt til jer alle (udgave ${version}).`,
    used: 'Kortene ligger på bordet.',
    unsaved: 'Ikke gemt til jer alle endnu. Ligger på denne enhed.',
    unsavedNowhere: 'Ikke gemt endnu, heller ikke på denne enhed. Gem det, før du lukker.',
    faultsTitle: (count: number) => (count === 1 ? 'Én ting mangler' : `${count} ting mangler`),
    /** `language` is empty where the deck has one only. */
    fault: (fault: DeckFaultFound, place: string, language: string) => {
      if (fault.field === 'cards')
        return fault.reason === 'empty'
          ? 'Der er ingen kort endnu.'
          : `Der er ${fault.count?.is} kort. Der må højst være ${fault.count?.most}.`;
      const where = `${place}, ${DA_FIELDS[fault.field]}${language === '' ? '' : ` på ${language}`}`;
      if (fault.reason === 'empty') return `${where}: mangler.`;
      return fault.reason === 'tooLong'
        ? `${where}: ${fault.count?.is} tegn, der er plads til ${fault.count?.most}.`
        : `${where}: ${fault.count?.is} linjer, der er plads til ${fault.count?.most}.`;
    },
    place: { deck: 'Kortsættet', area: (name: string) => `Området ${name}` },
    goThere: 'Gå til',
    conflict: {
      title: 'En anden har ændret kortsættet imens',
      gone: 'Kortsættet er slettet af en anden imens. Dit arbejde er her stadig.',
      body: 'Der er en nyere udgave. Dit arbejde er her stadig.',
      asCopy: 'Gem mit som en kopi',
      theirs: 'Hent den nye, og kassér mit',
      goOn: 'Ret videre',
    },
    leave: {
      title: 'Gem kortsættet til jer alle?',
      body: 'Det, du har lavet, ligger på denne enhed, men de andre kan ikke se det endnu.',
      bodyNowhere: 'Det, du har lavet, er ikke gemt nogen steder.',
      keep: 'Gem til jer alle',
      later: 'Gem det senere',
      discard: 'Kassér ændringerne',
      stay: 'Ret videre',
    },
    describe: (cards: number, areas: number) =>
      `${cards} kort i ${areas} ${areas === 1 ? 'område' : 'områder'}.`,
  },
  en: {
    title: 'Edit the deck',
    titleNew: 'New deck',
    untitled: 'Untitled',
    undo: 'Undo',
    redo: 'Redo',
    about: 'Name and description',
    deckTitle: 'Name',
    description: 'Description',
    descriptionHint: 'A sentence or two. May be empty.',
    introduction: 'How to use the cards',
    introductionHint: 'A paragraph a line. May be empty.',
    languages: 'Languages',
    language: { da: 'Danish', en: 'English' },
    inLanguage: (what: string, language: string) => `${what} in ${language}`,
    translate: { da: 'Translate into Danish', en: 'Translate into English' },
    translateHint: 'The texts stand side by side, and every card needs both.',
    dropLanguage: (language: string) => `Take ${language} away`,
    areas: 'Areas',
    areasHint:
      'Each area has a name, a colour and a sign, so that everybody can tell them apart. If you choose another area’s colour, they trade.',
    areaName: 'Name of the area',
    areaNamed: (name: string) => `The area ${name}`,
    unnamedArea: 'without a name',
    colour: 'Colour',
    sign: 'Sign',
    colours: {
      blue: 'Blue',
      teal: 'Teal',
      marigold: 'Yellow',
      berry: 'Berry',
      purple: 'Purple',
      forest: 'Green',
      pumpkin: 'Orange',
      mink: 'Grey',
    } satisfies Readonly<Record<AreaColour, string>>,
    signs: {
      tool: 'Tool',
      chip: 'Eye in a chip',
      speech: 'Speech bubbles',
      sprout: 'Sprout',
      book: 'Book',
      compass: 'Compass',
      puzzle: 'Piece of a puzzle',
      star: 'Star',
    } satisfies Readonly<Record<AreaSign, string>>,
    addArea: 'Add an area',
    removeArea: (name: string) => `Take the area ${name} away. Its cards move to its neighbour.`,
    removeAreaButton: 'Take the area away',
    cards: 'Cards',
    cardName: (number: number) => `Card ${number}`,
    question: 'Question',
    examples: 'Examples of answers',
    examplesHint: 'An example a line. May be empty.',
    area: 'Area',
    topic: 'Topic in the competence catalogue',
    noTopic: 'No topic',
    catalogue: 'Competence catalogue',
    catalogueHint: 'Cards whose topic is not in the catalogue that you choose lose it.',
    addCard: 'Add a card',
    addCardTo: (area: string) => `Add a card in ${area}`,
    edit: 'Edit',
    editNamed: (number: number) => `Edit card ${number}`,
    done: 'Done with the card',
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: 'Remove',
    removeNamed: (number: number) => `Remove card ${number}`,
    removed: 'The card is removed. Undo is at the top.',
    noQuestion: 'No question yet',
    keys: 'Alt with arrow up or down moves the card.',
    left: (chars: number) => `Room for ${chars} more characters`,
    missing: 'A text is missing here.',
    over: (chars: number) => `${chars} characters too many`,
    use: 'Use here',
    keep: 'Keep for the team',
    keeping: 'Keeping …',
    kept: (version: number) => `Kept for the team (version ${version}).`,
    used: 'The cards are on the table.',
    unsaved: 'Not kept for the team yet. It is on this device.',
    unsavedNowhere: 'Not kept yet, not even on this device. Keep it before you close.',
    faultsTitle: (count: number) => (count === 1 ? 'One thing is missing' : `${count} things are missing`),
    /** `language` is empty where the deck has one only. */
    fault: (fault: DeckFaultFound, place: string, language: string) => {
      if (fault.field === 'cards')
        return fault.reason === 'empty'
          ? 'There are no cards yet.'
          : `There are ${fault.count?.is} cards. There may be ${fault.count?.most} at most.`;
      const where = `${place}, ${EN_FIELDS[fault.field]}${language === '' ? '' : ` in ${language}`}`;
      if (fault.reason === 'empty') return `${where}: missing.`;
      return fault.reason === 'tooLong'
        ? `${where}: ${fault.count?.is} characters, there is room for ${fault.count?.most}.`
        : `${where}: ${fault.count?.is} lines, there is room for ${fault.count?.most}.`;
    },
    place: { deck: 'The deck', area: (name: string) => `The area ${name}` },
    goThere: 'Go to',
    conflict: {
      title: 'Somebody else has changed the deck meanwhile',
      gone: 'Somebody else has deleted the deck meanwhile. Your work is still here.',
      body: 'There is a newer version. Your work is still here.',
      asCopy: 'Keep mine as a copy',
      theirs: 'Get the new one and discard mine',
      goOn: 'Go on editing',
    },
    leave: {
      title: 'Keep the deck for the team?',
      body: 'What you have made is on this device, but the others cannot see it yet.',
      bodyNowhere: 'What you have made is not kept anywhere.',
      keep: 'Keep for the team',
      later: 'Keep it later',
      discard: 'Discard the changes',
      stay: 'Go on editing',
    },
    describe: (cards: number, areas: number) =>
      `${cards === 1 ? '1 card' : `${cards} cards`} in ${areas} ${areas === 1 ? 'area' : 'areas'}.`,
  },
});
