/**
 * Membership from the meeting's chat in Microsoft Graph, or from the team of its channel, with the consent given when the app was
 * added there.
 */
import { z } from 'zod';
import { Failure } from '../failure.ts';
import { createMemory } from '../memory.ts';
import type { Directory, Membership, Question } from './directory.ts';
import { type GraphClient, unavailable } from './graphClient.ts';
import { channelNotSupported, channelOfMeeting } from './meetingId.ts';
import { createSearches } from './searches.ts';

/** A removed member keeps access for so long at most. */
const CACHE_LIFE_MS = 60_000;
/** After a lookup that finds no member, the meeting is read again, but not more often: strangers could cause endless reads. */
const MISS_LIFE_MS = 5_000;
const MAX_CACHED_MEETINGS = 500;
/** A meeting keeps its organiser. */
const ORGANISER_LIFE_MS = 60 * 60_000;
const MAX_PAGES = 40;

const MEMBERS = z.object({
  value: z.array(
    z.object({
      userId: z.string().nullish(),
      displayName: z.string().nullish(),
      tenantId: z.string().nullish(),
      roles: z.array(z.string()).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});
const CHAT = z.object({
  onlineMeetingInfo: z.object({ organizer: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
});
/** `standard`: every member of the team is in the channel. */
const CHANNEL = z.object({ membershipType: z.string() });

interface Organiser {
  readonly objectId?: string;
  readonly readAtMs: number;
}

interface Meeting {
  /** By object id, lower case. */
  readonly names: ReadonlyMap<string, string>;
  /** Object ids, lower case. */
  readonly organisers: ReadonlySet<string>;
  readonly readAtMs: number;
  /** Read again because a person was not found. */
  readonly afterMiss: boolean;
}

export interface GraphDirectoryOptions {
  readonly client: GraphClient;
  readonly endpoint: string;
  /** A channel whose team has more members gets no table; 0 for no channel meetings at all. */
  readonly channelMembers: number;
  readonly now: () => number;
}

interface Members {
  readonly names: ReadonlyMap<string, string>;
  readonly owners: ReadonlySet<string>;
}
const NO_MEMBERS: Members = { names: new Map(), owners: new Set() };

export function createGraphDirectory(options: GraphDirectoryOptions): Directory {
  const { client, endpoint, channelMembers, now } = options;
  const meetings = createMemory<Meeting>(MAX_CACHED_MEETINGS, ({ names }) => names.size === 0);
  const underWay = new Map<string, Promise<Membership | undefined>>();
  const organisers = createMemory<Organiser>(MAX_CACHED_MEETINGS);
  const searches = createSearches(now);

  /** Throws `Failure` once there are more than `most`. */
  async function membersAt(
    tenantId: string,
    from: string,
    most = Number.POSITIVE_INFINITY,
  ): Promise<Members> {
    const names = new Map<string, string>();
    const owners = new Set<string>();
    let address: string | undefined = from;
    let count = 0;
    for (let page = 0; address !== undefined; page++) {
      if (page === MAX_PAGES) throw unavailable();
      const reply = await client.get(tenantId, address);
      if (isNoSuchMeeting(reply.status)) return { names, owners };
      if (reply.status !== 200) throw refused();
      const members = MEMBERS.safeParse(reply.body);
      if (!members.success) throw unavailable();
      count += members.data.value.length;
      if (count > most) throw channelNotSupported();
      for (const { userId, displayName, tenantId: home, roles } of members.data.value) {
        // People of other tenants sign in there: the same object id would be another person.
        if (!userId || (home && home.toLowerCase() !== tenantId)) continue;
        names.set(userId.toLowerCase(), displayName ?? '');
        if (roles?.includes('owner')) owners.add(userId.toLowerCase());
      }
      address = members.data['@odata.nextLink'];
    }
    return { names, owners };
  }

  /**
   * Of the team whose channel it is. The page names the team, so Graph has to say that the channel is that team's, and that all
   * of the team are in it.
   */
  async function membersOfChannel(tenantId: string, chatId: string): Promise<Members | undefined> {
    const channel = channelOfMeeting(chatId);
    if (!channel) return undefined;
    if (channelMembers === 0 || channel.teamId === undefined) throw channelNotSupported();
    const team = `${endpoint}/v1.0/teams/${channel.teamId}`;
    const reply = await client.get(tenantId, `${team}/channels/${encodeURIComponent(channel.channelId)}`);
    if (isNoSuchMeeting(reply.status)) return NO_MEMBERS;
    if (reply.status !== 200) throw refused();
    const found = CHANNEL.safeParse(reply.body);
    if (!found.success) throw unavailable();
    if (found.data.membershipType !== 'standard') throw channelNotSupported();
    return membersAt(tenantId, `${team}/members`, channelMembers);
  }

  /** If this fails the meeting works without an organiser. */
  async function readOrganiser(tenantId: string, chat: string): Promise<Organiser> {
    const reply = await client.get(tenantId, chat).catch(() => undefined);
    const parsed = CHAT.safeParse(reply?.body);
    const objectId = parsed.data?.onlineMeetingInfo?.organizer?.id?.toLowerCase();
    return { readAtMs: now(), ...(objectId !== undefined && { objectId }) };
  }

  async function organiserOf(tenantId: string, chat: string): Promise<string | undefined> {
    const { objectId } = await organisers.recall(
      `${tenantId} ${chat}`,
      // One that could not be read is asked for again.
      (known) => known.objectId !== undefined && now() - known.readAtMs < ORGANISER_LIFE_MS,
      () => readOrganiser(tenantId, chat),
    );
    return objectId;
  }

  async function read(tenantId: string, chatId: string, afterMiss: boolean): Promise<Meeting> {
    const readAtMs = now();
    const ofChannel = await membersOfChannel(tenantId, chatId);
    // Graph names no organiser of a channel meeting: the team's owners stand in.
    if (ofChannel) return { names: ofChannel.names, organisers: ofChannel.owners, readAtMs, afterMiss };
    const chat = `${endpoint}/v1.0/chats/${encodeURIComponent(chatId)}`;
    const { names } = await membersAt(tenantId, `${chat}/members`);
    const organiserId = names.size > 0 ? await organiserOf(tenantId, chat) : undefined;
    return {
      names,
      organisers: new Set(organiserId === undefined ? [] : [organiserId]),
      readAtMs,
      afterMiss,
    };
  }

  /** What is known of the meeting if it was read at that time or later, else what the directory says now. */
  function meeting(tenantId: string, chatId: string, sinceMs: number): Promise<Meeting> {
    return meetings.recall(
      `${tenantId} ${chatId}`,
      ({ readAtMs }) => readAtMs >= sinceMs,
      () => read(tenantId, chatId, false),
    );
  }

  /** Reads the meeting again for a person who was not in it: they may have joined since. */
  function meetingAfterMiss(tenantId: string, chatId: string, nowMs: number): Promise<Meeting> {
    return meetings.recall(
      `${tenantId} ${chatId}`,
      ({ readAtMs, afterMiss }) => readAtMs >= nowMs - (afterMiss ? MISS_LIFE_MS : 0),
      () => read(tenantId, chatId, true),
    );
  }

  async function membershipOf({ tenantId, chatId, objectId }: Question): Promise<Membership | undefined> {
    const askedAtMs = now();
    const known = meetings.peek(`${tenantId} ${chatId}`);
    const wasIn = known?.names.has(objectId) ?? false;
    const isFreshMiss = known?.afterMiss === true && known.readAtMs >= askedAtMs - MISS_LIFE_MS;
    if (!wasIn && isFreshMiss) return undefined;
    const look = async (): Promise<Membership | undefined> => {
      let found = await meeting(tenantId, chatId, askedAtMs - CACHE_LIFE_MS);
      if (!found.names.has(objectId)) found = await meetingAfterMiss(tenantId, chatId, askedAtMs);
      const name = found.names.get(objectId);
      return name === undefined ? undefined : { name, organiser: found.organisers.has(objectId) };
    };
    return wasIn ? look() : searches.search(`${tenantId} ${objectId}`, look);
  }

  return {
    membership(question) {
      const key = JSON.stringify(question);
      // A page asks for several things at once: that is one question.
      const asked = underWay.get(key) ?? membershipOf(question).finally(() => underWay.delete(key));
      underWay.set(key, asked);
      return asked;
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
