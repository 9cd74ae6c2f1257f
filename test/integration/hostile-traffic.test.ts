import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import test, { after, before } from 'node:test';
import type { ManifestInput } from '@patchbay/proto';
import type { OutputOf, Operations } from '@patchbay/proto/api';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let session: TestSession;

before(async () => {
  platform = await startPlatform({
    services: ['registry', 'gateway'],
    env: { ACCESS_LOG_SHARE: '0' },
  });
  session = await signInAsFirst(platform);
});
after(() => platform?.[Symbol.asyncDispose]());

async function startPlugin(
  slug: string,
  onRequest: (request: IncomingMessage, response: ServerResponse) => void,
  contributions: ManifestInput['contributions'] = [],
) {
  const routes = [{ method: 'GET' as const, path: '/' }];
  const manifest = { slug, version: '1.0.0', routes, contributions };
  const token = await platform.credential(slug);
  const registry = platform.addresses.registry;
  const plugin = await startRawPlugin({ registry, token, manifest, onRequest });
  await until(async () => (await session.fetch(`/p/${slug}/probe`)).status < 500);
  return plugin;
}

async function healthOf(slug: string) {
  const response = await session.fetch(`/api/v1/plugin-health/${slug}`);
  assert.equal(response.status, 200);
  return (await response.json()) as OutputOf<Operations['getPluginHealth']>;
}

