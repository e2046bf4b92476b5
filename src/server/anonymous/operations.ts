/** What can be done with a session's polls and words. Plain data, so that one server can ask another one for it. */
import type { PollAnswer, PollView } from '../../shared/contract/schemas/polls.ts';
import type { HeldWords, ReleasedWords } from '../../shared/contract/schemas/words.ts';
import type { RoomCommand, RoomReply } from '../phones/roomCommands.ts';

export interface GivenAnswer {
  readonly answer: PollAnswer;
  /** Lets its author change it later. */
  readonly secret?: string;
  /** Counts only if there is no answer yet. */
  readonly again?: boolean;
  /** Of a phone: the moment at which a facilitator let it in. */
  readonly letInAt?: number;
}

/** Each does no harm when it is done twice. */
export interface Operations {
  readonly viewPoll: { readonly in: { readonly pollId: string }; readonly out: PollView };
  readonly answerPoll: {
    readonly in: { readonly pollId: string } & GivenAnswer;
    readonly out: PollView;
  };
  readonly revealPoll: { readonly in: { readonly pollId: string }; readonly out: PollView };
  readonly viewWords: {
    readonly in: { readonly roundId: string; readonly ids: readonly string[] };
    readonly out: HeldWords;
  };
  readonly addWord: {
    readonly in: {
      readonly roundId: string;
      readonly id: string;
      readonly text: string;
      readonly letInAt?: number;
    };
    readonly out: HeldWords;
  };
  readonly releaseWords: { readonly in: { readonly roundId: string }; readonly out: ReleasedWords };
  readonly receivedWords: {
    readonly in: { readonly roundId: string; readonly ids: readonly string[] };
    readonly out: HeldWords;
  };
  /** The room of phones lives in the same memory. */
  readonly room: { readonly in: { readonly command: RoomCommand }; readonly out: RoomReply };
}
export type OperationName = keyof Operations;

export type Operation = {
  readonly [Name in OperationName]: {
    readonly name: Name;
    readonly sessionId: string;
    /** The caller's pseudonym in the session. */
    readonly memberId: string;
  } & Operations[Name]['in'];
}[OperationName];

export type Result<O extends Operation> = Operations[O['name']]['out'];

/** Those that polls and words take. */
export type AnswersOperation = Exclude<Operation, { readonly name: 'room' }>;
