import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import test, { after, before } from 'node:test';
import { createClient, tokens } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
const portal = 'https://portal.example.org';
const trustedHop = '127.0.0.2';
const burst = 60;
let platform: Platform;
let ada: TestSession;
let bob: TestSession & { userId: string };
let seen: Record<string, string | string[] | undefined> = {};

before(async () => {
  platform = stack.use(
    await startPlatform({
      env: {
        ACCESS_LOG_SHARE: '1',
        API_CORS_ORIGINS: portal,
        API_REQUESTS_PER_MINUTE: String(burst),
        TRUSTED_PROXIES: trustedHop,
      },
    }),
  );
  stack.use(
    await startRawPlugin({
      registry: platform.addresses.registry,
      token: await platform.credential('notes'),
      manifest: {
        slug: 'notes',
        version: '1.0.0',
        routes: [{ method: 'GET', path: '/things/:id' }],
        tasks: [{ name: 'sweep', title: 'Sweep', delaySeconds: 3600 }],
      },
      onRequest(request, response) {
        seen = request.headers;
        response.setHeader('x-request-id', 'made-up-by-the-plugin').end('a thing');
      },
    }),
  );
  await until(async () => (await platform.plugin('notes')).state?.name === 'ready');
  ada = await signInAsFirst(platform);
  bob = await signInAsNew(platform, { username: 'bob' });
});
after(() => stack.disposeAsync());

type Asked = { method?: string; headers?: Record<string, string>; body?: unknown };

