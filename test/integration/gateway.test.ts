import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { startExample } from '../support/example.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const leaseSeconds = 4;
let platform: Platform;
let session: TestSession;

before(async () => {
  platform = await startPlatform({ services: ['registry', 'gateway'], leaseSeconds });
  session = await signInAsFirst(platform);
});
after(() => platform?.[Symbol.asyncDispose]());

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A plugin that is routable through the gateway when this resolves. */
async function startPlugin(
  slug: string,
  onRequest: Answer,
  { token, registry = platform.addresses.registry }: { token?: string; registry?: string } = {},
) {
  const plugin = await startRawPlugin({
    registry,
    token: token ?? (await platform.credential(slug)),
    manifest: {
      slug,
      version: '1.0.0',
      title: slug.toUpperCase(),
      routes: [{ method: 'GET', path: '/' }],
    },
    onRequest,
  });
  await until(async () => (await session.fetch(`/p/${slug}/probe`)).status < 500);
  return plugin;
}

const text = async (path: string, init?: RequestInit) => (await session.fetch(path, init)).text();

test("REG-20 W2C-15 the plugin sees its own path, who asks, and none of the platform's cookies", async () => {
  const seen: IncomingMessage[] = [];
  await using _plugin = await startPlugin('seeing', (request, response) => {
    seen.push(request);
    response.end('seen');
  });
  await session.fetch('/p/seeing/a/b?c=d', {
    headers: {
      authorization: 'Bearer x',
      'patchbay-identity': 'forged',
      'x-forwarded-for': '6.6.6.6',
    },
  });
  const request = seen.at(-1);
  assert.equal(request?.url, '/a/b?c=d');
  const { headers } = request ?? {};
  assert.equal(headers?.cookie, undefined);
  assert.equal(headers?.authorization, undefined);
  assert.equal(headers?.['x-forwarded-prefix'], '/p/seeing');
  assert.equal(headers?.['x-forwarded-for'], '127.0.0.1');
  const [, payload = ''] = String(headers?.['patchbay-identity']).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  assert.deepEqual([claims['aud'], claims['name']], ['seeing', 'Ada Admin']);
  assert.ok(Number(claims['exp']) - Date.now() / 1000 <= 60);
});

test('rule 2: the plugin is told the way by the gateway alone, however it was forged', async () => {
  const seen: string[][] = [];
  await using _plugin = await startPlugin('placed', (request, response) => {
    seen.push(request.rawHeaders);
    response.end();
  });
  await session.fetch('/p/placed/', {
    headers: {
      forwarded: 'for=6.6.6.6;host=evil.example;proto=https',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-prefix': '/evil',
      'x-forwarded-port': '666',
      'x-forwarded-server': 'evil.example',
      x_forwarded_for: '6.6.6.6',
      'x-real-ip': '6.6.6.6',
      'x-original-url': '/evil',
    },
  });
  const headers = seen.at(-1) ?? [];
  const told = headers.flatMap((name, index) =>
    index % 2 === 0 && /forwarded|real|original/i.test(name) ? [[name, headers[index + 1]]] : [],
  );
  assert.deepEqual(told, [
    ['X-Forwarded-For', '127.0.0.1'],
    ['X-Forwarded-Proto', 'http'],
    ['X-Forwarded-Host', new URL(platform.gatewayUrl).host],
    ['X-Forwarded-Prefix', '/p/placed'],
  ]);
});

