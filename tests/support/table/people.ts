/** A few people at one table, each with a seat of their own. */
import type { Table } from '../../../src/domain/table/schema.ts';
import type { Seat } from '../../../src/domain/table/seat.ts';
import { type TableView, viewTable } from '../../../src/domain/table/tableView.ts';
import { startMeeting } from '../../../src/domain/table/verbs/meeting.ts';
import { seatAt, tableWithoutService } from './seats.ts';

export interface People {
  readonly table: Table;
  /** Facilitates once the meeting has started. */
  readonly mette: Seat;
  readonly ali: Seat;
  readonly bo: Seat;
  /** Who is here; may be changed. */
  readonly present: Set<string>;
  readonly see: (seat?: Seat) => TableView;
}

export function peopleAt(table: Table = tableWithoutService()): People {
  const present = new Set(['mette', 'ali', 'bo']);
  const sit = (id: string) => seatAt(table, id, { present: () => present });
  const mette = sit('mette');
  return {
    table,
    present,
    mette,
    ali: sit('ali'),
    bo: sit('bo'),
    see: (seat = mette) => viewTable(seat, 'da'),
  };
}

export function peopleInMeeting(): People {
  const people = peopleAt();
  startMeeting(people.mette);
  return people;
}
