/** Notes and those who take them. */
import type { NoteMark } from '../../../domain/table/conversation/schema.ts';
import { catalogue } from '../../ui/strings.ts';

interface NoteTexts {
  readonly warning: string;
  readonly understood: string;
  readonly privacy: string;
  readonly saving: Readonly<Record<'saved' | 'saving' | 'kept' | 'ended', string>>;
  readonly opening: string;
  readonly failed: string;
  readonly damaged: string;
  readonly beginAnew: string;
  readonly renewed: string;
  readonly here: string;
  readonly general: string;
  readonly earlier: string;
  readonly goneCard: string;
  readonly text: (subject: string) => string;
  readonly placeholder: string;
  readonly another: string;
  readonly mark: string;
  readonly marks: Readonly<Record<NoteMark, string>>;
  readonly place: string;
  readonly choosePlace: string;
  readonly owner: string;
  readonly people: string;
  readonly dates: string;
  readonly due: string;
  /** Days of a date that is chosen by one press, in words. */
  readonly dueIn: Readonly<Record<'week' | 'fortnight' | 'month', string>>;
  readonly differs: string;
  readonly publish: string;
  readonly update: string;
  readonly isPublished: string;
  readonly isChanged: string;
  readonly clear: string;
  readonly cleared: string;
  readonly undo: string;
  readonly edit: string;
  readonly editNamed: (subject: string) => string;
  readonly unsent: {
    readonly title: string;
    readonly word: string;
    readonly label: string;
    readonly letGo: string;
  };
  readonly words: {
    readonly shared: string;
    readonly published: string;
    readonly toWords: string;
    readonly toNotes: string;
    readonly withdraw: string;
    readonly withdrawNamed: (text: string) => string;
    readonly viewer: string;
  };
}

export const noteStrings = catalogue<NoteTexts>({
  da: {
    warning:
      'Skriv om arbejdet og om, hvad I har brug for – ikke om bestemte personer. Så kan alle være trygge ved det, der bliver skrevet.',
    understood: 'Det er forstået',
    privacy: 'Kun referenter kan se noterne, til du viser dem for alle.',
    saving: {
      saved: 'Alt er gemt',
      saving: 'Gemmer …',
      kept: 'Gemt på denne enhed. Det når frem, når forbindelsen er tilbage.',
      ended: 'Kortene er pakket sammen. Noterne kan læses, men ikke ændres.',
    },
    opening: 'Henter noterne …',
    failed: 'Noterne kan ikke hentes lige nu. Vi prøver igen om lidt.',
    damaged:
      'Noterne er beskadiget og kan ikke åbnes. Har en anden referent dem på skærmen, går de videre derfra af sig selv. Ellers kan du begynde på nye noter. De gamle bliver på serveren, og jeres it-afdeling kan måske redde dem.',
    beginAnew: 'Begynd på nye noter',
    renewed: 'Noterne var beskadiget. De går videre herfra med det, der stod på skærmen.',
    here: 'Kortet, I taler om',
    general: 'Om mødet',
    earlier: 'Andre kort',
    goneCard: 'Et kort, der er taget af bordet',
    text: (subject) => `Note: ${subject}`,
    placeholder: 'Skriv, hvad I vil huske …',
    another: 'Ny note',
    mark: 'Hvad er det?',
    marks: { '': 'Bare en note', need: 'Behov', insight: 'Indsigt', parked: 'Parkeret', action: 'Aftale' },
    place: 'Hvor hører behovet til?',
    choosePlace: 'Vælg et emne i kataloget',
    owner: 'Hvem gør det?',
    people: 'Vælg en, der er her',
    dates: 'Vælg et tidspunkt',
    due: 'Hvornår?',
    dueIn: { week: 'Om en uge', fortnight: 'Om 14 dage', month: 'Om 4 uger' },
    differs: 'Her er vi ikke enige',
    publish: 'Vis noten for alle',
    update: 'Vis ændringen for alle',
    isPublished: 'Vises for alle',
    isChanged: 'Ændret, siden den blev vist for alle',
    clear: 'Slet noten',
    cleared: 'Noten er slettet.',
    undo: 'Fortryd',
    edit: 'Ret',
    editNamed: (subject) => `Ret noten: ${subject}`,
    unsent: {
      title: 'Det nåede ikke frem',
      word: 'Disse ord af dine kom ikke med i noterne. Kopiér dem, hvis du vil beholde dem.',
      label: 'Dine ord, der ikke nåede frem',
      letGo: 'Jeg har kopieret dem. Fjern dem her',
    },
    words: {
      shared: 'Det har du lagt på bordet',
      published: 'Noter på bordet',
      toWords: 'Mine egne ord',
      toNotes: 'Til noterne',
      withdraw: 'Tag af bordet',
      withdrawNamed: (text) => `Tag af bordet: ${text}`,
      viewer: 'Kun de, der er inviteret til mødet, kan skrive.',
    },
  },
  en: {
    warning:
      'Write about the work and what you need – not about particular people. Then everybody can feel at ease with what is written.',
    understood: 'I understand',
    privacy: 'Only note-takers see the notes, until you show them to everybody.',
    saving: {
      saved: 'Everything is saved',
      saving: 'Saving …',
      kept: 'Saved on this device. It gets there when the connection is back.',
      ended: 'The cards are packed up. The notes can be read, not changed.',
    },
    opening: 'Getting the notes …',
    failed: 'The notes cannot be opened right now. We will try again shortly.',
    damaged:
      'The notes are damaged and cannot be opened. If another note-taker has them on screen, they go on from there by themselves. Otherwise you can begin new notes. The old ones stay on the server, and your IT department may be able to rescue them.',
    beginAnew: 'Begin new notes',
    renewed: 'The notes were damaged. They go on from here with what was on the screen.',
    here: 'The card you are talking about',
    general: 'About the meeting',
    earlier: 'Other cards',
    goneCard: 'A card that was taken off the table',
    text: (subject) => `Note: ${subject}`,
    placeholder: 'Write what you want to remember …',
    another: 'New note',
    mark: 'What is it?',
    marks: { '': 'No mark', need: 'Need', insight: 'Insight', parked: 'Parked', action: 'Action' },
    place: 'Where does the need belong?',
    choosePlace: 'Choose a topic in the catalogue',
    owner: 'Who does it?',
    people: 'Choose somebody who is here',
    dates: 'Choose a time',
    due: 'When?',
    dueIn: { week: 'In a week', fortnight: 'In a fortnight', month: 'In 4 weeks' },
    differs: 'We do not agree on this',
    publish: 'Show the note to everybody',
    update: 'Show the change to everybody',
    isPublished: 'Shown to everybody',
    isChanged: 'Changed since it was shown to everybody',
    clear: 'Delete the note',
    cleared: 'The note is deleted.',
    undo: 'Undo',
    edit: 'Edit',
    editNamed: (subject) => `Edit the note: ${subject}`,
    unsent: {
      title: 'These did not arrive',
      word: 'These words of yours did not get into the notes. Copy them if you want to keep them.',
      label: 'Your words that did not arrive',
      letGo: 'I have copied them. Remove them here',
    },
    words: {
      shared: 'You have put this on the table',
      published: 'Notes on the table',
      toWords: 'My own words',
      toNotes: 'To the notes',
      withdraw: 'Take off the table',
      withdrawNamed: (text) => `Take off the table: ${text}`,
      viewer: 'Only people who are invited to the meeting can write.',
    },
  },
});
