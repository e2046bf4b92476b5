import type { Language, MeetingView, PersonView } from '../../contract.ts';

/** teams-js' name of a frame's place. */
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
    meetingId: meeting.meetingId || undefined,
    ...(meeting.channel && {
      channelId: meeting.channel.channelId,
      channelName: 'Digital udvikling',
      channelType: 'Regular',
      teamId: meeting.channel.channelId,
      teamName: 'Solby',
      groupId: meeting.channel.groupId,
    }),
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

/** Fills in Teams' placeholders in an app's URLs, such as `{theme}`. */
export function fillPlaceholders(address: string, context: TeamsContext): string {
  return address.replace(/\{(\w+)\}|%7B(\w+)%7D/gi, (whole, plain?: string, encoded?: string) => {
    const value = context[plain ?? encoded ?? ''];
    return typeof value === 'string' ? encodeURIComponent(value) : whole;
  });
}

/**
 * The URL without its origin, if the origin serves the app for a person in the meeting: Teams refuses URLs outside
 * the app's domains.
 */
export function withinApp(
  address: unknown,
  people: readonly { readonly origin: string }[],
): string | undefined {
  const url = typeof address === 'string' ? parsed(address) : undefined;
  if (!url || !people.some(({ origin }) => origin === url.origin)) return undefined;
  // Restores the placeholders' braces, which parsing has encoded.
  return `${url.pathname}${url.search}${url.hash}`.replace(/%7B(\w+)%7D/gi, '{$1}');
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
