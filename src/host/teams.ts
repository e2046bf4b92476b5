/** The Teams adapter: the only module that knows teams-js. */
import { app, authentication, ErrorCode, FrameContexts, meeting, pages } from '@microsoft/teams-js';
import { answerWithin, detailOf } from './answer.ts';
import type {
  HostConnection,
  HostContext,
  HostPlace,
  HostRefusal,
  HostRefusalReason,
  HostReply,
  HostTheme,
  MeetingHost,
  TabSettings,
  TokenRefusalReason,
} from './host.ts';
import { createListeners } from './listeners.ts';
import { rememberToken } from './token-memory.ts';

export interface TeamsConnectionOptions {
  /** Origins besides Teams' own that may host the page: exact scheme, host and port. */
  readonly origins: readonly string[];
  /** How long Teams may take to answer the first call. teams-js itself waits 60 s before it says anything. */
  readonly timeoutMs?: number;
}

const CONNECT_TIMEOUT_MS = 10_000;
const CALL_TIMEOUT_MS = 10_000;
/** Teams may first ask whether to replace another person's sharing. */
const SHARE_TIMEOUT_MS = 30_000;
/** Teams may show a consent dialogue, which takes a person time to read. */
const TOKEN_TIMEOUT_MS = 60_000;
/** Teams gives up a save after 30 s; most of that is for the app, the rest for Teams' own call. */
const BEFORE_SAVE_TIMEOUT_MS = 20_000;
const SAVE_TIMEOUT_MS = 8_000;
/** Short, so that a person can save at once. */
const SAVED_TAB_TIMEOUT_MS = 3_000;
const UNLOAD_TIMEOUT_MS = 5_000;

/** In the chunk of the recap, which alone asks for it. */
const followUp = () => import(/* webpackChunkName: "optional-recap" */ './teamsFollowUp.ts');

/**
 * Connects to Teams. A parent frame that is not Teams and not in `origins` is ignored, so that this ends in
 * `noAnswer` after `timeoutMs`.
 */
export async function connectTeams(options: TeamsConnectionOptions): Promise<HostConnection> {
  const limitMs = options.timeoutMs ?? CONNECT_TIMEOUT_MS;
  const hello = await answerWithin(limitMs, () => app.initialize([...options.origins]), refusalOf);
  if (!('ok' in hello)) return hello;
  const context = await answerWithin(limitMs, () => app.getContext(), refusalOf);
  if (!('ok' in context)) return context;
  return { host: createTeamsHost(context.ok) };
}

function createTeamsHost(teamsContext: app.Context): MeetingHost {
  let context = toHostContext(teamsContext);
  const signedIn = teamsContext.user?.licenseType !== 'Anonymous';

  const themeListeners = createListeners<[HostTheme], void>();
  app.registerOnThemeChangeHandler((teamsTheme) => {
    context = { ...context, theme: toHostTheme(teamsTheme) };
    themeListeners.tell(context.theme);
  });

  const unloadListeners = createListeners<[], Promise<void>>();
  let unloadRegistered = false;

  const askForToken = rememberToken(
    () => answerWithin(TOKEN_TIMEOUT_MS, () => authentication.getAuthToken(), tokenRefusalOf),
    Date.now,
  );

  /** Meeting calls throw in any other frame, and some hosts do not answer them there. */
  const inMeeting = async <T>(limitMs: number, call: () => Promise<T>): Promise<HostReply<T>> =>
    context.place === 'sidePanel' || context.place === 'stage'
      ? answerWithin(limitMs, call, refusalOf)
      : notSupportedIn(context.place);

  return {
    get context() {
      return context;
    },

    async getAuthToken(options) {
      // Teams has no token for people without an account, and may not answer at all.
      if (!signedIn) return { refused: 'noToken', detail: 'anonymous participant' };
      return askForToken(options);
    },

    async shareToStage(url) {
      const shared = await inMeeting(SHARE_TIMEOUT_MS, () =>
        done((reply) => meeting.shareAppContentToStage(reply, url)),
      );
      if (!('refused' in shared) || shared.refused !== 'notInContext') return shared;
      // The same code for attendees, for devices and for faults of Teams, which knows whether sharing is allowed
      // for this person here.
      const asked = await inMeeting(CALL_TIMEOUT_MS, () =>
        called(meeting.getAppContentStageSharingCapabilities),
      );
      const mayShare = 'ok' in asked && asked.ok?.doesAppHaveSharePermission === true;
      return mayShare ? { ...shared, refused: 'failed' } : shared;
    },

    stopSharing: () => inMeeting(CALL_TIMEOUT_MS, () => done(meeting.stopSharingAppContentToStage)),

    isSharing: () =>
      inMeeting(
        CALL_TIMEOUT_MS,
        async () => (await called(meeting.getAppContentStageSharingState))?.isAppSharing === true,
      ),

    onSave(settings, beforeSave) {
      if (context.place !== 'configure') return notSupportedIn(context.place);
      try {
        pages.config.registerOnSaveHandler((event) => void save(event, settings, beforeSave));
        pages.config.setValidityState(true);
        return { ok: true };
      } catch (error) {
        return refusalOf(error);
      }
    },

    async savedTab() {
      if (context.place !== 'configure') return notSupportedIn(context.place);
      const saved = await answerWithin(SAVED_TAB_TIMEOUT_MS, () => pages.getConfig(), refusalOf);
      return 'ok' in saved ? { ok: saved.ok?.contentUrl || undefined } : saved;
    },

    tabLink: async () => (await followUp()).tabLinkOf(teamsContext),

    async composeMeeting(draft) {
      const { newMeetingLinkOf } = await followUp();
      const opened = await answerWithin(
        CALL_TIMEOUT_MS,
        () => app.openLink(newMeetingLinkOf(draft)),
        refusalOf,
      );
      return 'refused' in opened ? opened : { ok: true };
    },

    onThemeChange: (listener) => themeListeners.add(listener),

    onUnload(listener) {
      const remove = unloadListeners.add(listener);
      if (!unloadRegistered) {
        unloadRegistered = true;
        // Teams unloads when this settles, and waits its full 30 s if it rejects.
        app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => {
          const everybody = async () => Promise.allSettled(unloadListeners.tell());
          await answerWithin(UNLOAD_TIMEOUT_MS, everybody, refusalOf);
        });
      }
      return remove;
    },

    notifyPainted: () => app.notifyAppLoaded(),

    notifyReady() {
      app.notifySuccess().catch(ignore);
    },

    // Reported as an expected failure: for any other Teams shows a page of its own over ours.
    notifyFailed: (message) =>
      app.notifyExpectedFailure({ reason: app.ExpectedFailureReason.Other, message }),
  };
}