/** Sends a request as it is written and resolves with the head of the answer. */
async function headOf(...lines: string[]): Promise<string> {
  const [host = '', port] = platform.addresses.gateway.split(':');
  const socket: Socket = connect(Number(port), host);
  socket.write(lines.join('\r\n'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}

test('a body whose length is named away by Connection does not reach the plugin as a request', async () => {
  const seen: (string | undefined)[] = [];
  await using _plugin = await startPlugin('unsmuggled', (request, response) => {
    seen.push(request.url);
    request.resume().once('end', () => response.end());
  });
  const inner = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
  const answer = await headOf(
    'GET /p/unsmuggled/outer HTTP/1.1',
    'Host: x',
    `Cookie: ${session.cookie}`,
    'Connection: keep-alive, content-length',
    `Content-Length: ${inner.length}`,
    '',
    inner,
  );
  assert.match(answer, /^HTTP\/1\.1 200 /);
  await session.fetch('/p/unsmuggled/later');
  assert.deepEqual(
    seen.filter((url) => url !== '/probe'),
    ['/outer', '/later'],
  );
});

test('a plugin that switches protocols unasked is a bad gateway, at once', async () => {
  await using _plugin = await startPlugin('switching', (request, response) => {
    if (request.url === '/probe') return void response.end();
    request.socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n');
    return void request.socket.write('Upgrade: odd\r\n\r\n');
  });
  const cookie = `Cookie: ${session.cookie}`;
  const answer = await headOf('GET /p/switching/ HTTP/1.1', 'Host: x', cookie, '', '');
  assert.match(answer, /^HTTP\/1\.1 502 /);
});

test('who asks in HTTP/1.0, and names no host, gets our own pages', async () => {
  assert.match(await headOf('GET /readyz HTTP/1.0', '', ''), /^HTTP\/1\.1 200 /);
  assert.match(await headOf('GET /sign-in HTTP/1.0', '', ''), /^HTTP\/1\.1 200 /);
});

test('rule 1: nobody gives themselves an identity, nor names the one of the gateway away', async () => {
  const seen: string[][] = [];
  await using _plugin = await startPlugin('knowing', (request, response) => {
    seen.push(request.rawHeaders);
    response.end();
  });
  const answer = await headOf(
    'GET /p/knowing/ HTTP/1.1',
    'Host: x',
    `Cookie: ${session.cookie}`,
    'Connection: keep-alive, Patchbay-Identity, x-forwarded-for',
    'connection: PATCHBAY-IDENTITY',
    'Patchbay-Identity: forged',
    'PATCHBAY-IDENTITY: forged',
    'patchbay_identity: forged',
    'Patchbay_Identity: forged',
    'Patchbay-Roles: admin',
    '',
    '',
  );
  assert.match(answer, /^HTTP\/1\.1 200 /);
  const headers = seen.at(-1) ?? [];
  const names = headers.filter((_, index) => index % 2 === 0);
  const ofOurs = names.filter((name) => /patchbay|forwarded-for/i.test(name));
  assert.deepEqual(ofOurs, ['Patchbay-Identity', 'X-Forwarded-For']);
  const token = headers[headers.indexOf('Patchbay-Identity') + 1] ?? '';
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  assert.equal((JSON.parse(payload) as { aud: string }).aud, 'knowing');
});

test('rule 12: plugins that hang, trickle or fail keep nobody else from an answer', async () => {
  const held: ServerResponse[] = [];
  await using _hung = await startPlugin('hung', (request, response) => {
    if (request.url === '/probe') return void response.end();
    if (request.url === '/trickle') response.write('a');
    return void held.push(response);
  });
  await using _failing = await startPlugin('failing', (request, response) => {
    if (request.url === '/probe') response.end();
    else request.socket.destroy();
  });
  await using _fine = await startPlugin('fine', (_request, response) => response.end('fine'));

  const stop = new AbortController();
  const many = (path: string) =>
    Array.from({ length: 100 }, () => session.fetch(path, { signal: stop.signal }));
  let over = 0;
  const silent = many('/p/hung/').map((it) => it.catch(() => {}).then(() => void (over += 1)));
  const trickling = many('/p/hung/trickle').map(async (it) => (await it).text().catch(() => {}));
  const failed = many('/p/failing/');
  await until(() => held.length === 200);

  const answers = await Promise.all(many('/p/fine/').map(async (it) => (await it).text()));
  assert.deepEqual(
    answers,
    Array.from({ length: 100 }, () => 'fine'),
  );
  assert.equal(over, 0, 'the others still wait');
  const statuses = await Promise.all(failed.map(async (it) => (await it).status));
  assert.deepEqual(new Set(statuses).difference(new Set([502, 503])), new Set());
  stop.abort();
  await Promise.all([...silent, ...trickling]);
});

test('rule 12: a route that fails again and again is answered 503 without asking it, with the reason; the others of its plugin go on', async () => {
  let isWell = false;
  await using _plugin = await startPlugin(
    'relapsing',
    (request, response) => {
      if (request.url === '/probe' || isWell) response.end('well');
      else request.socket.destroy();
    },
    [{ id: 'page', point: 'nav', title: 'Relapsing', path: '/' }],
  );
  assert.deepEqual((await healthOf('relapsing')).failingRoutes, []);
  const turnedAway = await until(async () => {
    const response = await session.fetch('/p/relapsing/');
    return response.status === 503 && response;
  });
  assert.equal(turnedAway.headers.get('patchbay-reason'), 'plugin_failing');
  assert.match(turnedAway.headers.get('retry-after') ?? '', /^\d+$/);
  const { detail } = (await turnedAway.json()) as { detail: string };
  assert.match(detail, /^it closed the connection without an answer, \d+ times in a row/);
  assert.equal((await session.fetch('/p/relapsing/probe')).status, 200);
  for (let i = 0; i < 7; i++) {
    const { status } = await session.fetch('/p/relapsing/none-of-its-routes');
    assert.equal(status, 502, 'what no route declares is always asked');
  }

  const metrics = await (await fetch(`http://${platform.addresses.gatewayMetrics}/metrics`)).text();
  assert.match(metrics, /patchbay_route_failing{[^}]*plugin="relapsing",route="GET \/"[^}]*} 1/);
  assert.match(
    metrics,
    /patchbay_turned_away_total{[^}]*plugin="relapsing",reason="failing"[^}]*} \d/,
  );
  const { lines } = platform.processes.gateway;
  await until(() => lines.some((it) => it.includes('a route fails again and again')));
  const requests = lines.filter((it) => it.includes('"path":"/p/relapsing/"'));
  assert.ok(requests.some((it) => it.includes('"status":502')));
  assert.ok(!requests.some((it) => it.includes('"status":503')));

  const page = async () => await (await session.fetch('/plugins/relapsing')).text();
  const shown = await page();
  assert.match(shown, /One of its routes is asked now and then only/);
  assert.match(shown, /<code>GET \/<\/code>[^]*[Ii]t closed the connection without an answer/);
  assert.match(shown, /As this gateway has seen it/);

  const { failingRoutes, seenBy } = await healthOf('relapsing');
  const [failing] = failingRoutes;
  assert.equal(failing?.route, 'GET /');
  assert.ok(failing.state === 'open' || failing.state === 'half-open');
  assert.ok(
    failing.failures >= 5 &&
      Date.parse(String(failing.since)) <= Date.parse(String(failing.nextAt)),
  );
  assert.equal(failing.last[0]?.reason, 'it closed the connection without an answer');
  assert.deepEqual(seenBy, { worker: 0, workers: 1 });
  const explanation = '/extension-points/explanation?plugin=relapsing&contribution=page';
  const explained = await (await session.fetch(explanation)).text();
  assert.match(explained, /The page that it leads to, GET \/, is asked now and then only/);
  assert.match(explained, /href="\/plugins\/relapsing"/);

  isWell = true;
  await until(async () => (await session.fetch('/p/relapsing/')).ok);
  assert.deepEqual((await healthOf('relapsing')).failingRoutes, []);
  assert.doesNotMatch(await (await session.fetch(explanation)).text(), /now and then only/);
  assert.equal((await session.fetch('/p/relapsing/')).status, 200);
  assert.doesNotMatch(await page(), /now and then only/);
  await until(() => lines.some((it) => it.includes('a route answers again')));
});

