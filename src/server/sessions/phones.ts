/** People with phones, without an account. Facilitators open the door and let them in; the room is in memory (decision 46). */
import { randomUUID } from 'node:crypto';
import { CLOSING_MAX_CHARACTERS, tidyText } from '../../domain/table/conversation/limits.ts';
import { cardOfRound } from '../../domain/table/conversation/wordsRound.ts';
import { tidyQuestion } from '../../domain/table/ownCardText.ts';
import {
  contentOfClosing,
  contentOfOwnCard,
  contentOfPhoneName,
  contentOfWord,
} from '../../domain/table/sealedContents.ts';
import type { SecurityEventName, SecurityLog } from '../../securityLog/securityLog.ts';
import type { Network } from '../../shared/clientAddress.ts';
import { DOOR_LIFE_MS, WORD_MAX_CHARACTERS } from '../../shared/contract/limits.ts';
import type {
  Contribution,
  PhoneTable,
  PhoneView,
  RoomChange,
  RoomView,
} from '../../shared/contract/schemas/phones.ts';
import type { PollAnswer } from '../../shared/contract/schemas/polls.ts';
import type { SealedContent } from '../../shared/seal.ts';
import type { AnonymousAnswers } from '../anonymous/anonymousAnswers.ts';
import { Failure } from '../failure.ts';
import type { Principal } from '../identity/identity.ts';
import { type Allowance, createLimiter, createRefundableLimiter, type RefundableLimiter } from '../limits.ts';
import { createNews } from '../phones/news.ts';
import type { PhoneTicket, PhoneTickets } from '../phones/phoneTickets.ts';
import { closedDoor, unknownPhone } from '../phones/room.ts';
import type { ContributionSeals, ReplyTo, RoomCommand } from '../phones/roomCommands.ts';
import type { Registry } from '../registry/registry.ts';
import type { AccessControl, Member } from './accessControl.ts';
import type { Names } from './names.ts';
import { ended, notAllowed } from './refusals.ts';
import { digestOf, type SealKeys } from './seals.ts';

/** Wrong codes from one network: sixty people in a room may mistype theirs, a thousand guesses take hours. */
const GUESSES: Allowance = { burst: 120, perSecond: 0.05 };
/** Phones that enter with one session's code, from all networks. */
const ENTRIES: Allowance = { burst: 150, perSecond: 2 };
/** All phones of a table ask at once whether its session goes on. */
const LOOK_AGAIN_MS = 1_000;
/** Another code is tried when a door has the same one. */
const CODES_TRIED = 5;

export interface Phones {
  openDoor(person: Principal, sessionId: string): Promise<RoomView>;
  closeDoor(person: Principal, sessionId: string): Promise<RoomView>;
  room(person: Principal, sessionId: string, since: string | undefined): Promise<RoomView>;
  changeRoom(person: Principal, sessionId: string, change: RoomChange): Promise<RoomView>;
  show(person: Principal, sessionId: string, table: PhoneTable): Promise<void>;
  endRoom(person: Principal, sessionId: string): Promise<void>;
  /** Tells its phones at once, if their room is here; elsewhere they see it when they next ask. */
  sessionEnded(sessionId: string): void;
  enter(
    networks: readonly Network[],
    code: string,
    name: string,
  ): Promise<{ readonly ticket: string; readonly phone: PhoneView }>;
  see(ticket: PhoneTicket, since: string | undefined): Promise<PhoneView>;
  leave(ticket: PhoneTicket): Promise<void>;
  contribute(ticket: PhoneTicket, id: string, contribution: Contribution): Promise<PhoneView>;
  answer(ticket: PhoneTicket, pollId: string, given: AnswerByPhone): Promise<void>;
  /** The server stops. */
  stop(): void;
}

export interface AnswerByPhone {
  readonly answer: PollAnswer;
  readonly secret: string;
  readonly again?: boolean;
}

interface Contributed {
  readonly sessionId: string;
  readonly phone: string;
  readonly itemId: string;
  readonly name: string;
  readonly contribution: Contribution;
}

