import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Person } from '../contract.ts';
import { userPrincipalName } from './cast.ts';
import { graphError } from './identity.ts';
import type { Meeting } from './meeting.ts';

const MEMBERS_PER_PAGE = 100;

export interface DirectoryOptions {
  readonly origin: string;
  readonly tenantId: string;
  readonly requireAppToken: RequestHandler;
  /** The running meeting; earlier ones are forgotten. */
  readonly meeting: () => Meeting;
}

/** The calls of Microsoft Graph for the members and organiser of a meeting, or of its channel's team. */
export function createDirectory(options: DirectoryOptions): Router {
  const { origin, tenantId } = options;
  const routes = Router();
  routes.use('/v1.0', options.requireAppToken);

  routes.get('/v1.0/chats/:id', (request, response) => {
    const meeting = options.meeting();
    // Graph knows no chat of a channel.
    if (request.params.id !== meeting.chatId || meeting.channel) {
      response.status(404).json(graphError('NotFound', 'Chat not found.'));
      return;
    }
    response.json({
      '@odata.context': `${origin}/v1.0/$metadata#chats/$entity`,
      id: meeting.chatId,
      topic: meeting.title,
      createdDateTime: meeting.startsAt.toISOString(),
      lastUpdatedDateTime: meeting.startsAt.toISOString(),
      chatType: meeting.kind === 'call' ? 'group' : 'meeting',
      webUrl: `${origin}/l/chat/${encodeURIComponent(meeting.chatId)}/0?tenantId=${tenantId}`,
      tenantId,
      viewpoint: null,
      onlineMeetingInfo:
        meeting.kind === 'call'
          ? null
          : {
              calendarEventId: null,
              joinWebUrl: `${origin}/l/meetup-join/${encodeURIComponent(meeting.chatId)}/0`,
              organizer: { id: meeting.organiser.id, displayName: null, userIdentityType: 'aadUser' },
            },
    });
  });

  routes.get('/v1.0/chats/:id/members', (request, response) => {
    const meeting = options.meeting();
    if (request.params.id !== meeting.chatId || meeting.channel) {
      response.status(404).json(graphError('NotFound', 'Chat not found.'));
      return;
    }
    const { chatId, people } = meeting;
    const id = encodeURIComponent(chatId);
    answerMembers(request, response, {
      path: `chats/${id}`,
      context: `chats('${id}')`,
      people,
      // Graph lists every member of the tenant as an owner of the chat, so this does not show the organiser.
      entryOf: (person) => member(person, chatId, tenantId, ['owner']),
    });
  });

  routes.get('/v1.0/teams/:team/channels/:id', (request, response) => {
    const { channel } = options.meeting();
    const { team, id } = request.params;
    if (channel === null || team !== channel.groupId || id !== channel.channelId) {
      response.status(404).json(graphError('NotFound', 'No channel found with that id.'));
      return;
    }
    response.json({
      '@odata.context': `${origin}/v1.0/$metadata#teams('${team}')/channels/$entity`,
      id,
      displayName: 'Digital udvikling',
      membershipType: 'standard',
      tenantId,
    });
  });

  routes.get('/v1.0/teams/:team/members', (request, response) => {
    const { channel, people, organiser } = options.meeting();
    const { team } = request.params;
    if (channel === null || team !== channel.groupId) {
      response.status(404).json(graphError('NotFound', 'No team found with that id.'));
      return;
    }
    answerMembers(request, response, {
      path: `teams/${team}`,
      context: `teams('${team}')`,
      // A guest is in the meeting and in no team.
      people: people.filter(({ role }) => role !== 'guest'),
      entryOf: (person) => member(person, team, tenantId, person.id === organiser.id ? ['owner'] : []),
    });
  });

  interface MemberList {
    readonly path: string;
    readonly context: string;
    readonly people: readonly Person[];
    readonly entryOf: (person: Person) => object;
  }

  function answerMembers(request: Request, response: Response, list: MemberList): void {
    const { path, context, people, entryOf } = list;
    const top = positiveInteger(request.query.$top) ?? MEMBERS_PER_PAGE;
    const from = positiveInteger(request.query.$skiptoken) ?? 0;
    const page = people.slice(from, from + top);
    const more = from + top < people.length;
    const next = `${origin}/v1.0/${path}/members?$top=${top}&$skiptoken=${from + top}`;
    response.json({
      '@odata.context': `${origin}/v1.0/$metadata#${context}/members`,
      '@odata.count': page.length,
      ...(more ? { '@odata.nextLink': next } : {}),
      value: page.map(entryOf),
    });
  }

  return routes;
}

function member(person: Person, placeId: string, tenantId: string, roles: readonly string[]) {
  const common = {
    id: createHash('sha256').update(`${placeId} ${person.id}`).digest('base64'),
    displayName: person.name,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
  };
  if (person.role === 'guest') {
    return {
      '@odata.type': '#microsoft.graph.anonymousGuestConversationMember',
      ...common,
      roles: ['anonymous'],
      anonymousGuestId: person.id,
    };
  }
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    ...common,
    roles,
    userId: person.id,
    email: userPrincipalName(person.name),
    tenantId,
  };
}

function positiveInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