function asked({ method = 'GET', headers = {}, body }: Asked): RequestInit {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return {
    method,
    headers: { ...type, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

const call = (path: string, options: Asked = {}) =>
  fetch(`${platform.gatewayUrl}/api/v1${path}`, asked(options));
const callAs = (session: TestSession, path: string, options: Asked = {}) =>
  session.fetch(`/api/v1${path}`, asked(options));

async function tokenOf(userId: string, scopes: string[]): Promise<string> {
  const { registry: address } = platform.addresses;
  using client = createClient(tokens, { address, token: platform.environment.PLATFORM_TOKEN });
  const { text } = await client.createToken(
    { name: 'for a test', scopes },
    { onBehalfOf: `user:${userId}` },
  );
  return text;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function problem(response: Response, status: number) {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const json = JSON.parse(text) as { status: number; code: string; detail: string; trace: string };
  assert.equal(json.status, status);
  assert.equal(json.trace, response.headers.get('x-request-id'));
  return json;
}

test('a session and an API token each reach the registry and the scheduler, as who they are', async () => {
  const plugins = await callAs(ada, '/plugins');
  assert.equal(plugins.status, 200);
  assert.ok(plugins.headers.get('etag'));
  const schedule = await until(async () => {
    const listed = await (await callAs(ada, '/schedules?plugin=notes')).json();
    return (listed as { schedules: { id: string }[] }).schedules[0];
  });

  await platform.people.createRole({
    name: 'night.shift',
    permissions: ['catalog.read', 'tasks.administer'],
  });
  const carol = await signInAsNew(platform, { username: 'carol', roles: ['night.shift'] });
  const reads = await tokenOf(carol.userId, ['catalog.read']);
  const all = await tokenOf(carol.userId, ['*']);
  const pause = { method: 'POST', body: { reason: 'maintenance' } };
  const path = `/schedules/${schedule.id}/pause`;
  await until(async () => (await call('/plugins', { headers: bearer(all) })).status === 200);
  assert.equal((await call('/plugins', { headers: bearer(reads) })).status, 200);
  assert.equal((await call('/schedules', { headers: bearer(reads) })).status, 200);
  await problem(await call(path, { ...pause, headers: bearer(reads) }), 403);
  await problem(await callAs(bob, path, pause), 403);
  const paused = await call(path, { ...pause, headers: bearer(all) });
  const { pausedBy } = (await paused.json()) as { pausedBy: string };
  assert.match(pausedBy, /^token:/);
  const resumed = await callAs(ada, path.replace('pause', 'resume'), { method: 'POST', body: {} });
  assert.equal(resumed.status, 200);
});

test('nobody, and a token that is none, are told so as a problem, also in a browser', async () => {
  const none = await call('/plugins', { headers: { accept: 'text/html' } });
  assert.equal(none.headers.get('www-authenticate'), 'Bearer');
  assert.equal((await problem(none, 401)).code, 'unauthenticated');
  const headers = bearer(`pbt_${'0'.repeat(32)}_${'x'.repeat(43)}`);
  await problem(await call('/plugins', { headers }), 401);
  await problem(await call('/schedules', { headers }), 401);
  const { PLATFORM_TOKEN: token } = platform.environment;
  const forged = { ...bearer('nonsense'), 'patchbay-on-behalf-of': `user:${bob.userId}` };
  await problem(await call('/plugins', { headers: forged }), 401);
  const asPlatform = { ...bearer(token), 'patchbay-on-behalf-of': 'user:nobody' };
  const answer = await call('/plugins', { headers: asPlatform });
  assert.equal(answer.status, 200, 'what outside says of others is not passed on');
});

test('what goes wrong is a problem with its id, whoever found out: 400, 404, 405, 413, 415, 429', async () => {
  await problem(await callAs(ada, '/nothing'), 404);
  await problem(await callAs(ada, '/plugins/%zz'), 400);
  const plain = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: {} };
  await problem(await callAs(ada, '/spaces', plain), 415);
  const wrong = await callAs(ada, '/plugins/notes/enabled', { method: 'POST', body: {} });
  assert.equal(wrong.headers.get('allow'), 'PUT');
  await problem(wrong, 405);
  const body = { settings: { a: 'x'.repeat(2_000_000) } };
  await problem(await callAs(ada, '/plugins/notes/settings', { method: 'PATCH', body }), 413);

  const dora = await signInAsNew(platform, { username: 'dora' });
  let passed = 0;
  let tooMany = await callAs(dora, '/notifications');
  for (; tooMany.status === 200 && passed < 10 * burst; passed += 1) {
    await tooMany.arrayBuffer();
    tooMany = await callAs(dora, '/notifications');
  }
  assert.ok(passed >= burst);
  assert.ok(Number(tooMany.headers.get('retry-after')) > 0);
  assert.equal((await problem(tooMany, 429)).code, 'exhausted');
  assert.equal((await callAs(ada, '/notifications')).status, 200, 'others have their own rate');
});

test('a page of another origin can use no session, and only one of the list a token', async () => {
  const write = { method: 'PUT', body: { enabled: true } };
  const path = '/plugins/notes/enabled';
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: portal },
  ];
  for (const headers of foreign) {
    const refused = await problem(await callAs(ada, path, { ...write, headers }), 403);
    assert.equal(refused.code, 'cross_origin');
  }
  const own = { origin: platform.gatewayUrl, 'sec-fetch-site': 'same-origin' };
  assert.equal((await callAs(ada, path, { ...write, headers: own })).status, 200);

  const preflight = (origin: string) =>
    call(path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } });
  const allowed = await preflight(portal);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get('access-control-allow-origin'), portal);
  assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
  const other = await preflight('https://evil.example');
  assert.equal(other.headers.get('access-control-allow-origin'), null);
  await problem(other, 403);

  const headers = bearer(await tokenOf(bob.userId, ['*']));
  const answered = await call('/notifications', { headers: { ...headers, origin: portal } });
  assert.equal(answered.headers.get('access-control-allow-origin'), portal);
  const evil = { ...headers, origin: 'https://evil.example' };
  const unreadable = await call('/notifications', { headers: evil });
  assert.equal(unreadable.headers.get('access-control-allow-origin'), null);
});

test('the API stays CORS-free on the pages and plugins of the door', async () => {
  const page = await ada.fetch('/p/notes/things/1', { headers: { origin: portal } });
  assert.equal(page.headers.get('access-control-allow-origin'), null);
});

