/**
 * The contract between the simulator's page and its server: JSON over the page's own origin. Types and constants
 * only. The server holds the meeting; the page shows it and sends commands.
 */

/** Paths of the calls. `:id` is a person's id. Refusals have the body {@link SimulatorError}. */
export const SIMULATOR_PATHS = {
  /** GET → {@link MeetingView}. */
  meeting: '/api/meeting',
  /** GET → server-sent events; each holds the whole {@link MeetingView}, but for {@link RELOAD_EVENT}. */
  events: '/api/meeting/events',
  /** POST {@link ReloadRequest}: every open page loads again what it names. For a developer's own changes. */
  reload: '/api/reload',
  /** POST {@link NewMeetingRequest} → {@link MeetingView}: another meeting with other people and an empty stage. */
  newMeeting: '/api/meeting/new',
  /** POST {@link AddPersonRequest} → {@link PersonView}. */
  people: '/api/people',
  /** PATCH {@link PersonChange} → {@link PersonView}; DELETE takes the person out of the meeting's chat. */
  person: '/api/people/:id',
  /** POST → {@link TokenReply}: the token that Teams would fetch from Entra for the app. 403 for guests. */
  token: '/api/people/:id/token',
  /** POST → {@link PhoneView}: another phone in the room. */
  phones: '/api/phones',
  phone: '/api/phones/:id',
  /** PUT {@link AppSettings} → {@link MeetingView}; DELETE takes the app out of the meeting. */
  app: '/api/app',
  /** PUT {@link ShareRequest} → {@link MeetingView}; DELETE empties the stage. */
  stage: '/api/stage',
} as const;

/** Name of the event that has the pages load something again: its data is a {@link Reloaded}. */
export const RELOAD_EVENT = 'reload';

/** The app in its frames; those frames of it that do not take the changes by themselves; or the whole page of the meeting. */
export const RELOADED = ['app', 'changes', 'page'] as const;
export type Reloaded = (typeof RELOADED)[number];

/**
 * What the meeting's page posts to a frame, with a port, for the app to take what has changed without being loaded again.
 * The frame answers `true` at the port when it has.
 */
export const TAKE_CHANGES = 'dialogkort: take changes';

/** A person's role in the meeting. A guest has no account, the others belong to the tenant. */
export const ROLES = ['organiser', 'presenter', 'attendee', 'guest'] as const;
export type Role = (typeof ROLES)[number];

export const THEMES = ['default', 'dark', 'contrast'] as const;
export type TeamsTheme = (typeof THEMES)[number];

export const LANGUAGES = ['da', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `channel`: a scheduled meeting in a channel of a team. `call`: a call from a group chat, without an organiser. */
export const MEETING_KINDS = ['meeting', 'channel', 'call'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** How the package has Teams add the app: at once, or with the settings page of earlier packages in front. */
export const TAB_KINDS = ['static', 'configurable'] as const;
export type TabKind = (typeof TAB_KINDS)[number];

/** A side panel in Teams is never narrower; wider ones occur on large screens. */
export const PANEL_WIDTH_PX = { min: 280, initial: 320, max: 480 } as const;

/** `notInContext`: Teams' answer to attendees and to devices that cannot share. `fails`: a fault of Teams' own. */
export const SHARINGS = ['allowed', 'denied', 'notInContext', 'fails'] as const;
export type Sharing = (typeof SHARINGS)[number];

/** Settings of one person's Teams client and connection. */
export interface PersonSettings {
  readonly language: Language;
  readonly theme: TeamsTheme;
  readonly panelWidth: number;
  readonly phone: boolean;
  /** In the meeting now. A person who has left stays in the meeting's chat. */
  readonly present: boolean;
  /** False while the person's network is cut. */
  readonly online: boolean;
  /** Teams' answer when this person shares the app to the stage. */
  readonly sharing: Sharing;
  /** Teams reports that something is shared, whatever is on the stage, as it does on iPads. */
  readonly saysShared: boolean;
}

export interface Person extends PersonSettings {
  /** Object id in the directory; for a guest an id that the directory does not know as a user. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface PersonView extends Person {
  /** Origin under which only this person reaches the app. */
  readonly origin: string;
  /** Empty for a guest. */
  readonly userPrincipalName: string;
}

/** A phone in the room, with an origin, and so a storage, of its own. */
export interface PhoneView {
  readonly id: string;
  /** From 1, in the order of arrival. */
  readonly number: number;
  readonly origin: string;
}

/** The tab's settings, from the manifest or the app's configuration page; addresses relative to each person's own origin. */
export interface AppSettings {
  readonly contentUrl: string;
  readonly entityId: string;
  readonly name: string;
}

/** The static tab as the manifest has it. */
export const STATIC_TAB: AppSettings = {
  contentUrl: '/panel?theme={theme}&locale={locale}',
  entityId: 'dialogkort',
  name: 'Dialogkort',
};

export interface TeamChannel {
  /** The team's id in the directory. */
  readonly groupId: string;
  readonly channelId: string;
}

export interface Share {
  /** Path, query and fragment; the origin is each person's own. */
  readonly url: string;
  /** Id of the person who shares. */
  readonly by: string;
}

export interface MeetingView {
  readonly kind: MeetingKind;
  readonly tab: TabKind;
  /** As teams-js hands it out: base64 of `0#<chat id>#0`; empty in a call, which may have its chat's id alone. */
  readonly meetingId: string;
  readonly chatId: string;
  readonly tenantId: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly people: readonly PersonView[];
  /** Of people in the room who have no account: they stand beside the windows. */
  readonly phones: readonly PhoneView[];
  readonly app: AppSettings | null;
  readonly share: Share | null;
  /** Of a channel meeting. */
  readonly channel: TeamChannel | null;
}

export const CASTABLE = ['leader', 'colleague', 'guest'] as const;
/** People that can be requested for a new meeting; a meeting has exactly one leader. */
export type Castable = (typeof CASTABLE)[number];

export interface ReloadRequest {
  /** The whole page unless told. */
  readonly what?: Reloaded;
}

export interface NewMeetingRequest {
  /** Besides the leader. By default two colleagues. */
  readonly people?: readonly Exclude<Castable, 'leader'>[];
  /** Missing for a meeting in the calendar. */
  readonly kind?: MeetingKind;
  /** Missing for the static one. */
  readonly tab?: TabKind;
}

export interface AddPersonRequest {
  readonly kind: Exclude<Castable, 'leader'>;
}

export type PersonChange = Partial<PersonSettings> & { readonly role?: 'presenter' | 'attendee' };

export type ShareRequest = Share;

export interface TokenReply {
  readonly token: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

export interface SimulatorError {
  readonly error: { readonly code: string; readonly message: string };
}