test('without a session a program gets 401 and a browser the sign-in page', async () => {
  const url = `${platform.gatewayUrl}/p/seeing/`;
  const program = await fetch(url, { redirect: 'manual' });
  assert.equal(program.status, 401);
  assert.match(program.headers.get('content-type') ?? '', /problem\+json/);
  const browser = await fetch(url, {
    redirect: 'manual',
    headers: { accept: 'text/html', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
  });
  assert.equal(browser.status, 303);
  assert.match(browser.headers.get('location') ?? '', /sign-in\?next=%2Fp%2Fseeing%2F/);
});

test('REG-18 SEN-5 an unknown, a disabled and an offline plugin each say what they are', async () => {
  const unknown = await session.fetch('/p/nobody/');
  assert.equal(unknown.status, 404);
  assert.match(await unknown.text(), /nobody/);

  const plugin = await startPlugin('switching', (_request, response) => response.end('on'));
  await platform.admin.setPluginEnabled({ slug: 'switching', enabled: false });
  const disabled = await until(async () => {
    const response = await session.fetch('/p/switching/');
    return response.status === 404 && response;
  });
  assert.match(await disabled.text(), /disabled/);

  await platform.admin.setPluginEnabled({ slug: 'switching', enabled: true });
  await until(async () => (await session.fetch('/p/switching/')).status === 200);
  plugin.say({ status: { phase: 'PHASE_GONE' } });
  await plugin.ended;
  const offline = await until(async () => {
    const response = await session.fetch('/p/switching/');
    return response.status === 503 && response;
  });
  assert.ok(offline.headers.get('retry-after'));
  assert.match(await offline.text(), /shut down/);
  await plugin[Symbol.asyncDispose]();
});

test('SEN-11 two instances share the requests', async () => {
  const token = await platform.credential('sharing');
  const counts = { a: 0, b: 0 };
  const answer =
    (name: keyof typeof counts): Answer =>
    (_request, response) => {
      counts[name] += 1;
      setTimeout(() => response.end(name), 20);
    };
  await using _a = await startPlugin('sharing', answer('a'), { token });
  await using _b = await startPlugin('sharing', answer('b'), { token });
  await until(async () => {
    await Promise.all([text('/p/sharing/'), text('/p/sharing/')]);
    return counts.a > 0 && counts.b > 0;
  });
  counts.a = counts.b = 0;
  await Promise.all(Array.from({ length: 40 }, () => text('/p/sharing/')));
  assert.equal(counts.a + counts.b, 40);
  assert.ok(counts.a >= 10 && counts.b >= 10, `unevenly: ${JSON.stringify(counts)}`);
});

test('rule 9: a draining instance gets nothing new, and finishes what it has', async () => {
  const token = await platform.credential('leaving');
  const answered: string[] = [];
  let finish = () => {};
  const answer =
    (name: string): Answer =>
    (request, response) => {
      answered.push(name);
      if (request.url === '/long') {
        response.write('begun on ');
        finish = () => response.end(name);
      } else {
        response.end(name);
      }
    };
  await using _stays = await startPlugin('leaving', answer('stays'), { token });
  await using leaves = await startPlugin('leaving', answer('leaves'), { token });
  await until(async () => (await text('/p/leaving/')) === 'leaves');
  const long = await until(async () => {
    const response = await session.fetch('/p/leaving/long');
    if (answered.at(-1) === 'leaves') return response;
    finish();
    return undefined;
  });

  leaves.say({ status: { phase: 'PHASE_DRAINING' } });
  const askTwenty = () => Promise.all(Array.from({ length: 20 }, () => text('/p/leaving/')));
  await until(async () => !(await askTwenty()).includes('leaves'));
  answered.length = 0;
  for (let i = 0; i < 3; i++) await askTwenty();
  assert.deepEqual(
    answered,
    Array.from({ length: 60 }, () => 'stays'),
  );
  finish();
  assert.equal(await long.text(), 'begun on leaves');
});

test('an instance that is killed loses its route within the lease time, and nobody gets an error meanwhile', async () => {
  const token = await platform.credential('surviving');
  await using _stays = await startPlugin(
    'surviving',
    (_request, response) => response.end('stays'),
    { token },
  );
  const dies = await startPlugin('surviving', (_request, response) => response.end('dies'), {
    token,
  });
  await until(async () => (await text('/p/surviving/')) === 'dies');
  const diedAt = performance.now();
  await dies[Symbol.asyncDispose]();
  let requests = 0;
  while (performance.now() - diedAt < leaseSeconds * 1000 || requests < 50) {
    assert.equal(await text('/p/surviving/'), 'stays');
    requests += 1;
    await sleep(20);
  }
  await until(async () => (await platform.plugin('surviving')).instances.length === 1);
});

test('an upload streams to the plugin and its answer streams back', async () => {
  await using _plugin = await startPlugin('echoing', (request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    request.pipe(response);
  });
  const size = 32 * 1024 * 1024;
  const chunk = new Uint8Array(64 * 1024).fill(7);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= size) return controller.close();
      sent += chunk.length;
      return controller.enqueue(chunk);
    },
  });
  const response = await session.fetch('/p/echoing/', {
    method: 'POST',
    body,
    duplex: 'half',
  });
  let received = 0;
  for await (const part of response.body ?? []) received += part.length;
  assert.equal(received, size);
});