/** What names its author at the table, as facilitators' pages put it there. */
function contentOf(phone: string, itemId: string, contribution: Contribution): SealedContent | undefined {
  switch (contribution.kind) {
    case 'word': {
      const text = tidyText(contribution.text, WORD_MAX_CHARACTERS) ?? '';
      return contentOfWord(itemId, { text, cardId: cardOfRound(contribution.round), by: phone });
    }
    case 'card': {
      const question = tidyQuestion(contribution.text) ?? '';
      return contentOfOwnCard({ id: itemId, question, areaId: undefined, author: phone });
    }
    case 'closing': {
      const tidy = (text: string) => tidyText(text, CLOSING_MAX_CHARACTERS) ?? '';
      return contentOfClosing(phone, {
        insight: tidy(contribution.insight),
        nextStep: tidy(contribution.nextStep),
      });
    }
    default:
      return undefined;
  }
}

interface Look {
  readonly atMs: number;
  readonly session: ReturnType<Registry['findSession']>;
}

export interface PhonesOptions {
  readonly accessControl: AccessControl;
  readonly registry: Pick<Registry, 'conversation' | 'findSession'>;
  readonly answers: AnonymousAnswers;
  readonly tickets: PhoneTickets;
  readonly names: Names;
  readonly sealKeys: Pick<SealKeys, 'sign'>;
  readonly securityLog: SecurityLog;
  readonly now: () => number;
}

