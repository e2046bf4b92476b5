import { EventEmitter } from 'node:events';
import { type ErrorRequestHandler, json, type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import {
  LANGUAGES,
  MEETING_KINDS,
  type MeetingView,
  PANEL_WIDTH_PX,
  type Person,
  type PersonView,
  type PhoneView,
  RELOAD_EVENT,
  RELOADED,
  type Reloaded,
  SHARINGS,
  SIMULATOR_PATHS,
  type SimulatorError,
  TAB_KINDS,
  THEMES,
  type TokenReply,
} from '../contract.ts';
import { userPrincipalName } from './cast.ts';
import type { IdentityProvider } from './identity.ts';
import { MeetingError } from './meeting.ts';
import type { MeetingRoom, PhoneInRoom } from './room.ts';

const EVENTS_HEARTBEAT_MS = 15_000;

const kind = z.enum(['colleague', 'guest']);
/** Stored without an origin, since every person reaches the app at their own. */
const relativeUrl = z.string().regex(/^\/(?!\/)/, 'must be a path on the app');
const REQUESTS = {
  reload: z.object({ what: z.enum(RELOADED).default('page') }),
  newMeeting: z.object({
    people: z.array(kind).max(20).optional(),
    kind: z.enum(MEETING_KINDS).optional(),
    tab: z.enum(TAB_KINDS).optional(),
  }),
  addPerson: z.object({ kind }),
  changePerson: z
    .object({
      language: z.enum(LANGUAGES),
      theme: z.enum(THEMES),
      panelWidth: z.number().int().min(PANEL_WIDTH_PX.min).max(PANEL_WIDTH_PX.max),
      phone: z.boolean(),
      present: z.boolean(),
      online: z.boolean(),
      sharing: z.enum(SHARINGS),
      saysShared: z.boolean(),
      role: z.enum(['presenter', 'attendee']),
    })
    .partial()
    .strict(),
  app: z.object({ contentUrl: relativeUrl, entityId: z.string(), name: z.string() }),
  share: z.object({ url: relativeUrl, by: z.string() }),
};

/** The page's API. Every change is sent to all open pages as an event. */
export function createApi(room: MeetingRoom, identity: IdentityProvider, tenantId: string): Router {
  const routes = Router();
  const changes = new EventEmitter().setMaxListeners(0);
  const changed = () => changes.emit('changed');

  function personView(request: Request, person: Person): PersonView {
    return {
      ...person,
      // The page may have been opened under another name of this machine; its frames use the same one.
      origin: `http://${request.hostname}:${room.gatewayPort(person.id)}`,
      userPrincipalName: person.role === 'guest' ? '' : userPrincipalName(person.name),
    };
  }

  function phoneView(request: Request, phone: PhoneInRoom): PhoneView {
    return { ...phone, origin: `http://${request.hostname}:${room.gatewayPort(phone.id)}` };
  }

  function meetingView(request: Request): MeetingView {
    const { meeting } = room;
    return {
      kind: meeting.kind,
      tab: meeting.tab,
      meetingId: meeting.meetingId,
      chatId: meeting.chatId,
      tenantId,
      title: meeting.title,
      startsAt: meeting.startsAt.toISOString(),
      endsAt: meeting.endsAt.toISOString(),
      people: meeting.people.map((person) => personView(request, person)),
      phones: room.phones.map((phone) => phoneView(request, phone)),
      app: meeting.app,
      share: meeting.share,
      channel: meeting.channel,
    };
  }

  routes.use('/api', refuseOtherSites, json({ limit: '64kb' }));

  routes.get(SIMULATOR_PATHS.meeting, (request, response) => {
    response.json(meetingView(request));
  });

  routes.get(SIMULATOR_PATHS.events, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const send = () => response.write(`data: ${JSON.stringify(meetingView(request))}\n\n`);
    const heartbeat = setInterval(() => response.write(':\n\n'), EVENTS_HEARTBEAT_MS);
    const reload = (what: Reloaded) => response.write(`event: ${RELOAD_EVENT}\ndata: ${what}\n\n`);
    changes.on('changed', send);
    changes.on('reload', reload);
    response.on('close', () => {
      clearInterval(heartbeat);
      changes.off('changed', send);
      changes.off('reload', reload);
    });
    send();
  });

  routes.post(SIMULATOR_PATHS.reload, (request, response) => {
    changes.emit('reload', REQUESTS.reload.parse(request.body ?? {}).what);
    response.status(204).end();
  });

  routes.post(SIMULATOR_PATHS.newMeeting, async (request, response) => {
    const { people, ...options } = REQUESTS.newMeeting.parse(request.body ?? {});
    await room.startOver(people, withoutUndefined(options));
    changed();
    response.json(meetingView(request));
  });

  routes.post(SIMULATOR_PATHS.people, async (request, response) => {
    const person = await room.add(REQUESTS.addPerson.parse(request.body).kind);
    changed();
    response.status(201).json(personView(request, person));
  });

  routes.post(SIMULATOR_PATHS.phones, async (request, response) => {
    const phone = await room.addPhone();
    changed();
    response.status(201).json(phoneView(request, phone));
  });

  routes.delete(SIMULATOR_PATHS.phone, async (request, response) => {
    await room.removePhone(request.params.id);
    changed();
    response.status(204).end();
  });

  routes.patch(SIMULATOR_PATHS.person, (request, response) => {
    const change = withoutUndefined(REQUESTS.changePerson.parse(request.body));
    const person = room.change(request.params.id, change);
    changed();
    response.json(personView(request, person));
  });

  routes.delete(SIMULATOR_PATHS.person, async (request, response) => {
    await room.remove(request.params.id);
    changed();
    response.status(204).end();
  });

  routes.post(SIMULATOR_PATHS.token, async (request, response) => {
    const person = room.meeting.find(request.params.id);
    if (person.role === 'guest')
      throw new MeetingError('not_allowed', 'A guest has no account to sign in with.');
    const { token, expiresAt } = await identity.ssoToken(person);
    const reply: TokenReply = { token, expiresAt: expiresAt.toISOString() };
    response.set('Cache-Control', 'no-store').json(reply);
  });

  routes.put(SIMULATOR_PATHS.app, (request, response) => {
    room.meeting.addApp(REQUESTS.app.parse(request.body));
    changed();
    response.json(meetingView(request));
  });

  routes.delete(SIMULATOR_PATHS.app, (request, response) => {
    room.meeting.removeApp();
    changed();
    response.json(meetingView(request));
  });

  routes.put(SIMULATOR_PATHS.stage, (request, response) => {
    room.meeting.putOnStage(REQUESTS.share.parse(request.body));
    changed();
    response.json(meetingView(request));
  });

  routes.delete(SIMULATOR_PATHS.stage, (request, response) => {
    room.meeting.clearStage();
    changed();
    response.json(meetingView(request));
  });

  routes.use('/api', (_request, response) => {
    response.status(404).json(errorBody('not_found', 'The simulator has no such call.'));
  });
  routes.use('/api', answerErrors);
  return routes;
}

/** A page of another site in the browser must not control the meeting or fetch its people's tokens. */
const refuseOtherSites: RequestHandler = (request, response, next) => {
  const origin = request.get('origin');
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host !== request.get('host')) {
    response.status(403).json(errorBody('not_allowed', "Only the simulator's own page may do this."));
    return;
  }
  next();
};

const answerErrors: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
  } else if (error instanceof MeetingError) {
    response.status(error.code === 'not_found' ? 404 : 403).json(errorBody(error.code, error.message));
  } else if (error instanceof z.ZodError) {
    response.status(400).json(errorBody('bad_request', z.prettifyError(error)));
  } else if (error instanceof SyntaxError) {
    response.status(400).json(errorBody('bad_request', 'The body is not JSON.'));
  } else {
    next(error);
  }
};

function errorBody(code: string, message: string): SimulatorError {
  return { error: { code, message } };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Defined<T>;
}
