import { networkOf } from '../../../../src/shared/clientAddress.ts';

describe('[ACCESS-13] whose address it is', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:50123', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['[2001:db8::1]:443', '2001:db8:0:0'],
    ['::1', ':0:0:0'],
    ['', ''],
  ])('of %s it is %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
