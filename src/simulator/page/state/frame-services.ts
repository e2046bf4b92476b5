import type { MeetingView, PersonView, Sharing } from '../../contract.ts';
import { PERMISSION_REFUSED } from '../host/calls.ts';
import { type FrameContext, teamsContext, withinApp } from '../host/context.ts';
import { SDK_ERROR, type SdkError } from '../host/messages.ts';
import type { DialogOutcome, DialogRequest, FrameServices, InstanceConfig } from '../host/services.ts';
import type { Desk } from './desk.ts';

/** The functions of the view around a frame; the rest is the same for every frame of a person. */
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
const SHARING_REFUSALS: Readonly<Record<Sharing, SdkError | undefined>> = {
  allowed: undefined,
  denied: PERMISSION_REFUSED,
  notInContext: {
    errorCode: SDK_ERROR.notSupportedInContext,
    message: 'API is not supported in current context',
  },
  fails: { errorCode: SDK_ERROR.internal, message: 'Internal error' },
};
const OUTSIDE_APP: SdkError = {
  errorCode: SDK_ERROR.invalidArguments,
  message: "The address is not in the app's domains",
};
const NO_CLIPBOARD: SdkError = { errorCode: SDK_ERROR.internal, message: 'The clipboard is not available' };

/** One person's Teams for the app in one of its frames. Reads the meeting for each call. */
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

  /** Attendees get the same answer as a device that cannot share. */
  const sharingOf = ({ role, sharing }: PersonView): Sharing =>
    sharing === 'allowed' && (role === 'attendee' || role === 'guest') ? 'notInContext' : sharing;
  const stageRefusal = (person: PersonView): SdkError | undefined =>
    person.online ? SHARING_REFUSALS[sharingOf(person)] : OFFLINE;

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
    isSharing: () => now().person.saysShared || now().meeting.share !== null,
    hasSharePermission: () => ['allowed', 'fails'].includes(sharingOf(now().person)),

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
      type: meeting.kind === 'call' ? 'GroupCall' : 'Scheduled',
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
