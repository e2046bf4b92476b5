/** Membership from the meeting's chat in Microsoft Graph, with the consent given when the app was added to the meeting. */
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { createMemory } from '../memory.ts';
import type { Directory, Membership } from './directory.ts';
import { type GraphClient, unavailable } from './graphClient.ts';

/** Somebody who is taken out of the meeting is let in for so long at most. */
const CACHE_LIFE_MS = 60_000;
/** For somebody who is not found a meeting is read again, and then not for so long: strangers could have it read all the time. */
const MISS_LIFE_MS = 5_000;
const MAX_CACHED_MEETINGS = 500;
const MAX_PAGES = 40;

const MEMBERS = z.object({
  value: z.array(
    z.object({
      userId: z.string().nullish(),
      displayName: z.string().nullish(),
      tenantId: z.string().nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
const CHAT = z.object({
  onlineMeetingInfo: z.object({ organizer: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});

interface Meeting {
  /** By object id, lower case. */
  readonly names: ReadonlyMap<string, string>;
  readonly organiserId?: string;
  readonly readAtMs: number;
  /** Because somebody was not found. */
  readonly afterMiss: boolean;
}

export interface GraphDirectoryOptions {
  readonly client: GraphClient;
  readonly endpoint: string;
  readonly now: () => number;
}

export function createGraphDirectory({ client, endpoint, now }: GraphDirectoryOptions): Directory {
  const meetings = createMemory<Meeting>(MAX_CACHED_MEETINGS);

  async function namesIn(tenantId: string, chat: string): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    let address: string | undefined = `${chat}/members`;
    for (let page = 0; address !== undefined; page++) {
      if (page === MAX_PAGES) throw unavailable();
      const reply = await client.get(tenantId, address);
      if (isNoSuchMeeting(reply.status)) return names;
      if (reply.status !== 200) throw refused();
      const members = MEMBERS.safeParse(reply.body);
      if (!members.success) throw unavailable();
      for (const { userId, displayName, tenantId: home } of members.data.value) {
        // People of other tenants sign in elsewhere: the same id there would be somebody else.
        if (userId && (!home || home.toLowerCase() === tenantId))
          names.set(userId.toLowerCase(), displayName ?? '');
      }
      address = members.data['@odata.nextLink'];
    }
    return names;
  }

  /** Without this the meeting works, only nobody is known as its organiser. */
  async function organiserOf(tenantId: string, chat: string): Promise<string | undefined> {
    const reply = await client.get(tenantId, chat).catch(() => undefined);
    const parsed = CHAT.safeParse(reply?.body);
    return parsed.data?.onlineMeetingInfo?.organizer?.id?.toLowerCase();
  }

  async function read(tenantId: string, chatId: string, afterMiss: boolean): Promise<Meeting> {
    const readAtMs = now();
    const chat = `${endpoint}/v1.0/chats/${encodeURIComponent(chatId)}`;
    const [names, organiserId] = await Promise.all([namesIn(tenantId, chat), organiserOf(tenantId, chat)]);
    return { names, readAtMs, afterMiss, ...(organiserId !== undefined && { organiserId }) };
  }

  /** What is known of the meeting if it was read at that time or later, else what the directory says now. */
  function meeting(tenantId: string, chatId: string, sinceMs: number): Promise<Meeting> {
    return meetings.recall(
      `${tenantId} ${chatId}`,
      ({ readAtMs }) => readAtMs >= sinceMs,
      () => read(tenantId, chatId, false),
    );
  }

  /** The meeting for somebody who was not in it when it was read last: perhaps they have only just come in. */
  function meetingAfterMiss(tenantId: string, chatId: string, nowMs: number): Promise<Meeting> {
    return meetings.recall(
      `${tenantId} ${chatId}`,
      ({ readAtMs, afterMiss }) => readAtMs >= nowMs - (afterMiss ? MISS_LIFE_MS : 0),
      () => read(tenantId, chatId, true),
    );
  }

  return {
    async membership({ tenantId, chatId, objectId }): Promise<Membership | undefined> {
      const askedAtMs = now();
      let found = await meeting(tenantId, chatId, askedAtMs - CACHE_LIFE_MS);
      if (!found.names.has(objectId)) found = await meetingAfterMiss(tenantId, chatId, askedAtMs);
      const name = found.names.get(objectId);
      return name === undefined ? undefined : { name, organiser: found.organiserId === objectId };
    },
    async members({ tenantId, chatId, isFresh }) {
      const sinceMs = now() - (isFresh ? 0 : CACHE_LIFE_MS);
      return (await meeting(tenantId, chatId, sinceMs)).names;
    },
  };
}

/** Graph answers 400 to ids it cannot read. */
const isNoSuchMeeting = (status: number): boolean => status === 404 || status === 400 || status === 410;
const refused = (): Failure =>
  new Failure('directory_refused', 'The app has no consent to see who is in this meeting.');
