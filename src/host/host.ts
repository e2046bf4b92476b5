/**
 * The meeting host as the app needs it: one port, an adapter for Teams and one for a plain browser page. Everything
 * that the host may refuse answers with a {@link HostRefusal}: no call throws or rejects, and each has a timeout.
 */

export type HostTheme = 'light' | 'dark' | 'contrast';

/** The place in the host that shows this page. */
export type HostPlace = 'configure' | 'sidePanel' | 'stage' | 'tab' | 'outside';

export interface HostContext {
  readonly place: HostPlace;
  readonly theme: HostTheme;
  /** BCP 47 as given by the host, such as `da-dk`. */
  readonly locale: string;
  /**
   * The host's own id of the meeting, with the team's id behind it in a channel meeting; in a chat that of its calls. Every
   * occurrence of a recurring meeting has the same one. Missing elsewhere.
   */
  readonly meetingId?: string;
  /** Distinguishes people who share a device. Not an id: it cannot be reversed. Missing without a sign-in. */
  readonly personMark?: string;
}

export type HostRefusalReason =
  /** Forbidden for the person or by the tenant's policy. */
  | 'notAllowed'
  /** Not supported by this host or place. */
  | 'notSupported'
  /** Not for this person, or not from this device: the host does not say which, and the answer may change. */
  | 'notInContext'
  /** The host gave no answer in time. */
  | 'noAnswer'
  | 'failed';

export type TokenRefusalReason =
  | HostRefusalReason
  /** The person or an administrator has to consent to the app's sign-in. */
  | 'noConsent'
  /** No sign-in, or the host gives no reason for a missing token. */
  | 'noToken';

export interface HostRefusal<Reason = HostRefusalReason> {
  readonly refused: Reason;
  /** The host's own message, for technical details only. */
  readonly detail?: string;
}

export type HostReply<T, Reason = HostRefusalReason> = { readonly ok: T } | HostRefusal<Reason>;
export type TokenReply = HostReply<string, TokenRefusalReason>;

/** Result of connecting to a host. Connecting again after a refusal is allowed. */
export type HostConnection = { readonly host: MeetingHost } | HostRefusal;

export interface MeetingHost {
  /** Fixed for the life of the page except for the theme, see {@link onThemeChange}. */
  readonly context: HostContext;
  /**
   * Token of the signed-in person for the app's server, cached until shortly before it expires; `fresh` asks the host
   * again, after the server has refused the last one. The host may have cached it as well, so try once, not in a
   * loop.
   */
  getAuthToken(options?: { readonly fresh?: boolean }): Promise<TokenReply>;
  /** Shares the URL on the meeting's stage. */
  shareToStage(url: string): Promise<HostReply<true>>;
  stopSharing(): Promise<HostReply<true>>;
  /** Whether the app is on the stage now. */
  isSharing(): Promise<HostReply<boolean>>;
  /**
   * Settings page: tells the host that "save" is allowed, and what to store then. `beforeSave` has 20 s; if it
   * rejects, nothing is stored and the host shows its error's message. A further call replaces the settings.
   */
  onSave(settings: TabSettings, beforeSave: () => Promise<void>): HostReply<true>;
  /** Settings page: the tab's content address as it was saved last; nothing for a tab that is being added. */
  savedTab(): Promise<HostReply<string | undefined>>;
  /** Link that opens the app's tab in this meeting; the tab admits members only. */
  tabLink(): Promise<HostReply<string>>;
  /** Opens the host's own dialogue for a new meeting. */
  composeMeeting(draft: MeetingDraft): Promise<HostReply<true>>;
  onThemeChange(listener: (theme: HostTheme) => void): () => void;
  /** The host is about to unload the page: it waits for the promise, at most 5 s. */
  onUnload(listener: () => Promise<void>): () => void;
  /** Tells the host to hide its loading indicator: the page has painted. */
  notifyPainted(): void;
  /** Tells the host that the page works. */
  notifyReady(): void;
  /** Tells the host that the page failed and why. The page stays visible and explains itself. */
  notifyFailed(message: string): void;
}

export interface MeetingDraft {
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
}

export interface TabSettings {
  /** Name of the tab, in the person's language. */
  readonly name: string;
  /** Absolute URL of the tab's content and side panel. */
  readonly contentUrl: string;
  /** For "open in the browser", and where Teams shows no tabs. */
  readonly websiteUrl: string;
  /** Stable id of the tab's content. */
  readonly entityId: string;
}
