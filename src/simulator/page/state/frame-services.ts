import type { MeetingView, PersonView } from '../../contract.ts';
import { PERMISSION_REFUSED } from '../host/calls.ts';
import { type FrameContext, teamsContext, withinApp } from '../host/context.ts';
import { SDK_ERROR, type SdkError } from '../host/messages.ts';
import type { DialogOutcome, DialogRequest, FrameServices, InstanceConfig } from '../host/services.ts';
import type { Desk } from './desk.ts';

/** What the view around a frame does for it; the rest is the same for every frame of a person. */
export interface FrameHooks {
  readonly loaded: () => void;
  readonly failed: (reason: string, message: string) => void;
  readonly setValidity?: (valid: boolean) => void;
  readonly setConfig?: (config: InstanceConfig) => void;
  readonly openDialog?: (request: DialogRequest) => Promise<DialogOutcome>;
  readonly submitDialog?: (result: unknown) => void;
  readonly returnFocus?: (forward: boolean) => void;
}

const OFFLINE: SdkError = { errorCode: SDK_ERROR.network, message: 'The network is not available' };
const NOT_AUTHORIZED: SdkError = {
  errorCode: SDK_ERROR.unauthorizedUserOperation,
  message: 'The user is not authorized to share content',
};
const OUTSIDE_APP: SdkError = {
  errorCode: SDK_ERROR.invalidArguments,
  message: "The address is not in the app's domains",
};
const NO_CLIPBOARD: SdkError = { errorCode: SDK_ERROR.internal, message: 'The clipboard is not available' };

/** One person's Teams, as the app in one of its frames sees it. Reads the meeting anew for each call. */
export function frameServices(
  desk: Desk,
  personId: string,
  place: FrameContext,
  hooks: () => FrameHooks,
): FrameServices {
  const { client } = desk;

  function now(): { meeting: MeetingView; person: PersonView } {
    const { meeting } = client.snapshot();
    const person = meeting?.people.find(({ id }) => id === personId);
    if (meeting === null || person === undefined)
      throw new Error('a frame belongs to somebody in the meeting');
    return { meeting, person };
  }

  function stageRefusal({ role, shareRefused, online }: PersonView): SdkError | undefined {
    if (!online) return OFFLINE;
    if (shareRefused) return PERMISSION_REFUSED;
    return role === 'attendee' || role === 'guest' ? NOT_AUTHORIZED : undefined;
  }

  return {
    place,
    context: () => {
      const { meeting, person } = now();
      return teamsContext(meeting, person, place, desk.sessionId);
    },
    authToken: () => desk.tokens.token(now().person),
    meetingDetails: () => meetingDetails(now().meeting),

    async share(address) {
      const { meeting, person } = now();
      const refusal = stageRefusal(person);
      if (refusal !== undefined) return refusal;
      const url = withinApp(address, meeting.people);
      if (url === undefined) return OUTSIDE_APP;
      return attempt(client.share({ url, by: personId }));
    },
    async stopSharing() {
      return stageRefusal(now().person) ?? attempt(client.clearStage());
    },
    isSharing: () => now().meeting.share !== null,
    hasSharePermission: () => !now().person.shareRefused,

    config: () => {
      const { meeting, person } = now();
      if (meeting.app === null) return {};
      const { entityId, name, contentUrl } = meeting.app;
      return { entityId, suggestedDisplayName: name, contentUrl: person.origin + contentUrl };
    },
    setConfig: (config) => hooks().setConfig?.(config),
    setValidity: (valid) => hooks().setValidity?.(valid),

    openDialog: async (request) =>
      (await hooks().openDialog?.(request)) ?? { cancelled: 'This place cannot open a dialog.' },
    submitDialog: (result) => hooks().submitDialog?.(result),

    copy,
    openLink: (url) => {
      if (!/^(?:https?|mailto):/.test(url)) return false;
      window.open(url, '_blank', 'noopener');
      return true;
    },
    returnFocus: (forward) => hooks().returnFocus?.(forward),
    loaded: () => hooks().loaded(),
    failed: (reason, message) => hooks().failed(reason, message),
  };
}

function meetingDetails(meeting: MeetingView) {
  const organiser = meeting.people.find(({ role }) => role === 'organiser');
  return {
    details: {
      id: meeting.meetingId,
      title: meeting.title,
      type: 'Scheduled',
      scheduledStartTime: meeting.startsAt,
      scheduledEndTime: meeting.endsAt,
      joinUrl: `${window.location.origin}/l/meetup-join/${encodeURIComponent(meeting.chatId)}/0`,
    },
    conversation: { id: meeting.chatId },
    organizer: { id: organiser?.id, tenantId: meeting.tenantId },
  };
}

async function attempt(call: Promise<unknown>): Promise<SdkError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return { errorCode: SDK_ERROR.internal, message: String(error) };
  }
}

async function copy(mimeType: string, content: string): Promise<SdkError | undefined> {
  try {
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
    const blob = new Blob([bytes], { type: mimeType });
    await navigator.clipboard.write([new ClipboardItem({ [mimeType]: blob })]);
    return undefined;
  } catch {
    return NO_CLIPBOARD;
  }
}
