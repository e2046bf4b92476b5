import { nameNoteTakers } from '../../../../../src/domain/table/conversation/verbs/publishing.ts';
import { viewTable } from '../../../../../src/domain/table/tableView.ts';
import { endMeeting, startMeeting } from '../../../../../src/domain/table/verbs/meeting.ts';
import { seatAt, tableWithoutService } from '../../../../support/table/seats.ts';

describe('who takes notes', () => {
  test('[NOTE-12] is shown at the table, and grants no permission there', () => {
    const table = tableWithoutService();
    const ali = seatAt(table, 'ali');
    const noteTakers = () => viewTable(ali, 'da').conversation.noteTakers;
    expect(noteTakers()).toEqual([]);
    startMeeting(ali);
    nameNoteTakers(ali, ['ali']);
    nameNoteTakers(seatAt(table, 'bo'), ['ali', 'bo']);
    expect(noteTakers()).toEqual(['ali', 'bo']);
    expect(viewTable(seatAt(table, 'bo'), 'da').may.facilitate).toBe(false);
    expect(nameNoteTakers(ali, ['ali', 'bo'])).toEqual({ refused: 'notNow' });
    endMeeting(ali);
    expect(nameNoteTakers(ali, [])).toEqual({ refused: 'notNow' });
  });
});
