/**
 * The meeting host as the app needs it: one port, an adapter for Teams and one for a plain browser page.
 * Everything that the host may refuse answers with a {@link HostRefusal}: no call throws, rejects or waits for ever.
 */

export type HostTheme = 'light' | 'dark' | 'contrast';

/** Which of the app's places the host shows this page in. */
export type HostPlace = 'configure' | 'sidePanel' | 'stage' | 'tab' | 'outside';

export interface HostContext {
  readonly place: HostPlace;
  readonly theme: HostTheme;
  /** BCP 47, as the host says it, such as `da-dk`. */
  readonly locale: string;
  /**
   * The host's own id of the meeting; missing outside a meeting, also in a chat that has an id of its own. Every
   * occurrence of a recurring meeting has the same one.
   */
  readonly meetingId?: string;
  /** Tells people apart who share a device. No id: it cannot be turned back. Missing where nobody is signed in. */
  readonly personMark?: string;
}

export type HostRefusalReason =
  /** The person or the tenant's policy does not allow it. */
  | 'notAllowed'
  /** This host or place cannot do it. */
  | 'notSupported'
  /** The host gave no answer in time. */
  | 'noAnswer'
  | 'failed';

export type TokenRefusalReason =
  | HostRefusalReason
  /** Nobody has said yes to the app's asking who somebody is: the person or an administrator has to. */
  | 'noConsent'
  /** Nobody is signed in, or the host does not say why there is no token. */
  | 'noToken';

export interface HostRefusal<Reason = HostRefusalReason> {
  readonly refused: Reason;
  /** The host's own words, for technical details only, never shown as the message. */
  readonly detail?: string;
}

export type HostReply<T, Reason = HostRefusalReason> = { readonly ok: T } | HostRefusal<Reason>;
export type TokenReply = HostReply<string, TokenRefusalReason>;

/** What connecting to a host ends in. Connecting again after a refusal is allowed. */
export type HostConnection = { readonly host: MeetingHost } | HostRefusal;

export interface MeetingHost {
  /** Fixed for the life of the page except for the theme, see {@link onThemeChange}. */
  readonly context: HostContext;
  /**
   * Token of the signed-in person for the app's server. The same one is given again until it nears its end; `fresh`
   * goes back to the host, for when the server has turned the last one down. The host may have it cached all the same,
   * so try once, not in a loop.
   */
  getAuthToken(options?: { readonly fresh?: boolean }): Promise<TokenReply>;
  /** Puts the address on the meeting's shared stage. */
  shareToStage(url: string): Promise<HostReply<true>>;
  stopSharing(): Promise<HostReply<true>>;
  /** Whether the app is on the stage now. */
  isSharing(): Promise<HostReply<boolean>>;
  /**
   * Settings page: tells the host that "save" may be pressed, and what to keep when it is. `beforeSave` has 20 s; if it
   * rejects, nothing is saved and the host shows its error's message. Calling again replaces what was told before.
   */
  onSave(settings: TabSettings, beforeSave: () => Promise<void>): HostReply<true>;
  onThemeChange(listener: (theme: HostTheme) => void): () => void;
  /** The host is about to unload the page: it waits for the promise, at most 5 s. */
  onUnload(listener: () => Promise<void>): () => void;
  /** Tells the host to take its own loading picture away: something of ours is painted. */
  notifyPainted(): void;
  /** Tells the host that the page is of use. */
  notifyReady(): void;
  /** Tells the host that the page is of no use and why. The page keeps the screen and explains itself. */
  notifyFailed(message: string): void;
}

export interface TabSettings {
  /** Name of the tab, in the person's language. */
  readonly name: string;
  /** Absolute address of the tab's content and side panel. */
  readonly contentUrl: string;
  /** Stable id of what the tab shows. */
  readonly entityId: string;
}
