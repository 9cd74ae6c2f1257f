import assert from 'node:assert/strict';
import test from 'node:test';
import { networkOf } from './network-of.ts';

for (const [address, network] of [
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8::2:3:4:5:6', '2001:db8:0:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['0:0:0:0:0:FFFF:C000:0207', '192.0.2.7'],
  ['::ffff:0:c000:207', '0:0:0:0::/64'],
  ['::ffff:0:192.0.2.7', '0:0:0:0::/64'],
  ['2001:db8::ffff:192.0.2.7', '2001:db8:0:0::/64'],
  ['2001:db8::1:2:3:192.0.2.7', '2001:db8:0:1::/64'],
  ['2001:db8::ffff:c000:207', '2001:db8:0:0::/64'],
] as const) {
  test(`${address} counts as ${network}`, () => assert.equal(networkOf(address), network));
}