test('rule 8: server-sent events arrive as they are sent', async () => {
  let send: ((line: string) => void) | undefined;
  await using _plugin = await startPlugin('eventful', (request, response) => {
    if (request.url === '/probe') return void response.end();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    send = (line) => void response.write(line);
    return send('data: first\n\n');
  });
  const response = await session.fetch('/p/eventful/events');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.equal((await reader?.read())?.value, 'data: first\n\n');
  send?.('data: second\n\n');
  assert.equal((await reader?.read())?.value, 'data: second\n\n');
  await reader?.cancel();
});

test('a WebSocket passes both ways, and ends when its plugin is disabled', async () => {
  await using plugin = await startPlugin('talking', (_request, response) => response.end());
  const sockets = new WebSocketServer({ server: plugin.server });
  sockets.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => socket.send(`echo ${data.toString()}`)),
  );

  const url = `ws://${platform.addresses.gateway}/p/talking/socket`;
  const open = (headers: Record<string, string>) => new WebSocket(url, { headers });
  const socket = open({ cookie: session.cookie, origin: platform.gatewayUrl });
  await once(socket, 'open');
  socket.send('hello');
  const [message] = (await once(socket, 'message')) as [Buffer];
  assert.equal(message.toString(), 'echo hello');

  const origins: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    {},
  ];
  for (const headers of origins) {
    const foreign = open({ cookie: session.cookie, ...headers });
    const [error] = (await once(foreign, 'error')) as [Error];
    assert.match(error.message, /403/, JSON.stringify(headers));
  }

  const closed = once(socket, 'close');
  await platform.admin.setPluginEnabled({ slug: 'talking', enabled: false });
  await closed;
  sockets.close();
});

test("rule 9: a plugin that breaks off its answer breaks the client's, at no valid length", async () => {
  await using _plugin = await startPlugin('breaking', (request, response) => {
    if (request.url === '/probe') return void response.end();
    if (request.url === '/length') response.writeHead(200, { 'content-length': '1000' });
    response.write('half');
    return void setTimeout(() => response.destroy(), 50);
  });
  for (const path of ['length', 'chunks']) {
    const response = await session.fetch(`/p/breaking/${path}`);
    assert.equal(response.headers.has('content-length'), path === 'length');
    await assert.rejects(response.text(), path);
  }
});

test('rule 4: paths that two programs may read differently are refused', async () => {
  for (const path of ['/p/seeing/%2e%2e/x', '/p/seeing/a%2fb', '/p/seeing//x', '/p/seeing/a%5cb']) {
    assert.equal(await statusOfRaw(path), 400, path);
  }
});

/** The status for a path that is sent as it is written; `fetch` would tidy it up. */
async function statusOfRaw(path: string): Promise<number | undefined> {
  const [host, port] = platform.addresses.gateway.split(':');
  const request = get({ host, port, path, headers: { cookie: session.cookie } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

test('rule 5: the calls of the platform to a plugin cannot be made from outside', async () => {
  const paths: string[] = [];
  await using _plugin = await startPlugin('private', (request, response) => {
    paths.push(request.url ?? '');
    response.end();
  });
  const response = await session.fetch('/p/private/-/call/anything', { method: 'POST' });
  assert.equal(response.status, 404);
  assert.ok(!paths.some((path) => path.startsWith('/-/')));
});

test('SPC-18 a browser that navigates gets the shell around the view, an iframe the view itself', async () => {
  await using _plugin = await startPlugin('framed', (_request, response) =>
    response.end('the view'),
  );
  const navigation = await session.fetch('/p/framed/page', {
    headers: { accept: 'text/html', 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
  });
  const shell = await navigation.text();
  assert.match(shell, /<iframe[^>]+src="\/p\/framed\/page"/);
  assert.match(shell, /<nav[^>]+aria-label="Platform"[^]+href="\/search"[^]+<\/nav>/);
  assert.equal(
    await text('/p/framed/page', { headers: { 'sec-fetch-dest': 'iframe' } }),
    'the view',
  );
});

test('REG-12 with the registry stopped the gateway keeps proxying, and plugins come back to it', async () => {
  await using _hello = await startExample(platform, 'hello');
  await until(async () => (await session.fetch('/p/hello/')).status === 200);
  const [before] = (await platform.plugin('hello')).instances;
  await platform.processes.registry.kill();
  for (let i = 0; i < 20; i += 1) {
    assert.match(await text('/p/hello/'), /Hello, Ada Admin/);
    await sleep(50);
  }
  await platform.processes.registry.restart();
  const [after] = await until(async () => {
    const { instances } = await platform.plugin('hello');
    return instances[0]?.state?.name === 'ready' && instances;
  });
  assert.deepEqual([after?.id, after?.epoch], [before?.id, before?.epoch]);
});
