/**
 * What the simulator's page and its server say to each other: JSON over the page's own origin. Types and constants
 * only. The server holds the meeting; the page shows it and sends verbs.
 */

/** Where each call lives. `:id` is a person's id. Refusals have the body {@link SimulatorError}. */
export const SIMULATOR_PATHS = {
  /** GET → {@link MeetingView}. */
  meeting: '/api/meeting',
  /** GET → server-sent events; each holds the whole {@link MeetingView}. */
  events: '/api/meeting/events',
  /** POST {@link NewMeetingRequest} → {@link MeetingView}: another meeting with other people and an empty stage. */
  newMeeting: '/api/meeting/new',
  /** POST {@link AddPersonRequest} → {@link PersonView}. */
  people: '/api/people',
  /** PATCH {@link PersonChange} → {@link PersonView}; DELETE takes the person out of the meeting's chat. */
  person: '/api/people/:id',
  /** POST → {@link TokenReply}: what Teams would fetch from Entra for the app. 403 for guests. */
  token: '/api/people/:id/token',
  /** PUT {@link AppSettings} → {@link MeetingView}; DELETE takes the app out of the meeting. */
  app: '/api/app',
  /** PUT {@link ShareRequest} → {@link MeetingView}; DELETE empties the stage. */
  stage: '/api/stage',
} as const;

/** Who somebody is to the meeting. A guest has no account, the others belong to the tenant. */
export const ROLES = ['organiser', 'presenter', 'attendee', 'guest'] as const;
export type Role = (typeof ROLES)[number];

export const THEMES = ['default', 'dark', 'contrast'] as const;
export type TeamsTheme = (typeof THEMES)[number];

export const LANGUAGES = ['da', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A side panel in Teams is never narrower; wider ones are seen on large screens. */
export const PANEL_WIDTH_PX = { min: 280, initial: 320, max: 480 } as const;

/** What can be set for one person's Teams client and connection. */
export interface PersonSettings {
  readonly language: Language;
  readonly theme: TeamsTheme;
  readonly panelWidth: number;
  readonly phone: boolean;
  /** In the meeting now. Whoever has left stays in the meeting's chat. */
  readonly present: boolean;
  /** False while the person's network is cut. */
  readonly online: boolean;
  /** Teams refuses this person's attempts to share the app to the stage. */
  readonly shareRefused: boolean;
}

export interface Person extends PersonSettings {
  /** Object id in the directory; for a guest an id that the directory does not know as a user. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface PersonView extends Person {
  /** Origin under which this person, and nobody else, reaches the app. */
  readonly origin: string;
  /** Empty for a guest. */
  readonly userPrincipalName: string;
}

/** What the app's configuration page asked Teams to keep; addresses relative to each person's own origin. */
export interface AppSettings {
  readonly contentUrl: string;
  readonly entityId: string;
  readonly name: string;
}

export interface Share {
  /** Path, query and fragment; the origin is each person's own. */
  readonly url: string;
  /** Id of the person who shares. */
  readonly by: string;
}

export interface MeetingView {
  /** As teams-js hands it out: base64 of `0#<chat id>#0`. */
  readonly meetingId: string;
  readonly chatId: string;
  readonly tenantId: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly people: readonly PersonView[];
  readonly app: AppSettings | null;
  readonly share: Share | null;
}

export const CASTABLE = ['leader', 'colleague', 'guest'] as const;
/** Whom one may ask for when a meeting is set up; a meeting has exactly one leader. */
export type Castable = (typeof CASTABLE)[number];

export interface NewMeetingRequest {
  /** Besides the leader, who is always there. Missing for the usual two colleagues. */
  readonly people?: readonly Exclude<Castable, 'leader'>[];
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
