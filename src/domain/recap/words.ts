/** The recap's texts. They are here and not in the page's strings, because files use them too. */
import type { Language } from '../../shared/language.ts';
import type { PlacementSubject } from '../table/conversation/view.ts';
import type { NoteMark } from './source.ts';

export interface RecapWords {
  readonly title: string;
  /** Without extension: letters, digits and hyphens. `day` is `YYYY-MM-DD`. */
  readonly fileName: (day: string | undefined) => string;
  readonly headings: {
    readonly carried: string;
    readonly actions: string;
    readonly needs: string;
    readonly discussed: string;
    readonly general: string;
    readonly tools: string;
    readonly closing: string;
    readonly parked: string;
    readonly skipped: string;
    /** A page with tools and with cards that were not talked about. */
    readonly others: string;
  };
  readonly views: string;
  readonly words: string;
  readonly placement: string;
  /** For a placement of an earlier release, which had no statement: as it stood on the screen. */
  readonly placed: PlacementSubject;
  readonly people: (count: number) => string;
  readonly insight: string;
  readonly nextStep: string;
  /** Beside words that a facilitator wrote down for a person in the room; the facilitator is undefined if their name is not known. */
  readonly writtenDown: (name: string, facilitator: string | undefined) => string;
  readonly marks: Readonly<Record<NoteMark, string>>;
  readonly isPrivate: string;
  readonly ownCard: string;
  readonly table: {
    readonly kind: string;
    readonly action: string;
    readonly need: string;
    readonly text: string;
    readonly owner: string;
    readonly due: string;
    readonly status: string;
    readonly done: string;
    readonly open: string;
    readonly area: string;
    readonly place: string;
    readonly question: string;
    readonly meeting: string;
    readonly step: string;
    readonly count: string;
  };
  readonly elsewhere: string;
  /** What the picture of the wheel shows. */
  readonly wheelOf: (needs: number) => string;
  readonly withPrivateNotes: string;
  readonly followUp: {
    readonly subject: (deck: string) => string;
    readonly open: string;
    readonly nothingOpen: string;
  };
}

const da: RecapWords = {
  title: 'Opsamling',
  fileName: (day) => (day === undefined ? 'opsamling' : `opsamling-${day}`),
  headings: {
    carried: 'Aftaler fra sidst',
    actions: 'Aftaler',
    needs: 'Behov på kompetencehjulet',
    discussed: 'Talt om',
    general: 'Noter fra mødet',
    tools: 'Værktøjer, der blev nævnt',
    closing: 'Det tager vi med',
    parked: 'Parkeret til en anden gang',
    skipped: 'Sprunget over',
    others: 'Værktøjer og andre kort',
  },
  views: 'Forskellige syn',
  words: 'Ord fra bordet',
  placement: 'Placering fra 1 til 5',
  placed: { statement: 'Hvor står du?', lowest: 'Helt i begyndelsen', highest: 'Godt med' },
  people: (count) => (count === 1 ? '1 person' : `${count} personer`),
  insight: 'Indsigt',
  nextStep: 'Næste skridt',
  writtenDown: (name, facilitator = 'mødelederen') => `${name} – skrevet ned af ${facilitator}`,
  marks: { '': '', need: 'Behov', insight: 'Indsigt', parked: 'Parkeret', action: 'Aftale' },
  isPrivate: 'Kun for referenter',
  ownCard: 'Eget kort',
  table: {
    kind: 'Type',
    action: 'Aftale',
    need: 'Behov',
    text: 'Tekst',
    owner: 'Hvem',
    due: 'Hvornår',
    status: 'Status',
    done: 'Klaret',
    open: 'Åben',
    area: 'Område',
    place: 'Emne',
    question: 'Spørgsmål',
    meeting: 'Møde',
    step: 'Trin',
    count: 'Antal',
  },
  elsewhere: 'Uden for hjulet',
  wheelOf: (needs) => `${needs} behov på kompetencehjulet.`,
  withPrivateNotes: 'Indeholder noter, som kun referenterne har set.',
  followUp: {
    subject: (deck) => `Opfølgning: ${deck}`,
    open: 'Åbne aftaler:',
    nothingOpen: 'Hvad er der sket siden sidst?',
  },
};

const en: RecapWords = {
  title: 'Recap',
  fileName: (day) => (day === undefined ? 'recap' : `recap-${day}`),
  headings: {
    carried: 'Actions from last time',
    actions: 'Actions',
    needs: 'Needs on the competence wheel',
    discussed: 'Talked about',
    general: 'Notes from the meeting',
    tools: 'Tools that were named',
    closing: 'What we take with us',
    parked: 'Parked for another time',
    skipped: 'Skipped',
    others: 'Tools and other cards',
  },
  views: 'Differing views',
  words: 'Words from the table',
  placement: 'Placed from 1 to 5',
  placed: { statement: 'Where do you stand?', lowest: 'Just beginning', highest: 'Well on the way' },
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  insight: 'Insight',
  nextStep: 'Next step',
  writtenDown: (name, facilitator = 'the facilitator') => `${name} – written down by ${facilitator}`,
  marks: { '': '', need: 'Need', insight: 'Insight', parked: 'Parked', action: 'Action' },
  isPrivate: 'For note-takers only',
  ownCard: 'Own card',
  table: {
    kind: 'Kind',
    action: 'Action',
    need: 'Need',
    text: 'Text',
    owner: 'Who',
    due: 'When',
    status: 'Status',
    done: 'Done',
    open: 'Open',
    area: 'Area',
    place: 'Place',
    question: 'Question',
    meeting: 'Meeting',
    step: 'Step',
    count: 'Count',
  },
  elsewhere: 'Off the wheel',
  wheelOf: (needs) => `${needs} ${needs === 1 ? 'need' : 'needs'} on the competence wheel.`,
  withPrivateNotes: 'Contains notes that only note-takers have seen.',
  followUp: {
    subject: (deck) => `Follow-up: ${deck}`,
    open: 'Open actions:',
    nothingOpen: 'What has happened since last time?',
  },
};

const WORDS: Readonly<Record<Language, RecapWords>> = { da, en };

export function recapWords(language: Language): RecapWords {
  return WORDS[language];
}
