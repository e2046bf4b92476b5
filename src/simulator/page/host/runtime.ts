/**
 * The capabilities of this host. teams-js 2.58 takes a runtime of version 4 as it is; each key under `supports` makes
 * the `isSupported()` of that module true.
 */
export const RUNTIME = {
  apiVersion: 4,
  isLegacyTeams: false,
  isNAAChannelRecommended: false,
  isDeeplyNestedAuthSupported: false,
  supports: {
    clipboard: {},
    dialog: { url: {}, update: {} },
    pages: { config: {} },
    teamsCore: {},
  },
} as const;

/** The version of teams-js that the host calls its own, as Teams does in its answer to `initialize`. */
export const HOST_SDK_VERSION = '2.1.2';
