import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import test, { after, before } from 'node:test';
import { text } from 'node:stream/consumers';
import { WebSocket, WebSocketServer } from 'ws';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
const seen: IncomingMessage[] = [];
let platform: Platform;
let session: TestSession;
let port: string;
let shell: string;

before(async () => {
  platform = stack.use(await startPlatform({ services: ['registry', 'gateway'], isolated: true }));
  ({ port } = new URL(platform.publicUrl));
  shell = platform.publicUrl;
  session = await signInAsFirst(platform);
  for (const slug of ['notes', 'other']) {
    const plugin = stack.use(
      await startRawPlugin({
        registry: platform.addresses.registry,
        token: await platform.credential(slug),
        manifest: {
          slug,
          version: '1.0.0',
          title: slug,
          routes: [
            { method: 'GET', path: '/' },
            { method: 'GET', path: '/open', access: 'public' },
            {
              method: 'GET',
              path: '/map',
              view: { permissions: ['geolocation'], embeds: ['https://maps.example.com'] },
            },
          ],
        },
        onRequest(message, response) {
          seen.push(message);
          response.setHeader('cross-origin-resource-policy', 'cross-origin');
          response.end(`this is ${slug}`);
        },
      }),
    );
    const sockets = new WebSocketServer({ server: plugin.server });
    sockets.on('connection', (socket) => socket.send('open'));
    await until(async () => (await session.fetch(`/p/${slug}/`)).status === 200);
  }
});
after(() => stack.disposeAsync());

type Asked = { method?: string; headers?: Record<string, string> };
type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Asks by a host name that only browsers find. */
async function ask(url: string, { method = 'GET', headers = {} }: Asked = {}): Promise<Answer> {
  const { host, pathname, search } = new URL(url);
  const path = `${pathname}${search}`;
  const sent = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, host } });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const { statusCode: status = 0 } = response;
  return { status, headers: response.headers, body: await text(response) };
}

const viewOrigin = (slug: string) => `http://${slug}.patchbay.localhost:${port}`;
const tab = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', accept: 'text/html' };
const frame = { ...tab, 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-site' };
const problem = (answer: Answer) => (JSON.parse(answer.body) as { code: string }).code;
const cookieOf = ({ headers }: Answer) => headers['set-cookie']?.[0]?.split(';')[0] ?? '';

/** Follows the frame of a page of the shell; the cookie that it gets and where it went. */
async function enter(path: string, who = session) {
  const slug = path.split('/')[2] ?? '';
  const page = await ask(`${shell}${path}`, { headers: { ...tab, cookie: who.cookie } });
  const src = /<iframe[^>]* src="([^"]+)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const trail = [src];
  const jar = { [new URL(shell).host]: who.cookie };
  for (let url = src; trail.length < 10;) {
    const { host } = new URL(url);
    const cookie = jar[host];
    const answer = await ask(url, { headers: { ...frame, ...(cookie && { cookie }) } });
    if (cookieOf(answer) !== '') jar[host] = cookieOf(answer);
    const { location } = answer.headers;
    if (location === undefined) {
      return { trail, answer, cookie: jar[new URL(viewOrigin(slug)).host] ?? '' };
    }
    url = new URL(location, url).href;
    trail.push(url);
  }
  throw new Error(`it goes in circles: ${trail.join('\n')}`);
}

test("a frame of the shell gets into the plugin's origin by a ticket, and sees the page", async () => {
  const { trail, answer } = await enter('/p/notes/a?b=c');
  assert.equal(answer.body, 'this is notes');
  assert.deepEqual(
    trail.map((url) => new URL(url).origin + new URL(url).pathname),
    [
      `${viewOrigin('notes')}/-/enter`,
      `${shell}/-/views/enter`,
      `${viewOrigin('notes')}/-/enter`,
      `${viewOrigin('notes')}/-/enter`,
      `${viewOrigin('notes')}/p/notes/a`,
    ],
  );
  const { headers, url } = seen.at(-1) ?? {};
  assert.equal(url, '/a?b=c');
  assert.equal(headers?.['x-forwarded-prefix'], '/p/notes');
  assert.equal(headers?.['x-forwarded-host'], `notes.patchbay.localhost:${port}`);
  assert.equal(headers?.cookie, undefined);
  assert.ok(headers?.['patchbay-identity']);
});

