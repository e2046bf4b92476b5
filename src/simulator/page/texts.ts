import type { Role, TeamsTheme } from '../contract.ts';

/** Everything the simulator's page says, in one language. Functions take what is to be named. */
export interface Texts {
  readonly documentTitle: string;
  readonly title: string;
  readonly subtitle: string;
  readonly show: string;
  readonly showAll: string;
  readonly addPerson: string;
  readonly addColleague: string;
  readonly addColleagueHint: string;
  readonly addGuest: string;
  readonly addGuestHint: string;
  readonly newMeeting: string;
  readonly newMeetingHint: string;
  readonly guide: string;
  readonly log: string;
  readonly language: string;
  readonly darkPage: string;
  readonly connecting: string;
  readonly lost: string;

  readonly screenOf: (name: string) => string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly roleHints: Readonly<Record<Role, string>>;
  readonly themes: Readonly<Record<TeamsTheme, string>>;
  readonly languages: Readonly<Record<'da' | 'en', string>>;
  readonly settingsOf: (name: string) => string;
  readonly personLanguage: string;
  readonly theme: string;
  readonly role: string;
  readonly panelWidth: string;
  readonly pixels: (width: number) => string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly shareRefused: string;
  readonly shareRefusedHint: string;
  readonly cutNetwork: (name: string) => string;
  readonly restoreNetwork: (name: string) => string;
  readonly reload: (name: string) => string;
  readonly leave: string;
  readonly leaveAs: (name: string) => string;
  readonly join: string;
  readonly joinAs: (name: string) => string;
  readonly remove: string;
  readonly removeNamed: (name: string) => string;
  readonly hasLeft: (name: string) => string;
  readonly hasLeftHint: string;
  readonly networkGone: string;
  readonly networkGoneHint: (name: string) => string;

  readonly meetingTitle: string;
  readonly peopleHere: (count: number) => string;
  readonly addApp: string;
  readonly addAppAs: (name: string) => string;
  readonly addNamedApp: string;
  readonly addAppPrompt: string;
  readonly openPanel: (name: string) => string;
  readonly closePanel: (name: string) => string;
  readonly stopSharing: string;
  readonly stopSharingAs: (name: string) => string;
  readonly shares: (name: string) => string;
  readonly stageOf: (name: string) => string;
  readonly panelOf: (name: string) => string;
  readonly configurationOf: (name: string) => string;
  readonly dialogOf: (name: string) => string;
  readonly nothingShared: string;
  readonly guestSeesStage: string;
  readonly stageTab: string;
  readonly opening: (title: string) => string;
  readonly frameFailed: string;
  readonly frameSilent: string;
  readonly retry: string;

  readonly configureTitle: string;
  readonly configureHint: (name: string) => string;
  readonly save: string;
  readonly cancel: string;
  readonly close: string;
  readonly notSaved: (reason: string) => string;
  readonly noAddress: string;

  readonly guideTitle: string;
  readonly guideLead: string;
  readonly hideGuide: string;
  readonly done: string;
  readonly stepAdd: string;
  readonly stepAddText: (leader: string) => string;
  readonly stepShare: string;
  readonly stepShareText: (leader: string) => string;
  readonly stepPlay: string;
  readonly stepPlayText: string;
  readonly tryTitle: string;
  readonly tryLate: string;
  readonly tryGuest: string;
  readonly tryCut: (name: string, milliseconds: number) => string;
  readonly tryDark: (name: string) => string;
  readonly tryEnglish: (name: string) => string;

  readonly logTitle: string;
  readonly logLead: string;
  readonly logEmpty: string;
  readonly logClear: string;
  readonly logTime: string;
  readonly logWho: string;
  readonly logMessage: string;
  readonly logArguments: string;
  readonly fromApp: string;
  readonly toApp: string;
  readonly unanswered: string;
}

const SECOND_MS = 1000;

/** Danish makes a name that ends in s, x or z a possessive with an apostrophe. */
function danishPossessive(name: string): string {
  return /[sxz]$/i.test(name) ? `${name}’` : `${name}s`;
}

