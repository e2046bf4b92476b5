import type { Language, MeetingView, PersonView } from '../../contract.ts';

/** teams-js' name of the place a frame is shown in. */
export type FrameContext = 'settings' | 'sidePanel' | 'meetingStage' | 'content' | 'task';

const LOCALES: Readonly<Record<Language, string>> = { da: 'da-dk', en: 'en-us' };

/** The flat context of version 1 that teams-js 2 turns into its nested one. */
export interface TeamsContext {
  readonly theme: string;
  readonly locale: string;
  readonly frameContext: FrameContext;
  readonly hostName: 'Teams';
  readonly hostClientType: 'desktop' | 'ios';
  readonly [field: string]: string | boolean | undefined;
}

export function teamsContext(
  meeting: MeetingView,
  person: PersonView,
  frameContext: FrameContext,
  sessionId: string,
): TeamsContext {
  const guest = person.role === 'guest';
  return {
    theme: person.theme,
    locale: LOCALES[person.language],
    frameContext,
    hostName: 'Teams',
    hostClientType: person.phone ? 'ios' : 'desktop',
    entityId: meeting.app?.entityId ?? '',
    subEntityId: '',
    chatId: meeting.chatId,
    meetingId: meeting.meetingId,
    tid: meeting.tenantId,
    userObjectId: guest ? undefined : person.id,
    userPrincipalName: guest ? undefined : person.userPrincipalName,
    loginHint: guest ? undefined : person.userPrincipalName,
    userLicenseType: guest ? 'Anonymous' : 'Unknown',
    sessionId,
    appSessionId: `${sessionId}-${frameContext}`,
    ringId: 'general',
    isFullScreen: false,
    isMultiWindow: !person.phone,
  };
}

/** Fills in the placeholders that Teams knows in an app's addresses, such as `{theme}`. */
export function fillPlaceholders(address: string, context: TeamsContext): string {
  return address.replace(/\{(\w+)\}|%7B(\w+)%7D/gi, (whole, plain?: string, encoded?: string) => {
    const value = context[plain ?? encoded ?? ''];
    return typeof value === 'string' ? encodeURIComponent(value) : whole;
  });
}

/**
 * The address without its origin, provided the origin is one that the app is served from for somebody in the meeting:
 * Teams refuses addresses outside the app's domains.
 */
export function withinApp(
  address: unknown,
  people: readonly { readonly origin: string }[],
): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!people.some(({ origin }) => origin === url.origin)) return undefined;
  // The placeholders come back readable: parsing has encoded their braces.
  return `${url.pathname}${url.search}${url.hash}`.replace(/%7B(\w+)%7D/gi, '{$1}');
}
