import { createHash } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import type { Person } from '../contract.ts';
import { userPrincipalName } from './cast.ts';
import { graphError } from './identity.ts';
import type { Meeting } from './meeting.ts';

const MEMBERS_PER_PAGE = 100;

export interface DirectoryOptions {
  readonly origin: string;
  readonly tenantId: string;
  readonly requireAppToken: RequestHandler;
  /** The meeting that is going on; earlier ones are forgotten. */
  readonly meeting: () => Meeting;
}

/** The two calls of Microsoft Graph that tell who belongs to a meeting and who organises it. */
export function createDirectory(options: DirectoryOptions): Router {
  const { origin, tenantId } = options;
  const routes = Router();
  routes.use('/v1.0', options.requireAppToken);

  routes.get('/v1.0/chats/:id', (request, response) => {
    const meeting = options.meeting();
    if (request.params.id !== meeting.chatId) {
      response.status(404).json(graphError('NotFound', 'Chat not found.'));
      return;
    }
    response.json({
      '@odata.context': `${origin}/v1.0/$metadata#chats/$entity`,
      id: meeting.chatId,
      topic: meeting.title,
      createdDateTime: meeting.startsAt.toISOString(),
      lastUpdatedDateTime: meeting.startsAt.toISOString(),
      chatType: 'meeting',
      webUrl: `${origin}/l/chat/${encodeURIComponent(meeting.chatId)}/0?tenantId=${tenantId}`,
      tenantId,
      viewpoint: null,
      onlineMeetingInfo: {
        calendarEventId: null,
        joinWebUrl: `${origin}/l/meetup-join/${encodeURIComponent(meeting.chatId)}/0`,
        organizer: { id: meeting.organiser.id, displayName: null, userIdentityType: 'aadUser' },
      },
    });
  });

  routes.get('/v1.0/chats/:id/members', (request, response) => {
    const meeting = options.meeting();
    if (request.params.id !== meeting.chatId) {
      response.status(404).json(graphError('NotFound', 'Chat not found.'));
      return;
    }
    const top = positiveInteger(request.query.$top) ?? MEMBERS_PER_PAGE;
    const from = positiveInteger(request.query.$skiptoken) ?? 0;
    const page = meeting.people.slice(from, from + top);
    const address = `${origin}/v1.0/chats/${encodeURIComponent(meeting.chatId)}/members`;
    const more = from + top < meeting.people.length;
    response.json({
      '@odata.context': `${origin}/v1.0/$metadata#chats('${encodeURIComponent(meeting.chatId)}')/members`,
      '@odata.count': page.length,
      ...(more ? { '@odata.nextLink': `${address}?$top=${top}&$skiptoken=${from + top}` } : {}),
      value: page.map((person) => member(person, meeting.chatId, tenantId)),
    });
  });

  return routes;
}

function member(person: Person, chatId: string, tenantId: string) {
  const common = {
    id: createHash('sha256').update(`${chatId} ${person.id}`).digest('base64'),
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
    // Graph calls every member from the tenant an owner of the chat: it tells nothing about who organises.
    roles: ['owner'],
    userId: person.id,
    email: userPrincipalName(person.name),
    tenantId,
  };
}

function positiveInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