function englishPossessive(name: string): string {
  return /s$/i.test(name) ? `${name}’` : `${name}’s`;
}

const DANISH: Texts = {
  documentTitle: 'Et simuleret Teams-møde',
  title: 'Et simuleret Teams-møde',
  subtitle: 'Hvert vindue er én persons Teams. Det hele kører på din egen computer.',
  show: 'Vis',
  showAll: 'Alle',
  addPerson: 'Tilføj person',
  addColleague: 'Kollega',
  addColleagueHint: 'Har konto i kommunen og kommer ind i mødet nu',
  addGuest: 'Gæst uden konto',
  addGuestHint: 'Ser kun scenen',
  newMeeting: 'Nyt møde',
  newMeetingHint: 'Begynd forfra med et tomt møde',
  guide: 'Vejledning',
  log: 'Beskeder til Teams',
  language: 'Sprog på denne side',
  darkPage: 'Mørk side',
  connecting: 'Åbner mødet …',
  lost: 'Simulatoren svarer ikke. Start den igen med npm start. Siden finder selv tilbage.',

  screenOf: (name) => `${danishPossessive(name)} Teams`,
  roles: { organiser: 'Mødeleder', presenter: 'Kollega', attendee: 'Deltager', guest: 'Gæst' },
  roleHints: {
    organiser: 'Arrangør af mødet',
    presenter: 'Oplægsholder: må dele til scenen',
    attendee: 'Deltager: må ikke dele til scenen',
    guest: 'Uden konto',
  },
  themes: { default: 'Lyst', dark: 'Mørkt', contrast: 'Kontrast' },
  languages: { da: 'Dansk', en: 'English' },
  settingsOf: (name) => `Indstillinger for ${name}`,
  personLanguage: 'Sprog',
  theme: 'Tema',
  role: 'Rolle',
  panelWidth: 'Bredde på sidepanel',
  pixels: (width) => `${width} pixel`,
  phone: 'Telefon',
  phoneHint: 'Teams på en telefonskærm',
  shareRefused: 'Deling afvises',
  shareRefusedHint: 'Teams siger nej, når appen vil dele til scenen',
  cutNetwork: (name) => `Afbryd netværket for ${name}`,
  restoreNetwork: (name) => `Tilslut netværket for ${name}`,
  reload: (name) => `Genindlæs appen hos ${name}`,
  leave: 'Forlad',
  leaveAs: (name) => `Forlad mødet som ${name}`,
  join: 'Deltag igen',
  joinAs: (name) => `Deltag igen som ${name}`,
  remove: 'Fjern fra mødet',
  removeNamed: (name) => `Fjern fra mødet: ${name}`,
  hasLeft: (name) => `${name} har forladt mødet`,
  hasLeftHint: 'Men er stadig inviteret og kan komme tilbage.',
  networkGone: 'Intet netværk',
  networkGoneHint: (name) => `Appen hos ${name} kan hverken hente eller sende noget.`,

  meetingTitle: 'Personalemøde',
  peopleHere: (count) => (count === 1 ? '1 er her' : `${count} er her`),
  addApp: 'Tilføj app',
  addAppAs: (name) => `Tilføj app som ${name}`,
  addNamedApp: 'Tilføj Dialogkort',
  addAppPrompt: 'Tilføj Dialogkort til mødet, så får alle bordet i deres sidepanel.',
  openPanel: (name) => `Vis sidepanelet for ${name}`,
  closePanel: (name) => `Skjul sidepanelet for ${name}`,
  stopSharing: 'Stop deling',
  stopSharingAs: (name) => `Stop deling som ${name}`,
  shares: (name) => `${name} deler Dialogkort`,
  stageOf: (name) => `Scene for ${name}`,
  panelOf: (name) => `Sidepanel for ${name}`,
  configurationOf: (name) => `Opsætning for ${name}`,
  dialogOf: (name) => `Dialog for ${name}`,
  nothingShared: 'Ingen deler noget lige nu',
  guestSeesStage: 'Gæster ser kun det, der bliver delt på scenen.',
  stageTab: 'Scene',
  opening: (title) => `${title}: åbner`,
  frameFailed: 'Appen kunne ikke åbne',
  frameSilent: 'Appen har ikke svaret Teams endnu',
  retry: 'Prøv igen',

  configureTitle: 'Tilføj Dialogkort til mødet',
  configureHint: (name) =>
    `${danishPossessive(name)} Teams viser appens egen side. Knappen Gem hører til Teams.`,
  save: 'Gem',
  cancel: 'Annuller',
  close: 'Luk',
  notSaved: (reason) => `Det blev ikke gemt. ${reason}`,
  noAddress: 'Appen gav ikke Teams en adresse, som hører til appen.',

  guideTitle: 'Sådan prøver du mødet',
  guideLead: 'Du er alle i mødet på én gang. Klik i hvert vindue, som du ville gøre i Teams.',
  hideGuide: 'Skjul vejledning',
  done: 'Klaret',
  stepAdd: 'Tilføj appen',
  stepAddText: (leader) => `Tryk på Tilføj Dialogkort hos ${leader}, som er mødeleder, og på Gem i dialogen.`,
  stepShare: 'Del på scenen',
  stepShareText: (leader) =>
    `Dialogkort er nu i alles sidepanel. Start bordet hos ${leader}, og del det på scenen.`,
  stepPlay: 'Hold mødet',
  stepPlayText: 'Vend et kort i ét vindue, og se det vende hos de andre.',
  tryTitle: 'Prøv også',
  tryLate: 'En kollega kommer for sent',
  tryGuest: 'En gæst uden konto kigger med',
  tryCut: (name, milliseconds) => `${name} mister nettet i ${milliseconds / SECOND_MS} sekunder`,
  tryDark: (name) => `${name} bruger mørkt tema`,
  tryEnglish: (name) => `${name} bruger engelsk`,

  logTitle: 'Beskeder mellem appen og Teams',
  logLead: 'Det, appens rammer siger til Teams gennem teams-js, og hvad Teams svarer. Nyeste øverst.',
  logEmpty: 'Ingen beskeder endnu. De kommer, når appen åbner i en ramme.',
  logClear: 'Ryd',
  logTime: 'Tid',
  logWho: 'Hvor',
  logMessage: 'Besked',
  logArguments: 'Indhold',
  fromApp: 'fra appen',
  toApp: 'til appen',
  unanswered: 'ukendt kald, ikke besvaret',
};

