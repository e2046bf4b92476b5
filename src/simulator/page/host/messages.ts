/** The envelopes of teams-js: messages from an app to its host and back. */

export interface AppMessage {
  readonly id: number;
  /** Sent by every current version of teams-js; answers must repeat it. */
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args: readonly unknown[];
}

export interface HostReply {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly args: readonly unknown[];
}

export interface HostEvent {
  readonly func: string;
  readonly args: readonly unknown[];
}

export type HostMessage = HostReply | HostEvent;

/** What teams-js calls an SdkError. */
export interface SdkError {
  readonly errorCode: number;
  readonly message: string;
}

/** The codes of teams-js' `ErrorCode` that this host answers with. */
export const SDK_ERROR = {
  notSupportedOnPlatform: 100,
  internal: 500,
  notSupportedInContext: 501,
  permissionDenied: 1000,
  network: 2000,
  invalidArguments: 4000,
  userAbort: 8000,
} as const;

/** The message in posted data, or undefined if teams-js did not post it. */
export function readAppMessage(data: unknown): AppMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { id, uuidAsString, func, args } = data as Record<string, unknown>;
  if (typeof id !== 'number' || typeof func !== 'string') return undefined;
  return {
    id,
    ...(typeof uuidAsString === 'string' ? { uuidAsString } : {}),
    func,
    args: Array.isArray(args) ? args : [],
  };
}
