import { SDK_ERROR } from './messages.ts';
import { HOST_SDK_VERSION, RUNTIME } from './runtime.ts';
import type { DialogRequest, FrameServices, InstanceConfig } from './services.ts';

/** Arguments of the reply; undefined for a call without one. */
type Answer = readonly unknown[] | undefined;
type Call = (services: FrameServices, args: readonly unknown[]) => Answer | Promise<Answer>;

/** Every call of teams-js that this host knows, by its name on the wire. */
const CALLS: Readonly<Record<string, Call>> = {
  initialize: (services) => {
    const { frameContext, hostClientType } = services.context();
    return [frameContext, hostClientType, JSON.stringify(RUNTIME), HOST_SDK_VERSION];
  },
  getContext: (services) => [services.context()],
  // The frame itself keeps the list of handlers.
  registerHandler: () => undefined,

  'appInitialization.appLoaded': (services) => {
    services.loaded();
    return undefined;
  },
  'appInitialization.success': (services) => {
    services.loaded();
    return undefined;
  },
  'appInitialization.failure': (services, [reason, message]) => {
    services.failed(text(reason), text(message));
    return undefined;
  },
  // The app shows its own page about an expected failure; Teams only hides its loading indicator.
  'appInitialization.expectedFailure': (services) => {
    services.loaded();
    return undefined;
  },

  'authentication.getAuthToken': async (services) => {
    const outcome = await services.authToken();
    return 'token' in outcome ? [true, outcome.token] : [false, outcome.reason];
  },

  'meeting.getMeetingDetails': (services) => [null, services.meetingDetails()],
  'meeting.shareAppContentToStage': async (services, [url]) => done(await services.share(url)),
  'meeting.stopSharingAppContentToStage': async (services) => done(await services.stopSharing()),
  'meeting.getAppContentStageSharingState': (services) => [null, { isAppSharing: services.isSharing() }],
  'meeting.getAppContentStageSharingCapabilities': (services) => [
    null,
    { doesAppHaveSharePermission: services.hasSharePermission() },
  ],

  'settings.getSettings': (services) => [services.config()],
  'settings.setSettings': (services, [config]) => {
    if (typeof config !== 'object' || config === null) return [false, 'Settings are missing'];
    services.setConfig(config as InstanceConfig);
    return [true];
  },
  'settings.setValidityState': (services, [valid]) => {
    services.setValidity(valid === true);
    return undefined;
  },

  'tasks.startTask': async (services, [request]) => {
    const outcome = await services.openDialog(dialogRequest(request));
    return 'result' in outcome ? ['', outcome.result] : [outcome.cancelled, ''];
  },
  'tasks.completeTask': (services, [result]) => {
    services.submitDialog(result);
    return undefined;
  },
  // Dialogs keep the size they were opened with.
  'tasks.updateTask': () => undefined,

  'clipboard.writeToClipboard': async (services, [parameters]) => {
    const { mimeType, content } = (parameters ?? {}) as Record<string, unknown>;
    return done(await services.copy(text(mimeType), text(content)));
  },
  executeDeepLink: (services, [url]) =>
    services.openLink(text(url)) ? [true] : [false, 'The link cannot be opened'],
  returnFocus: (services, [forward]) => {
    services.returnFocus(forward === true);
    return undefined;
  },
};

/** Answers one call. `known` is false for an unknown call, which stays unanswered. */
export function answer(
  services: FrameServices,
  func: string,
  args: readonly unknown[],
): { readonly known: boolean; readonly answer: Answer | Promise<Answer> } {
  const call = Object.hasOwn(CALLS, func) ? CALLS[func] : undefined;
  return call === undefined
    ? { known: false, answer: undefined }
    : { known: true, answer: call(services, args) };
}

function done(error: { readonly errorCode: number } | undefined): readonly unknown[] {
  return error === undefined ? [null, true] : [error, null];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function dialogRequest(value: unknown): DialogRequest {
  const { url, title, width, height } = (value ?? {}) as Record<string, unknown>;
  return { url: text(url), title: text(title), width: dimension(width), height: dimension(height) };
}

function dimension(value: unknown): number | 'small' | 'medium' | 'large' {
  if (typeof value === 'number') return value;
  return value === 'large' || value === 'medium' ? value : 'small';
}

export const PERMISSION_REFUSED = {
  errorCode: SDK_ERROR.permissionDenied,
  message: "App doesn't have sufficient permission to use this API",
} as const;