/** From another address of this machine, as a proxy in front would ask. */
function fromHop(path: string, headers: Record<string, string>): Promise<string | undefined> {
  const [host, port] = platform.addresses.gateway.split(':');
  return new Promise((resolve, reject) => {
    const options = { host, port, path, headers, localAddress: trustedHop };
    httpRequest(options, (response) => {
      response.resume();
      resolve(String(response.headers['x-request-id']));
    })
      .on('error', reject)
      .end();
  });
}

test('a request has one id from the hop in front to the plugin, its answer and the log', async () => {
  const stranger = { 'x-request-id': 'an-id-of-a-stranger' };
  const answered = await ada.fetch('/p/notes/things/1?secret=hunter2', { headers: stranger });
  const id = answered.headers.get('x-request-id') ?? '';
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.equal(seen['x-request-id'], id);
  const line = await until(() =>
    platform.processes.gateway.lines
      .map((text) => JSON.parse(text) as Record<string, unknown>)
      .find(({ request }) => request === id),
  );
  const { method, path, status, plugin, answerBytes, user } = line;
  assert.deepEqual(
    [method, path, status, plugin, answerBytes],
    ['GET', '/p/notes/things/1', 200, 'notes', 'a thing'.length],
  );
  assert.match(String(user), /^[0-9a-f-]{36}$/);
  const everything = platform.processes.gateway.lines.join('\n');
  for (const secret of ['hunter2', ada.cookie.split('=')[1] ?? '?', 'Bearer ']) {
    assert.equal(everything.includes(secret), false, secret);
  }

  const given = { 'x-request-id': 'from-the-hop-0001', cookie: ada.cookie };
  assert.equal(await fromHop('/p/notes/things/2', given), 'from-the-hop-0001');
  assert.equal(await fromHop('/api/v1/plugins', given), 'from-the-hop-0001');
  assert.equal(await fromHop('/api/v1/nothing', given), 'from-the-hop-0001');
});

test('metrics say what went to which route, and are not at the door', async () => {
  for (const id of ['3', '4']) {
    await (await ada.fetch(`/p/notes/things/${id}`)).arrayBuffer();
  }
  assert.equal((await ada.fetch('/metrics')).status, 404);
  const route = 'plugin="notes",route="GET /things/:id"';
  const value = async (name: string) => {
    const url = `http://${platform.addresses.gatewayMetrics}/metrics`;
    const text = await (await fetch(url)).text();
    const line = text.split('\n').find((it) => it.startsWith(`${name}{`) && it.includes(route));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };
  assert.ok(((await value('patchbay_proxied_requests_total')) ?? 0) >= 2);
  assert.ok(((await value('patchbay_proxied_request_seconds_count')) ?? 0) >= 2);
  assert.ok(((await value('patchbay_proxied_answer_bytes_total')) ?? 0) >= 2 * 'a thing'.length);
  await until(async () => (await value('patchbay_proxied_requests_in_flight')) === 0);
});

/** Sends bytes as they are, and resolves with what is answered until the connection ends. */
async function answerTo(bytes: string) {
  const [host = '', port] = platform.addresses.gateway.split(':');
  const socket = connect(Number(port), host);
  socket.write(bytes);
  const answer = await textOf(socket);
  const id = /\r\nx-request-id: ([0-9a-f]{32})\r\n/i.exec(answer)?.[1] ?? assert.fail(answer);
  const { status, code, trace } = JSON.parse(answer.slice(answer.indexOf('{'))) as ProblemSeen;
  assert.deepEqual([trace, answer.slice(9, 12)], [id, String(status)]);
  const line = await until(() =>
    platform.processes.gateway.lines
      .map((it) => JSON.parse(it) as Record<string, unknown>)
      .find(({ request }) => request === id),
  );
  return { status, code, line };
}
type ProblemSeen = { status: number; code: string; trace: string };