const ENGLISH: Texts = {
  documentTitle: 'A simulated Teams meeting',
  title: 'A simulated Teams meeting',
  subtitle: 'Each window is one person’s Teams. All of it runs on your own computer.',
  show: 'Show',
  showAll: 'All',
  addPerson: 'Add person',
  addColleague: 'Colleague',
  addColleagueHint: 'Has an account in the municipality and joins now',
  addGuest: 'Guest without an account',
  addGuestHint: 'Sees the stage only',
  newMeeting: 'New meeting',
  newMeetingHint: 'Begin again with an empty meeting',
  guide: 'Guide',
  log: 'Messages to Teams',
  language: 'Language of this page',
  darkPage: 'Dark page',
  connecting: 'Opening the meeting …',
  lost: 'The simulator does not answer. Start it again with npm start. This page reconnects by itself.',

  screenOf: (name) => `${englishPossessive(name)} Teams`,
  roles: { organiser: 'Leader', presenter: 'Colleague', attendee: 'Attendee', guest: 'Guest' },
  roleHints: {
    organiser: 'Organiser of the meeting',
    presenter: 'Presenter: may share to the stage',
    attendee: 'Attendee: may not share to the stage',
    guest: 'Without an account',
  },
  themes: { default: 'Light', dark: 'Dark', contrast: 'Contrast' },
  languages: { da: 'Dansk', en: 'English' },
  settingsOf: (name) => `Settings for ${name}`,
  personLanguage: 'Language',
  theme: 'Theme',
  role: 'Role',
  panelWidth: 'Width of side panel',
  pixels: (width) => `${width} pixels`,
  phone: 'Phone',
  phoneHint: 'Teams on the screen of a phone',
  shareRefused: 'Sharing refused',
  shareRefusedHint: 'Teams says no when the app wants to share to the stage',
  cutNetwork: (name) => `Cut the network for ${name}`,
  restoreNetwork: (name) => `Restore the network for ${name}`,
  reload: (name) => `Reload the app for ${name}`,
  leave: 'Leave',
  leaveAs: (name) => `Leave the meeting as ${name}`,
  join: 'Join again',
  joinAs: (name) => `Join again as ${name}`,
  remove: 'Remove from meeting',
  removeNamed: (name) => `Remove from meeting: ${name}`,
  hasLeft: (name) => `${name} has left the meeting`,
  hasLeftHint: 'But is still invited and can come back.',
  networkGone: 'No network',
  networkGoneHint: (name) => `The app can neither fetch nor send anything for ${name}.`,

  meetingTitle: 'Staff meeting',
  peopleHere: (count) => (count === 1 ? '1 is here' : `${count} are here`),
  addApp: 'Add app',
  addAppAs: (name) => `Add app as ${name}`,
  addNamedApp: 'Add Dialogkort',
  addAppPrompt: 'Add Dialogkort to the meeting, and everyone gets the table in their side panel.',
  openPanel: (name) => `Show the side panel for ${name}`,
  closePanel: (name) => `Hide the side panel for ${name}`,
  stopSharing: 'Stop sharing',
  stopSharingAs: (name) => `Stop sharing as ${name}`,
  shares: (name) => `${name} is sharing Dialogkort`,
  stageOf: (name) => `Stage for ${name}`,
  panelOf: (name) => `Side panel for ${name}`,
  configurationOf: (name) => `Configuration for ${name}`,
  dialogOf: (name) => `Dialog for ${name}`,
  nothingShared: 'Nobody is sharing right now',
  guestSeesStage: 'Guests see only what is shared to the stage.',
  stageTab: 'Stage',
  opening: (title) => `${title}: opening`,
  frameFailed: 'The app could not open',
  frameSilent: 'The app has not answered Teams yet',
  retry: 'Try again',

  configureTitle: 'Add Dialogkort to the meeting',
  configureHint: (name) =>
    `${englishPossessive(name)} Teams shows the app’s own page. The Save button belongs to Teams.`,
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  notSaved: (reason) => `It was not saved. ${reason}`,
  noAddress: 'The app did not give Teams an address that belongs to the app.',

  guideTitle: 'How to try the meeting',
  guideLead: 'You are everyone in the meeting at once. Click in each window as you would in Teams.',
  hideGuide: 'Hide guide',
  done: 'Done',
  stepAdd: 'Add the app',
  stepAddText: (leader) =>
    `Press Add Dialogkort in the window of ${leader}, who leads, then Save in the dialog.`,
  stepShare: 'Share to the stage',
  stepShareText: (leader) =>
    `Dialogkort is now in everyone’s side panel. Start the table as ${leader} and share it to the stage.`,
  stepPlay: 'Hold the meeting',
  stepPlayText: 'Turn a card in one window and see it turn for the others.',
  tryTitle: 'Also try',
  tryLate: 'A colleague comes late',
  tryGuest: 'A guest without an account looks on',
  tryCut: (name, milliseconds) => `${name} loses the network for ${milliseconds / SECOND_MS} seconds`,
  tryDark: (name) => `${name} uses the dark theme`,
  tryEnglish: (name) => `${name} uses English`,

  logTitle: 'Messages between the app and Teams',
  logLead: 'What the app’s frames say to Teams through teams-js, and what Teams answers. Newest first.',
  logEmpty: 'No messages yet. They come when the app opens in a frame.',
  logClear: 'Clear',
  logTime: 'Time',
  logWho: 'Where',
  logMessage: 'Message',
  logArguments: 'Contents',
  fromApp: 'from the app',
  toApp: 'to the app',
  unanswered: 'unknown call, not answered',
};

export const TEXTS: Readonly<Record<'da' | 'en', Texts>> = { da: DANISH, en: ENGLISH };