test("the cookies are the hosts' own, for http only, and no other name counts", async () => {
  const body = new URLSearchParams({ username: 'ada', password: 'correct horse battery' });
  const signIn = await fetch(`${platform.gatewayUrl}/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  const [setCookie = ''] = signIn.headers.getSetCookie();
  assert.match(setCookie, /^__Host-patchbay_session=[\w-]{43}; Path=\/;.* HttpOnly;.* Secure$/);
  const token = setCookie.slice(setCookie.indexOf('=') + 1).split(';')[0];
  const plain = await ask(`${shell}/tasks`, { headers: { cookie: `patchbay_session=${token}` } });
  assert.equal(plain.status, 401);

  const ticket = await ask(`${shell}/-/views/enter?to=/p/notes/`, {
    headers: { ...frame, cookie: session.cookie },
  });
  const entered = await ask(ticket.headers.location ?? '', { headers: frame });
  assert.match(
    entered.headers['set-cookie']?.[0] ?? '',
    /^__Host-patchbay_view=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/,
  );
  const again = await ask(ticket.headers.location ?? '', { headers: frame });
  assert.equal(again.status, 403);
  assert.match(again.body, /used already/);
});

test("a view's cookie opens neither the shell nor another plugin's views", async () => {
  const { cookie } = await enter('/p/notes/');
  const good = await ask(`${viewOrigin('notes')}/p/notes/`, { headers: { cookie } });
  assert.equal(good.status, 200);
  const asSession = cookie.replace('_view=', '_session=');
  for (const [url, sent] of [
    [`${viewOrigin('other')}/p/other/`, cookie],
    [`${shell}/p/notes/`, cookie],
    [`${shell}/p/notes/`, asSession],
    [`${shell}/tasks`, asSession],
    [`${viewOrigin('notes')}/p/notes/`, session.cookie],
    [`${viewOrigin('notes')}/p/notes/`, session.cookie.replace('_session=', '_view=')],
  ] as const) {
    const answer = await ask(url, { headers: { cookie: sent } });
    assert.equal(answer.status, 401, `${url} with ${sent}`);
  }
});

test("only its own plugin is on a plugin's origin, with the assets and the bridge", async () => {
  const { cookie } = await enter('/p/notes/');
  const origin = viewOrigin('notes');
  for (const path of [
    '/',
    '/tasks',
    '/p/other/',
    '/sign-in',
    '/healthz',
    '/metrics',
    '/-/events',
  ]) {
    const answer = await ask(`${origin}${path}`, { headers: { cookie } });
    assert.equal(answer.status, 404, path);
  }
  for (const path of ['/-/assets/latest/ui/view.css', '/-/bridge.js']) {
    assert.equal((await ask(`${origin}${path}`)).status, 200, path);
  }
  for (const host of ['Not_One', 'a.notes']) {
    const answer = await ask(`http://${host}.patchbay.localhost:${port}/`);
    assert.equal(answer.status, 404, host);
  }
  for (const path of ['/-/assets/latest/ui/view.css', '/-/bridge.js', '/-/enter?to=/p/notes/']) {
    const post = await ask(`${origin}${path}`, { method: 'POST', headers: { cookie, origin } });
    assert.equal(post.status, 404, `POST ${path}`);
  }
  const framed = await ask(`${origin}/p/other/`, { headers: { ...frame, cookie } });
  assert.match(framed.body, /href="\/p\/other\/"\s+target="_top"/);
});

test("a tab that goes to a plugin's origin, or to another name of the gateway, gets to the shell", async () => {
  for (const url of [
    `${viewOrigin('notes')}/p/notes/a?b=c`,
    `${platform.gatewayUrl}/p/notes/a?b=c`,
  ]) {
    const answer = await ask(url, { headers: tab });
    assert.equal(answer.status, 307);
    assert.equal(answer.headers.location, `${shell}/p/notes/a?b=c`);
  }
  const program = await ask(`${platform.gatewayUrl}/p/notes/`, {
    headers: { cookie: session.cookie },
  });
  assert.equal(program.body, 'this is notes');
});

test('a frame whose cookie no longer counts goes by the shell, a program is told', async () => {
  const stale = { cookie: `__Host-patchbay_view=${'A'.repeat(43)}` };
  const framed = await ask(`${viewOrigin('notes')}/p/notes/a?b`, {
    headers: { ...frame, ...stale },
  });
  assert.equal(framed.status, 303);
  assert.equal(framed.headers.location, `${shell}/-/views/enter?to=%2Fp%2Fnotes%2Fa%3Fb`);
  const program = await ask(`${viewOrigin('notes')}/p/notes/a`, { headers: stale });
  assert.equal(program.status, 401);
  assert.equal(problem(program), 'unauthenticated');
  const signedOut = await ask(framed.headers.location ?? '', { headers: frame });
  assert.equal(signedOut.status, 401);
  assert.match(signedOut.body, /href="\/sign-in\?next=%2Fp%2Fnotes%2Fa%3Fb"\s+target="_top"/);
});