test('rule 12: a plugin whose calls fail is not called for a moment: its health says so to operators and nobody else', async () => {
  await using _plugin = await startPlugin(
    'mute',
    (request, response) => {
      if (request.url === '/probe') response.end();
      else request.socket.destroy();
    },
    [{ id: 'tile', point: 'dashboard.widgets', title: 'Mute' }],
  );
  const { calls, skipped } = await until(async () => {
    await session.fetch('/-/fragments/widgets');
    const health = await healthOf('mute');
    return health.calls?.state !== 'closed' && health;
  });
  assert.ok(calls && calls.reason !== '');
  const [tile] = skipped;
  assert.deepEqual([tile?.contribution, tile?.point], ['tile', 'dashboard.widgets']);
  const explanation = '/extension-points/explanation?plugin=mute&contribution=tile';
  assert.match(
    await (await session.fetch(explanation)).text(),
    /It is left out for a moment: its plugin is not called/,
  );

  const missing = await session.fetch('/api/v1/plugin-health/nobody');
  assert.equal(missing.status, 404);
  assert.match(missing.headers.get('content-type') ?? '', /problem\+json/);
  const member = await signInAsNew(platform, { username: 'member' });
  const refused = await member.fetch('/api/v1/plugin-health/mute');
  assert.equal(refused.status, 403);
  assert.match(await refused.text(), /Administer plugins/);
  const at = new URL('/api/v1/plugin-health/mute', platform.gatewayUrl);
  assert.equal((await fetch(at)).status, 401);
  const statusFor = async (token: string) => {
    const { status } = await fetch(at, { headers: { authorization: `Bearer ${token}` } });
    return status;
  };
  assert.equal(await statusFor('something-else'), 401);
  for (const [scope, status] of [
    ['plugins.administer', 200],
    ['catalog.read', 403],
  ] as const) {
    const created = await session.fetch('/api/v1/tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: scope, scopes: [scope] }),
    });
    const { text } = (await created.json()) as { text: string };
    await until(async () => (await statusFor(text)) === status);
  }
  const write = await session.fetch('/api/v1/plugin-health/mute', { method: 'POST' });
  assert.equal(write.status, 405);
});
