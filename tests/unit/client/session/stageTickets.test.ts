import { StageTickets } from '../../../../src/client/session/stageTickets.ts';

describe('[ACCESS-11] the ticket in the stage’s address', () => {
  let ended: string[];
  let tickets: StageTickets;

  beforeEach(() => {
    let made = 0;
    ended = [];
    tickets = new StageTickets({
      viewingTicket: async () => ({ ticket: `ticket-${++made}`, expiresAt: '2026-11-23T10:00:00Z' }),
      endViewing: async (_session, { ticket }) => {
        ended.push(ticket);
        throw new Error('away');
      },
    });
  });

  const see = (...stage: ('on' | 'off')[]) => {
    for (const is of stage) tickets.stageIs(is === 'on');
  };

  test('ends when the table is no longer on the stage', async () => {
    await tickets.make('s');
    see('on', 'on', 'off', 'off');
    expect(ended).toEqual(['ticket-1']);
    see('off', 'off', 'off');
    expect(ended).toEqual(['ticket-1']);
  });

  test('does not end before the stage has shown it, nor when the host is wrong for a moment', async () => {
    see('off', 'off');
    await tickets.make('s');
    see('off', 'off', 'off', 'on', 'off', 'on', 'off', 'on');
    expect(ended).toEqual([]);
  });

  test('of several that were made all end', async () => {
    await tickets.make('s');
    await tickets.make('s');
    see('on', 'off', 'off');
    expect(ended).toEqual(['ticket-1', 'ticket-2']);
    await tickets.make('s');
    see('off', 'off');
    expect(ended).toHaveLength(2);
    see('on', 'off', 'off');
    expect(ended).toEqual(['ticket-1', 'ticket-2', 'ticket-3']);
  });
});