test('whoever signs in after somebody else sees the view as themselves', async () => {
  const { cookie } = await enter('/p/notes/');
  const next = await signInAsNew(platform, { username: 'grace' });
  const page = await ask(`${shell}/p/notes/`, { headers: { ...tab, cookie: next.cookie } });
  const src = /<iframe[^>]* src="([^"]+)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const answer = await ask(src, { headers: { ...frame, cookie } });
  assert.equal(answer.headers.location, `${shell}/-/views/enter?to=%2Fp%2Fnotes%2F`);
  const own = await ask(src, {
    headers: { ...frame, cookie: (await enter('/p/notes/', next)).cookie },
  });
  assert.equal(own.headers.location, '/p/notes/');
});

test('a browser that keeps no cookies is told so instead of going in circles', async () => {
  const answer = await ask(`${viewOrigin('notes')}/-/enter?kept=&to=%2Fp%2Fnotes%2F`, {
    headers: frame,
  });
  assert.equal(answer.status, 403);
  assert.match(answer.body, /keeps no cookie for notes\.patchbay\.localhost/);
});

test('the door leads only to pages of its plugin', async () => {
  const { cookie } = await enter('/p/notes/');
  for (const to of [
    '/p/other/',
    '//evil.example/',
    'https://evil.example/p/notes/',
    '/p/notes/../x',
    '',
  ]) {
    const door = `${viewOrigin('notes')}/-/enter?to=${encodeURIComponent(to)}`;
    assert.equal((await ask(door, { headers: { ...frame, cookie } })).status, 404, to);
  }
  const elsewhere = await ask(
    `${shell}/-/views/enter?to=${encodeURIComponent('//evil.example/')}`,
    {
      headers: { ...frame, cookie: session.cookie },
    },
  );
  assert.equal(elsewhere.status, 404);
});

function openSocket(slug: string, headers: Record<string, string>): WebSocket {
  const { host } = new URL(viewOrigin(slug));
  return new WebSocket(`ws://127.0.0.1:${port}/p/${slug}/`, { headers: { host, ...headers } });
}

test('when somebody signs out, their views end with their WebSockets, and those of nobody else', async () => {
  const person = await signInAsNew(platform, { username: 'short' });
  const openView = async (slug: string, who: TestSession) => {
    const { cookie } = await enter(`/p/${slug}/`, who);
    const socket = openSocket(slug, { cookie, origin: viewOrigin(slug) });
    await once(socket, 'message');
    const closed = once(socket, 'close') as Promise<[number, Buffer]>;
    return { slug, cookie, socket, closed };
  };
  const kept = await openView('notes', session);
  const views = [await openView('notes', person), await openView('other', person)];
  await person.fetch('/sign-out', { method: 'POST' });
  for (const { slug, cookie, closed } of views) {
    const answer = await ask(`${viewOrigin(slug)}/p/${slug}/`, { headers: { cookie } });
    assert.equal(answer.status, 401, slug);
    assert.equal((await closed)[0], 1008, slug);
  }
  assert.equal(kept.socket.readyState, WebSocket.OPEN);
  kept.socket.close();
  await kept.closed;
});