test('what is no request has an id too, is counted, and is logged without what could not be read', async () => {
  const counted = async () => {
    const url = `http://${platform.addresses.gatewayMetrics}/metrics`;
    const lines = (await (await fetch(url)).text()).split('\n');
    const labels = ['plugin=""', 'route=""', 'status="4xx"'];
    const line = lines.find(
      (it) =>
        it.startsWith('patchbay_proxied_requests_total{') && labels.every((l) => it.includes(l)),
    );
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  const before = await counted();
  for (const [bytes, status, code] of [
    ['GET /hidden HTTP/1.1\r\nHost: a\r\nnot a header\r\n\r\n', 400, 'bad_request'],
    [`GET /hidden HTTP/1.1\r\nHost: a\r\nA: ${'b'.repeat(20_000)}`, 431, 'head_too_large'],
  ] as const) {
    const { line, ...refused } = await answerTo(bytes);
    assert.deepEqual(refused, { status, code });
    assert.deepEqual([line['status'], line['path'], line['method']], [status, '', '']);
    assert.ok(line['address']);
  }
  assert.equal(await counted(), before + 2);
});

test('a request whose body is none has the id, and is logged as the one that it is', async () => {
  const head = `PUT /p/notes/things/5 HTTP/1.1\r\nHost: ${new URL(platform.gatewayUrl).host}\r\n`;
  const body = `Cookie: ${ada.cookie}\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n`;
  const { status, code, line } = await answerTo(head + body);
  assert.deepEqual([status, code], [400, 'bad_request']);
  const { path, plugin } = line;
  assert.deepEqual([line['status'], path, plugin], [400, '/p/notes/things/5', 'notes']);
});

test('what nobody knows makes no metric of its own', async () => {
  const samples = async () => {
    const url = `http://${platform.addresses.gatewayMetrics}/metrics`;
    const lines = (await (await fetch(url)).text()).split('\n');
    return lines
      .map((line) => line.replace(/ [^ ]*$/, ''))
      .filter((it) => it.startsWith('patchbay'));
  };
  const odd = ['a%22%7D%201', 'b%0Ac', 'd"e', `f${'x'.repeat(500)}`, '%5C'];
  const ask = async (name: string) => {
    for (const path of [`/${name}`, `/p/${name}/`, `/p/notes/${name}`, `/s/${name}/p/notes/`]) {
      await (await ada.fetch(path)).arrayBuffer();
    }
    await (await ada.fetch(`/api/v1/${name}`, { method: 'REPORT' })).arrayBuffer();
  };
  await ask('first');
  const before = await samples();
  for (const name of odd) await ask(name);
  const made = (await samples()).filter((it) => !before.includes(it));
  assert.deepEqual(made, []);
});

/** Reads a stream until it says something. */
async function readUntil(response: Response, said: string) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader() ?? assert.fail();
  let text = '';
  while (!text.includes(said)) {
    const { value, done } = await reader.read();
    assert.equal(done, false, text);
    text += value ?? '';
  }
  return { text, reader };
}

test('a watch goes on after the last event, and ends with the session', async () => {
  const eva = await signInAsNew(platform, { username: 'eva', roles: ['administrator'] });
  const watching = await callAs(eva, '/watch');
  assert.equal(watching.headers.get('content-type'), 'text/event-stream');
  const { text, reader } = await readUntil(watching, 'event: snapshot');
  const id = /^id: (\d+)$/m.exec(text)?.[1] ?? '';
  await platform.admin.updatePlugin({ slug: 'notes', index: 5 });
  const resumed = await callAs(ada, '/watch', { headers: { 'last-event-id': id } });
  const again = await readUntil(resumed, 'event: ');
  assert.match(again.text, /event: change/);
  await again.reader.cancel();

  await eva.fetch('/sign-out', { method: 'POST', headers: { origin: platform.gatewayUrl } });
  await assert.rejects(async () => {
    while (!(await reader.read()).done);
  });
});

test('while the registry is away its part says so, and the scheduler’s goes on', async () => {
  await platform.processes.registry.kill();
  const away = await until(async () => {
    const response = await callAs(ada, '/plugins');
    return response.status === 503 ? response : undefined;
  });
  assert.equal(away.headers.get('retry-after'), '5');
  assert.match((await problem(away, 503)).detail, /registry does not answer/);
  assert.equal((await callAs(ada, '/schedules')).status, 200);
  await platform.processes.registry.restart();
});
