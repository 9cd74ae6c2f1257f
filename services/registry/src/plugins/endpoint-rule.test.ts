import assert from 'node:assert/strict';
import test from 'node:test';
import { createEndpointRule } from './endpoint-rule.ts';

const cases: [what: string, allowed: string, endpoint: string, peer: string, wrong?: RegExp][] = [
  ['its own address', '', 'http://10.0.0.7:8080', '10.0.0.7:50412'],
  ['its own address on an IPv6 socket', '', 'http://10.0.0.7:8080', '[::ffff:10.0.0.7]:50412'],
  ['its own IPv6 address', '', 'http://[fd00::7]:8080', '[fd00::7]:50412'],
  ['a name of its own address', '', 'http://localhost:8080', '127.0.0.1:50412'],
  ['a metadata service', '', 'http://169.254.169.254/', '10.0.0.7:1', /169\.254.*from 10\.0\.0\.7/],
  ['a neighbour', '', 'http://10.0.0.8:5432', '10.0.0.7:1', /PLUGIN_ENDPOINTS/],
  ['the loopback of the platform', '', 'http://localhost:5432', '10.0.0.7:1', /localhost \(/],
  ['an unknown name', '', 'http://no.such.invalid:80', '10.0.0.7:1', /cannot find the host/],
  ['a network of the operator', '10.0.0.0/8', 'http://10.0.0.8:80', '10.0.0.7:1'],
  ['another network', '10.0.0.0/8', 'http://192.168.0.1:80', '10.0.0.7:1', /192\.168/],
  ['a name of the operator', 'mail.example', 'http://MAIL.example:80', '10.0.0.7:1'],
  ['a name below one', '10.0.0.0/8, *.svc.local', 'http://a.b.svc.local:80', '10.0.0.7:1'],
  ['a name that ends alike', '*.svc.local', 'http://evilsvc.local:80', '10.0.0.7:1', /cannot find/],
  ['anything, where any is allowed', '*', 'http://192.168.0.1:80', '10.0.0.7:1'],
];
for (const [what, allowed, endpoint, peer, wrong] of cases) {
  test(`${what} is ${wrong ? 'refused' : 'taken'} as an endpoint`, async () => {
    const violation = await createEndpointRule(allowed)(endpoint, peer);
    if (!wrong) return assert.equal(violation, undefined);
    assert.equal(violation?.field, 'endpoint');
    assert.match(violation.message, wrong);
  });
}

test('a network that cannot be read is refused at the start', () => {
  assert.throws(() => createEndpointRule('10.0.0.0/33'), { code: 'invalid' });
});