test("pages of other origins, the shell's and other plugins' too, ask a plugin's origin in vain", async () => {
  const { cookie } = await enter('/p/notes/');
  const url = `${viewOrigin('notes')}/p/notes/`;
  const fetched = { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors', cookie };
  const own = await ask(url, { headers: { ...fetched, 'sec-fetch-site': 'same-origin' } });
  assert.equal(own.status, 200);
  const foreign: Record<string, string>[] = [
    { ...fetched, 'sec-fetch-site': 'same-site', origin: viewOrigin('other') },
    { ...fetched, 'sec-fetch-site': 'same-site', origin: shell },
    { ...fetched, 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' },
    { cookie, origin: viewOrigin('other') },
    { cookie, origin: viewOrigin('other'), authorization: 'Bearer pbt_made-up' },
  ];
  for (const headers of foreign) {
    for (const method of ['GET', 'POST']) {
      const answer = await ask(url, { method, headers });
      assert.equal(answer.status, 403);
      assert.equal(problem(answer), 'cross_origin');
    }
  }
});

test("a WebSocket is opened from the plugin's own origin only", async () => {
  const { cookie } = await enter('/p/notes/');
  const open = (headers: Record<string, string>) => openSocket('notes', { cookie, ...headers });
  const own = open({ origin: viewOrigin('notes') });
  const [message] = (await once(own, 'message')) as [Buffer];
  assert.equal(message.toString(), 'open');
  own.close();
  const authorization = 'Bearer pbt_made-up';
  const foreign: Record<string, string>[] = [
    { origin: viewOrigin('other') },
    { origin: viewOrigin('other'), authorization },
    { origin: shell },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    {},
  ];
  for (const headers of foreign) {
    const refused = open(headers).on('error', () => {});
    const [, response] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage];
    assert.equal(response.statusCode, 403, JSON.stringify(headers));
  }
});

test("on the shell's origin a plugin's answers are inert", async () => {
  const cookie = session.cookie;
  const url = `${shell}/p/notes/`;
  const same = { cookie, 'sec-fetch-site': 'same-origin' };
  const fetched = await ask(url, { headers: { ...same, 'sec-fetch-dest': 'empty' } });
  assert.equal(fetched.status, 200);
  assert.match(String(fetched.headers['content-security-policy']), /^sandbox;/);
  for (const destination of [
    'script',
    'style',
    'worker',
    'sharedworker',
    'object',
    'embed',
    'xslt',
  ]) {
    const answer = await ask(url, { headers: { ...same, 'sec-fetch-dest': destination } });
    assert.equal(answer.status, 403, destination);
  }
  const worker = { ...same, 'sec-fetch-dest': 'serviceworker', 'service-worker': 'script' };
  for (const path of ['/p/notes/worker.js', '/-/assets/latest/ui/live.js']) {
    assert.equal((await ask(`${shell}${path}`, { headers: worker })).status, 403, path);
  }
  const framed = await ask(url, { headers: { ...frame, cookie } });
  assert.equal(framed.headers.location, `${viewOrigin('notes')}/p/notes/`);
});

test('the shell answers pages of plugins nothing, and is part of no other page', async () => {
  const cookie = session.cookie;
  const fromPlugin = { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'empty' };
  const ticket = '/-/views/enter?to=/p/notes/';
  for (const path of ['/tasks', '/', '/-/events', '/api/v1/plugins', '/p/notes/', ticket]) {
    const answer = await ask(`${shell}${path}`, { headers: fromPlugin });
    assert.equal(answer.status, 403, path);
  }
  const page = await ask(`${shell}/tasks`, { headers: { ...tab, cookie } });
  assert.equal(page.status, 200);
  const { headers } = page;
  assert.match(
    String(headers['content-security-policy']),
    new RegExp(`frame-ancestors 'self' ${shell}`),
  );
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
});

test('answers on a plugin’s origin say what they may be part of, whatever the plugin says', async () => {
  const { cookie } = await enter('/p/notes/');
  const { headers } = await ask(`${viewOrigin('notes')}/p/notes/`, {
    headers: { ...frame, cookie },
  });
  assert.deepEqual(String(headers['content-security-policy']).split('; '), [
    `frame-ancestors 'self' ${shell}`,
    "frame-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'self'",
  ]);
  assert.equal(headers['origin-agent-cluster'], '?1');
  assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'same-origin');
});

test('a view may do more than others as far as its manifest says, and the frame lets it', async () => {
  const { cookie } = await enter('/p/notes/');
  const headersOf = async (path: string) => {
    const { headers } = await ask(`${viewOrigin('notes')}${path}`, {
      headers: { ...frame, cookie },
    });
    return [headers['permissions-policy'], headers['content-security-policy']].map(String);
  };
  const [permissions = '', policy = ''] = await headersOf('/p/notes/map');
  assert.match(permissions, /geolocation=\(self\)/);
  assert.match(permissions, /camera=\(\)/);
  assert.match(policy, /frame-src 'self' blob: data: https:\/\/maps\.example\.com;/);
  const [usual = '', usualPolicy = ''] = await headersOf('/p/notes/');
  assert.match(usual, /geolocation=\(\)/);
  assert.match(usualPolicy, /frame-src 'self' blob: data:;/);
  const page = await ask(`${shell}/p/notes/`, { headers: { ...tab, cookie: session.cookie } });
  assert.match(page.body, /allow="fullscreen; clipboard-write; geolocation"/);
  assert.match(page.body, /sandbox="[^"]*allow-top-navigation-by-user-activation"/);
});

test("what nobody has to be signed in for is on the plugin's origin, without the shell", async () => {
  const atShell = await ask(`${shell}/p/notes/open`, { headers: tab });
  assert.equal(atShell.headers.location, `${viewOrigin('notes')}/p/notes/open`);
  const page = await ask(atShell.headers.location ?? '', { headers: tab });
  assert.equal(page.body, 'this is notes');
  const known = await ask(`${shell}/p/notes/open`, { headers: { ...tab, cookie: session.cookie } });
  assert.match(known.body, /<iframe/);
  const program = await ask(`${shell}/p/notes/open`);
  assert.equal(program.body, 'this is notes');
});
