import { networksOf } from '../../../../src/shared/clientAddress.ts';

describe('[ACCESS-13] networksOf: the networks that an address is counted by', () => {
  const names = (ip: string): string[] => networksOf(ip).map(({ name }) => name);

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:50123', '192.0.2.7'],
    ['', ''],
    ['unknown', 'unknown'],
  ])('%s is one network, %s', (ip, network) => {
    expect(networksOf(ip)).toEqual([{ name: network, allowances: 1 }]);
  });

  test.each([
    ['2001:db8:1:1234:3:4:5:6', '2001:db8:1:1234::/64', '2001:db8:1:1200::/56', '2001:db8:1::/48'],
    [
      '2001:db8:1:12ff:ffff:ffff:ffff:ffff',
      '2001:db8:1:12ff::/64',
      '2001:db8:1:1200::/56',
      '2001:db8:1::/48',
    ],
    ['2001:DB8::1', '2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0::/48'],
    ['[2001:db8::1]:443', '2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0:0::/56', '0:0:0::/48'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64', '2001:db8:1:0::/56', '2001:db8:1::/48'],
  ])('%s is in %s, %s and %s', (ip, ...networks) => {
    expect(names(ip)).toEqual(networks);
  });

  test('larger networks, in which strangers may be neighbours, have more allowances', () => {
    expect(networksOf('2001:db8::1').map(({ allowances }) => allowances)).toEqual([1, 2, 4]);
  });
});
