/** The commands, bound to one person's seat: what the views call. */
import { COMMANDS, type CommandArgs, type CommandName } from '../../domain/table/commands.ts';
import type { Outcome } from '../../domain/table/gate.ts';
import type { Seat } from '../../domain/table/seat.ts';
import { nextCardId } from '../../domain/table/verbs/cards.ts';

export type TableVerbs = {
  readonly [Name in CommandName]: (...args: CommandArgs<Name>) => Outcome;
} & {
  /** Turns the first card of the spread that lies face down. */
  turnNext(): Outcome;
};

/** Runs a command as this person and does what goes with it: outbox, undo, notices. */
export type RunCommand = (name: CommandName, args: readonly unknown[]) => Outcome;

export function bindVerbs(seat: Seat, run: RunCommand): TableVerbs {
  const names = Object.keys(COMMANDS) as CommandName[];
  const bound = names.map((name) => [name, (...args: readonly unknown[]) => run(name, args)]);
  const verbs = Object.fromEntries(bound) as Omit<TableVerbs, 'turnNext'>;
  // With no card left the command itself refuses: there is no card without an id.
  return { ...verbs, turnNext: () => verbs.turn(nextCardId(seat.table) ?? '') };
}
