import { WaitingRoom } from '../../../../src/relay/socket/waitingRoom.ts';
import { networksOf } from '../../../../src/shared/clientAddress.ts';

describe('[RELAY-51] WaitingRoom: sockets that have not said which document they want', () => {
  function room(perAddress: number, places: number) {
    const now = { ms: 0 };
    const waitingRoom = new WaitingRoom<string>({ perAddress, places, now: () => now.ms });
    const sentAway: string[] = [];
    const enter = (socket: string, ip: string): boolean =>
      waitingRoom.enter(socket, networksOf(ip), () => sentAway.push(socket));
    return { waitingRoom, sentAway, enter, now };
  }

  it('has so many places for an address, and more for the larger networks around it', () => {
    const { enter } = room(1, 100);
    expect([enter('a', '192.0.2.1'), enter('b', '192.0.2.1'), enter('c', '192.0.2.2')]).toEqual([
      true,
      false,
      true,
    ]);
    const ofOneHome = ['2001:db8:1:1::1', '2001:db8:1:1::2', '2001:db8:1:2::1', '2001:db8:1:3::1'];
    expect(ofOneHome.map((ip) => enter(ip, ip))).toEqual([true, false, true, false]);
    const ofOneSite = ['2001:db8:1:100::1', '2001:db8:1:200::1', '2001:db8:1:300::1'];
    expect(ofOneSite.map((ip) => enter(ip, ip))).toEqual([true, true, false]);
  });

  it('sends the one away that has waited longest when all places are taken', () => {
    const { waitingRoom, sentAway, enter } = room(10, 2);
    for (const socket of ['a', 'b']) enter(socket, '192.0.2.1');
    waitingRoom.leave('a');
    for (const socket of ['c', 'd']) expect(enter(socket, '192.0.2.2')).toBe(true);
    expect(sentAway).toEqual(['b']);
    expect([waitingRoom.sendLongestAway(), waitingRoom.sendLongestAway()]).toEqual([true, true]);
    expect([sentAway, waitingRoom.sendLongestAway()]).toEqual([['b', 'c', 'd'], false]);
  });

  it('sends one of a full address away for another one from there, once it has said nothing for three seconds', () => {
    const { sentAway, enter, now } = room(1, 100);
    enter('elsewhere', '192.0.2.9');
    enter('silent', '192.0.2.1');
    now.ms = 2_999;
    expect(enter('too soon', '192.0.2.1')).toBe(false);
    now.ms = 3_000;
    expect([enter('late', '192.0.2.1'), enter('later', '192.0.2.1')]).toEqual([true, false]);
    expect(sentAway).toEqual(['silent']);
  });

  it('gives a place back once, however often it is left', () => {
    const { waitingRoom, enter } = room(1, 10);
    enter('a', '192.0.2.1');
    waitingRoom.leave('a');
    waitingRoom.leave('a');
    expect([enter('b', '192.0.2.1'), enter('c', '192.0.2.1')]).toEqual([true, false]);
  });
});