export function createPhones(options: PhonesOptions): Phones {
  const { accessControl, registry, answers, tickets, names, sealKeys, securityLog, now } = options;
  const { conversation } = registry;
  const news = createNews(answers);
  /** By the number of allowances that a network has. */
  const guesses = new Map<number, RefundableLimiter>();
  const entries = createLimiter(ENTRIES, now);
  const looked = new Map<string, Look>();

  async function perform<C extends RoomCommand>(sessionId: string, command: C): Promise<ReplyTo<C>> {
    const reply = await answers.perform({ name: 'room', sessionId, memberId: '', command });
    return reply as ReplyTo<C>;
  }

  async function facilitator(person: Principal, sessionId: string): Promise<Member> {
    const member = await accessControl.running(person, sessionId);
    const { facilitators } = await conversation.listRoles(sessionId);
    if (!facilitators.includes(member.id)) throw notAllowed();
    return member;
  }

  function tell(event: SecurityEventName, actor: Principal, sessionId: string): void {
    securityLog.record({ event, result: 'done', actor, sessionId });
  }

  /** Phones stay at a session that goes on: what ends it elsewhere is seen with the next request. */
  async function demandRunning({ sessionId }: PhoneTicket): Promise<void> {
    const atMs = performance.now();
    const known = looked.get(sessionId);
    const look =
      known && atMs - known.atMs < LOOK_AGAIN_MS ? known : { atMs, session: registry.findSession(sessionId) };
    looked.set(sessionId, look);
    const session = await look.session;
    if (!session) throw unknownPhone();
    if (session.endedAtMs !== undefined) throw ended();
  }

  function forgetLooks(): void {
    const beforeMs = performance.now() - LOOK_AGAIN_MS;
    for (const [sessionId, { atMs }] of looked) if (atMs < beforeMs) looked.delete(sessionId);
  }

  function sign(sessionId: string, { texts, ...content }: SealedContent): string {
    return sealKeys.sign({ sessionId, ...content, digest: digestOf(texts) });
  }

  /** The server has it from the phone itself, so it signs without being asked. */
  function sealsOf({ sessionId, phone, itemId, name, contribution }: Contributed): ContributionSeals {
    const content = contentOf(phone, itemId, contribution);
    const seal = content ? sign(sessionId, content) : '';
    const isNamed = contribution.kind === 'word' || contribution.kind === 'closing';
    if (!isNamed || name === '') return { seal };
    const encrypted = names.encrypt(sessionId, phone, name);
    return { seal, name: { encrypted, seal: sign(sessionId, contentOfPhoneName(phone, encrypted)) } };
  }

  function guessesOf(allowances: number): RefundableLimiter {
    const { burst, perSecond } = GUESSES;
    const limiter =
      guesses.get(allowances) ??
      createRefundableLimiter({ burst: burst * allowances, perSecond: perSecond * allowances }, now);
    guesses.set(allowances, limiter);
    return limiter;
  }

  /** Throws `Failure` with `too_many_requests` for a network that has guessed too often. */
  function takeGuess(networks: readonly Network[]): void {
    for (const { name, allowances } of networks.toReversed()) {
      const waitS = guessesOf(allowances).take(name);
      if (waitS === 0) continue;
      securityLog.record({ event: 'doorGuessing', result: 'refused', code: 'too_many_requests' });
      throw new Failure('too_many_requests', 'Too many wrong codes: wait.', { retryAfterS: waitS });
    }
  }

  function giveGuessBack(networks: readonly Network[]): void {
    for (const { name, allowances } of networks) guessesOf(allowances).giveBack(name);
  }

  return {
    async openDoor(person, sessionId) {
      await facilitator(person, sessionId);
      const endsAtMs = now() + DOOR_LIFE_MS;
      for (let tried = 0; tried < CODES_TRIED; tried++) {
        const code = tickets.newCode();
        const codeHash = tickets.hashOfCode(code);
        if (!(await conversation.openDoor({ sessionId, codeHash, endsAtMs }))) continue;
        tell('doorOpening', person, sessionId);
        const closesAt = new Date(endsAtMs).toISOString();
        return perform(sessionId, { do: 'open', door: { code, closesAt } });
      }
      throw ended();
    },

    async closeDoor(person, sessionId) {
      await facilitator(person, sessionId);
      await conversation.closeDoor(sessionId);
      tell('doorClosing', person, sessionId);
      return perform(sessionId, { do: 'close' });
    },

    async room(person, sessionId, since) {
      await facilitator(person, sessionId);
      return news.wait({ sessionId, listener: 'facilitators', since }, () =>
        perform(sessionId, { do: 'view' }),
      );
    },

    async changeRoom(person, sessionId, change) {
      await facilitator(person, sessionId);
      if (change.letIn?.length) tell('phoneAdmission', person, sessionId);
      if (change.leaveOut?.length) tell('phoneRemoval', person, sessionId);
      return perform(sessionId, { do: 'change', change });
    },

    async show(person, sessionId, table) {
      await facilitator(person, sessionId);
      await perform(sessionId, { do: 'show', table });
    },

    async endRoom(person, sessionId) {
      await facilitator(person, sessionId);
      await conversation.closeDoor(sessionId);
      await perform(sessionId, { do: 'end' });
      tell('phoneRemoval', person, sessionId);
    },

    sessionEnded(sessionId) {
      looked.delete(sessionId);
      answers.roomHere(sessionId)?.end();
    },

    async enter(networks, code, name) {
      takeGuess(networks);
      forgetLooks();
      const sessionId = await conversation.sessionBehind(tickets.hashOfCode(code), now());
      if (sessionId === undefined) throw closedDoor();
      giveGuessBack(networks);
      const waitS = entries(sessionId);
      if (waitS > 0)
        throw new Failure('too_many_requests', 'Too many come in: wait.', { retryAfterS: waitS });
      const { phone, ticket } = tickets.issue(sessionId);
      return { ticket, phone: await perform(sessionId, { do: 'enter', phone, name }) };
    },

    async see(ticket, since) {
      await demandRunning(ticket);
      const { sessionId, phone } = ticket;
      return news.wait({ sessionId, listener: phone, since }, () => perform(sessionId, { do: 'see', phone }));
    },

    async leave(ticket) {
      await demandRunning(ticket);
      await perform(ticket.sessionId, { do: 'leave', phone: ticket.phone });
    },

    async contribute(ticket, id, contribution) {
      await demandRunning(ticket);
      const { sessionId, phone } = ticket;
      const { name, letInAt, table } = await perform(sessionId, { do: 'admission', phone });
      if (table.phase !== 'running') throw notAllowed();
      if (contribution.kind === 'word' && !contribution.named) {
        const { round: roundId, text } = contribution;
        // A phone writes where the meeting is, and cannot begin other rounds.
        if (roundId !== table.wordsRound) throw notAllowed();
        await answers.perform({ name: 'addWord', sessionId, memberId: phone, roundId, id, text, letInAt });
        return perform(sessionId, { do: 'see', phone });
      }
      const itemId = randomUUID();
      const seals = sealsOf({ sessionId, phone, itemId, name, contribution });
      return perform(sessionId, { do: 'contribute', phone, id, itemId, seals, contribution });
    },

    async answer(ticket, pollId, given) {
      await demandRunning(ticket);
      const { sessionId, phone } = ticket;
      const { letInAt, table } = await perform(sessionId, { do: 'admission', phone });
      // Only what the table asks now: a phone cannot begin other polls.
      if (![table.placement?.pollId, table.timer?.id, table.choice?.pollId, table.reading].includes(pollId))
        throw notAllowed();
      await answers.perform({ name: 'answerPoll', sessionId, memberId: phone, pollId, ...given, letInAt });
    },

    stop: () => news.stop(),
  };
}
