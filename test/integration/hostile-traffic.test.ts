import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import test, { after, before } from 'node:test';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
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
) {
  const manifest = { slug, version: '1.0.0', routes: [{ method: 'GET' as const, path: '/' }] };
  const token = await platform.credential(slug);
  const registry = platform.addresses.registry;
  const plugin = await startRawPlugin({ registry, token, manifest, onRequest });
  await until(async () => (await session.fetch(`/p/${slug}/probe`)).status < 500);
  return plugin;
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
  await using _plugin = await startPlugin('relapsing', (request, response) => {
    if (request.url === '/probe' || isWell) response.end('well');
    else request.socket.destroy();
  });
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

  isWell = true;
  await until(async () => (await session.fetch('/p/relapsing/')).ok);
  assert.equal((await session.fetch('/p/relapsing/')).status, 200);
  assert.doesNotMatch(await page(), /now and then only/);
  await until(() => lines.some((it) => it.includes('a route answers again')));
});