async function save(
  event: pages.config.SaveEvent,
  settings: TabSettings,
  beforeSave: () => Promise<void>,
): Promise<void> {
  const config = {
    entityId: settings.entityId,
    contentUrl: settings.contentUrl,
    websiteUrl: settings.websiteUrl,
    suggestedDisplayName: settings.name,
  };
  const prepared = await answerWithin(BEFORE_SAVE_TIMEOUT_MS, beforeSave, refusalOf);
  const saved =
    'ok' in prepared
      ? await answerWithin(SAVE_TIMEOUT_MS, () => pages.config.setConfig(config), refusalOf)
      : prepared;
  if ('ok' in saved) event.notifySuccess();
  else event.notifyFailure(saved.detail);
}

/** Turns an error-first callback into a promise. Teams calls it with one argument more than its type says. */
function called<T>(start: (reply: (error: unknown, result: T | null) => void) => void): Promise<T | null> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result)));
  });
}

async function done(start: (reply: (error: unknown, result: boolean | null) => void) => void): Promise<true> {
  if ((await called(start)) !== true) throw new Error('the host answered neither yes nor why not');
  return true;
}

const REASONS: Readonly<Partial<Record<number, HostRefusalReason>>> = {
  [ErrorCode.PERMISSION_DENIED]: 'notAllowed',
  [ErrorCode.UNAUTHORIZED_USER_OPERATION]: 'notAllowed',
  [ErrorCode.NOT_SUPPORTED_ON_PLATFORM]: 'notSupported',
  [ErrorCode.NOT_SUPPORTED_IN_CURRENT_CONTEXT]: 'notInContext',
  [ErrorCode.OLD_PLATFORM]: 'notSupported',
  [ErrorCode.OPERATION_TIMED_OUT]: 'noAnswer',
};

function refusalOf(error: unknown): HostRefusal {
  const code =
    typeof error === 'object' && error !== null && 'errorCode' in error ? error.errorCode : undefined;
  const reason = typeof code === 'number' ? REASONS[code] : undefined;
  return { refused: reason ?? 'failed', detail: detailOf(error) };
}

/**
 * Messages of Teams and Entra for missing consent: the person's, the administrator's, or the tenant's, which does not
 * know the app. They are not documented; any other counts as a missing token.
 */
const CONSENT_IS_MISSING = /consent|invalid_resource|AADSTS(65001|65004|90094|500011|650057)\b/i;

function tokenRefusalOf(error: unknown): HostRefusal<TokenRefusalReason> {
  const detail = detailOf(error);
  return { refused: CONSENT_IS_MISSING.test(detail) ? 'noConsent' : 'noToken', detail };
}

function notSupportedIn(place: HostPlace): HostRefusal {
  return { refused: 'notSupported', detail: `not possible in the place "${place}"` };
}

function toHostContext(context: app.Context): HostContext {
  return {
    place: PLACES[context.page.frameContext] ?? 'tab',
    theme: toHostTheme(context.app.theme),
    locale: context.app.locale,
    ...meetingOf(context),
    ...(context.user?.id ? { personMark: markOf(context.user.id) } : {}),
  };
}

/** The server asks the directory about a channel by its team, which is not part of the meeting's id. */
function meetingOf({ meeting, chat, channel, team }: app.Context): Pick<HostContext, 'meetingId'> {
  if (meeting) {
    const teamId = channel && (team?.groupId ?? channel.ownerGroupId);
    return { meetingId: teamId ? `${meeting.id}.${teamId}` : meeting.id };
  }
  // As Teams writes the id of a meeting, which in a call may be missing.
  return chat && !channel ? { meetingId: btoa(`0#${chat.id}#0`) } : {};
}

/**
 * Few bits on purpose (FNV-1a, 32): enough for the people of one device, and shared by many people of an
 * organisation.
 */
function markOf(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The tabs of the meeting's chat and details, a dialogue and a page opened on its own are all "tab". */
const PLACES: Readonly<Partial<Record<FrameContexts, HostPlace>>> = {
  [FrameContexts.settings]: 'configure',
  [FrameContexts.sidePanel]: 'sidePanel',
  [FrameContexts.meetingStage]: 'stage',
};

const THEMES: ReadonlyMap<string, HostTheme> = new Map([
  ['dark', 'dark'],
  // The translucent theme of headsets has light text on a dark ground.
  ['glass', 'dark'],
  ['contrast', 'contrast'],
]);

function toHostTheme(teamsTheme: string): HostTheme {
  return THEMES.get(teamsTheme) ?? 'light';
}

function ignore(): void {}
