/** A session that ANNA leads, and phones at its table, as the pages of both ask the server. */
import { randomUUID } from 'node:crypto';
import type { Contribution, PhoneTable } from '../../../src/shared/contract/schemas/phones.ts';
import { ANNA } from './appServer.ts';
import type { AskedServer, Reply } from './askServer.ts';
import type { Person } from './cloud.ts';

export const PLACEMENT = 'placement-11111111-2222-4333-8444-555555555555';
export const TIMER = 'time-11111111-2222-4333-8444-555555555555';

export const TABLE: PhoneTable = {
  ...{ phase: 'running', access: 'open', part: 'cards', step: 'cards-1-k01' },
  card: {
    ...{ id: 'k01', ordinal: 1, colour: 'blue' },
    area: { da: 'Område', en: 'Area' },
    question: { da: 'Hvad bruger vi?', en: 'What do we use?' },
    examples: { da: ['Et eksempel'], en: ['An example'] },
  },
  ...{ tools: [], wordsRound: 'k01', speaking: false },
  timer: { id: TIMER, startedAtMs: 1, endsAtMs: 2 },
  placement: {
    ...{ pollId: PLACEMENT, statement: 'Vi er klar', lowest: 'Slet ikke', highest: 'Helt', tooFew: false },
  },
};

export interface TestRoom {
  readonly sessionId: string;
  /** Of the session's routes. */
  readonly at: string;
  openDoor(as?: Person): Promise<Reply>;
  /** As a facilitator. */
  room(as?: Person): Promise<Reply>;
  change(body: object, as?: Person): Promise<Reply>;
  show(table?: object, as?: Person): Promise<Reply>;
  enter(code: string, name?: string, headers?: Record<string, string>): Promise<Reply>;
  /** Enters with that code, and is let in. */
  phone(code: string, name?: string): Promise<string>;
  see(ticket: string, since?: string): Promise<Reply>;
  contribute(ticket: string, contribution: Contribution, id?: string): Promise<Reply>;
  answer(ticket: string, poll: string, answer: string, secret?: string): Promise<Reply>;
}

/** `members` besides ANNA. */
export async function startRoom(server: AskedServer, ...members: readonly Person[]): Promise<TestRoom> {
  const { meetingId } = server.meeting(ANNA, ...members);
  const { id } = (await server.post('/api/sessions', { as: ANNA, body: { meetingId } })).body.session;
  const at = `/api/sessions/${id}`;
  await server.post(`${at}/document`, { as: ANNA, body: { documentId: `table-${id}` } });
  await server.post(`${at}/roles/claim`, { as: ANNA });
  return roomOf(server, id);
}

export function roomOf(server: AskedServer, sessionId: string): TestRoom {
  const at = `/api/sessions/${sessionId}`;
  const by = (ticket: string) => ({ headers: { authorization: `Phone ${ticket}` } });
  const room: TestRoom = {
    ...{ sessionId, at },
    openDoor: (as = ANNA) => server.post(`${at}/door`, { as }),
    room: (as = ANNA) => server.ask(`${at}/room`, { as }),
    change: (body, as = ANNA) => server.post(`${at}/room`, { as, body }),
    show: (table = TABLE, as = ANNA) =>
      server.ask(`${at}/room/table`, { method: 'PUT', as, body: { table } }),
    enter: (code, name, headers) =>
      server.post('/api/phone', {
        body: { code, ...(name !== undefined && { name }) },
        ...(headers && { headers }),
      }),
    async phone(code, name) {
      const { ticket } = (await room.enter(code, name)).body;
      await room.change({ letIn: [phoneOf(ticket)] });
      return ticket;
    },
    see: (ticket, since) =>
      server.ask(`/api/phone${since === undefined ? '' : `?since=${since}`}`, by(ticket)),
    contribute: (ticket, contribution, id = randomUUID()) =>
      server.post('/api/phone/contributions', { ...by(ticket), body: { id, contribution } }),
    answer: (ticket, poll, answer, secret = 'a-secret-of-this-phone-alone') =>
      server.post(`/api/phone/polls/${poll}`, { ...by(ticket), body: { answer, secret } }),
  };
  return room;
}

/** The phone's pseudonym in the session. */
export const phoneOf = (ticket: string): string => ticket.split('.')[1] ?? '';
