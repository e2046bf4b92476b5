import { networksOf } from '../../../src/shared/clientAddress.ts';
import { Holdings } from '../../../src/shared/holdings.ts';

describe('[RELAY-55] Holdings: bytes held for requests', () => {
  const holder = (userId: string, ip: string) => ({ userId, networks: networksOf(ip) });

  it('has limits for a person, for an address with the networks around it, and for all', () => {
    const holdings = new Holdings({ perUser: 10, perAddress: 15, inAll: 60 });
    expect(holdings.take(holder('a', '192.0.2.1'), 10)).toBe(true);
    expect(holdings.take(holder('a', '192.0.2.2'), 1)).toBe(false);
    expect(holdings.take(holder('b', '192.0.2.1'), 6)).toBe(false);
    expect(holdings.take(holder('b', '192.0.2.1'), 5)).toBe(true);
    const home = ['2001:db8:1:1::1', '2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8:1:4::1'];
    expect(home.map((ip, i) => holdings.take(holder(`c${i}`, ip), 10))).toEqual([true, true, true, false]);
    expect(holdings.take(holder('d', '192.0.2.3'), 10)).toBe(true);
    expect(holdings.take(holder('e', '192.0.2.4'), 10)).toBe(false);
  });

  it('has room again for what is given back', () => {
    const holdings = new Holdings({ perUser: 10, perAddress: 10, inAll: 10 });
    const one = holder('a', '192.0.2.1');
    for (let i = 0; i < 3; i += 1) {
      expect(holdings.take(one, 10)).toBe(true);
      expect(holdings.take(one, 1)).toBe(false);
      holdings.give(one, 10);
    }
  });
});
