import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import test, { after, before } from 'node:test';
import { definePlugin, type Served } from '@patchbay/sdk';
import { startPlatform, type Platform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let session: TestSession;
let served: Served;

const plugin = definePlugin({
  slug: 'rules',
  version: '1.0.0',
  scopes: { site: true, space: { defaultView: '/tickets' } },
  needs: ['links.sign'],
  permissions: [{ name: 'audit' }],
  routes: {
    'GET /whoami': ({ identity }) => identity.sub,
    'GET /open/:what': {
      access: 'public',
      handle: ({ identity, params }) => `${params.what} for ${identity.sub}`,
    },
    'GET /groups/:group/issue': ({ params, identity, space, query }) => ({
      group: params.group,
      user: identity.name,
      rights: identity.permissions,
      space: space?.slug ?? null,
      query: query.get('from'),
    }),
    'POST /groups/:group/issue': async ({ request, params }) => {
      const made = new URLSearchParams(await request.text()).get('title') ?? '';
      const location = `../${params.group}?made=${encodeURIComponent(made)}`;
      return new Response(null, { status: 303, headers: { location } });
    },
    'GET /groups/:group': ({ params, query }) => `${params.group} with ${query.get('made')}`,
    'GET /tickets': () => '<a href="tickets/7/notes/a%20b">7</a>',
    'GET /tickets/:ticket/notes/:note': ({ params }) => `${params.note} of ${params.ticket}`,
    'GET /files/*': ({ params }) => params['*'],
    'GET /audit': { permissions: ['audit'], handle: ({ query }) => `audit ${query.get('of')}` },
    'POST /small': {
      maxBodyBytes: 10,
      handle: async ({ request }) => (await request.text()).length.toString(),
    },
    'GET /never': { maxSeconds: 0.5, handle: () => new Promise<string>(() => {}) },
    'GET /stalling': {
      maxSeconds: 1,
      handle: () =>
        new Response(
          new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('begun')) }),
        ),
    },
    'GET /seldom': { rateLimit: { requests: 2, seconds: 600 }, handle: () => 'ok' },
    'GET /rare': {
      access: 'public',
      rateLimit: { requests: 1, seconds: 600 },
      handle: () => 'ok',
    },
    'GET /rare-there': {
      access: 'public',
      rateLimit: { requests: 1, seconds: 600, per: 'client' },
      handle: () => 'ok',
    },
    'GET /page-only': { websocket: false, handle: () => 'ok' },
    'GET /addresses': ({ links }) => [
      links.to('/files/1'),
      links.to('/files/1?as=pdf', { space: 'crew' }),
      links.to('/', { space: 'crew', plugin: 'other' }),
    ],
    'GET /link': async ({ links, query }) =>
      links.sign('/audit?of=may', { seconds: Number(query.get('seconds')) }),
    'GET /place': {
      access: 'public',
      handle: ({ identity, space }) =>
        `${identity.sub} in ${space?.slug} as ${identity.space?.roles.join()}`,
    },
    'GET /prefix': ({ request }) => request.headers.get('x-forwarded-prefix') ?? 'none',
    'POST /place': { access: 'public', handle: () => 'changed' },
    'GET /site-link': ({ links }) => links.sign('/audit?of=may', { seconds: 600, space: null }),
    'GET /other-link': ({ links, query }) =>
      links.sign('/audit?of=may', { seconds: 600, space: query.get('space') }),
  },
});

before(async () => {
  platform = await startPlatform({ services: ['registry', 'gateway'] });
  session = await signInAsFirst(platform);
  served = await servePlugin(platform, plugin);
  await until(async () => (await session.fetch('/p/rules/whoami')).status === 200);
});
after(async () => {
  await served?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const asNobody = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, platform.gatewayUrl), { redirect: 'manual', ...init });

/** What somebody who is not signed in is answered, who asks from one of the addresses of this machine. */
async function statusFrom(localAddress: string, path: string, headers = {}) {
  const url = new URL(path, platform.gatewayUrl);
  const asked = request({
    hostname: '127.0.0.1',
    port: url.port,
    path: url.pathname + url.search,
    localAddress,
    headers: { host: url.host, ...headers },
    agent: false,
  }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return answer.resume().statusCode;
}

test('a public route answers who is not signed in, with an identity that has no rights', async () => {
  const response = await asNobody('/p/rules/open/door');
  assert.equal(response.status, 200);
  assert.equal(await response.text(), 'door for anonymous');
  assert.equal((await asNobody('/p/rules/whoami')).status, 401);
  assert.equal((await asNobody('/p/rules/open/door', { method: 'POST' })).status, 401);
});

test('a public route answers who is signed in as themselves', async () => {
  const me = await (await session.fetch('/p/rules/whoami')).text();
  assert.equal(await (await session.fetch('/p/rules/open/door')).text(), `door for ${me}`);
});

test('a tab of somebody who is not signed in gets a public page without the shell', async () => {
  const navigation = { headers: { 'sec-fetch-dest': 'document', accept: 'text/html' } };
  assert.equal((await asNobody('/p/rules/open/door', navigation)).status, 200);
  const other = await asNobody('/p/rules/whoami', navigation);
  assert.equal(other.status, 303);
  assert.match(other.headers.get('location') ?? '', /sign-in/);
});

test('REG-21 a list and the pages of what it lists are routes of one plugin', async () => {
  const list = await session.fetch('/p/rules/tickets');
  const [, href = ''] = /href="([^"]+)"/.exec(await list.text()) ?? [];
  const page = await session.fetch(`/p/rules/${href}`);
  assert.equal(await page.text(), 'a b of 7');
  assert.equal((await session.fetch('/p/rules/tickets/7')).status, 404);
});

test('"*" at the end of a path matches all that is left of it', async () => {
  const response = await session.fetch('/p/rules/files/a/b%20c');
  assert.equal(await response.text(), 'a/b c');
});

test('SEN-45 a page about one thing takes its form and leads back to where it belongs', async () => {
  const path = '/p/rules/groups/7/issue';
  const tab = { headers: { 'sec-fetch-dest': 'document', accept: 'text/html' } };
  const shell = await (await session.fetch(path, tab)).text();
  assert.match(shell, /<iframe[^>]+src="\/p\/rules\/groups\/7\/issue"/);
  const body = new URLSearchParams({ title: 'Broken' });
  const made = await session.fetch(path, { method: 'POST', body });
  assert.equal(made.status, 303);
  const next = new URL(made.headers.get('location') ?? '', new URL(path, platform.gatewayUrl));
  assert.equal(await (await session.fetch(next.pathname + next.search)).text(), '7 with Broken');
});

test('SEN-46 a page knows who asks, with which rights, and about what; no other site sends its form', async () => {
  const path = '/p/rules/groups/7/issue';
  assert.deepEqual(await (await session.fetch(`${path}?from=list`)).json(), {
    group: '7',
    user: 'Ada Admin',
    rights: ['rules.audit'],
    space: null,
    query: 'list',
  });
  const body = new URLSearchParams({ title: 'Forged' });
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  assert.equal((await session.fetch(path, { method: 'POST', body, headers })).status, 403);
});

test('a body that is larger than its route takes is answered 413, announced or not', async () => {
  const post = (body: RequestInit['body']) =>
    session.fetch('/p/rules/small', { method: 'POST', body, duplex: 'half' });
  assert.equal(await (await post('ten bytes!')).text(), '10');
  const announced = await post('eleven byte');
  assert.equal(announced.status, 413);
  assert.equal(announced.headers.get('patchbay-reason'), 'body_too_large');
  const chunked = await post(
    new ReadableStream({
      start(body) {
        for (let i = 0; i < 4; i++) body.enqueue(new TextEncoder().encode('four'));
        body.close();
      },
    }),
  );
  assert.equal(chunked.status, 413);
});

test('an answer that does not come within the time of its route is 504', async () => {
  const response = await session.fetch('/p/rules/never');
  assert.equal(response.status, 504);
});

test('an answer that does not end within the time of its route is broken off', async () => {
  const response = await session.fetch('/p/rules/stalling');
  assert.equal(response.status, 200);
  await assert.rejects(response.text());
});

test('more requests than a route takes are 429 with Retry-After, for each person', async () => {
  const ask = async (who: TestSession) => (await who.fetch('/p/rules/seldom')).status;
  assert.deepEqual([await ask(session), await ask(session), await ask(session)], [200, 200, 429]);
  const refused = await session.fetch('/p/rules/seldom');
  const seconds = Number(refused.headers.get('retry-after'));
  assert.ok(seconds > 0 && seconds <= 600, `Retry-After: ${seconds}`);
  const other = await signInAsNew(platform, { username: 'bob' });
  assert.equal(await ask(other), 200);
});

test('a limit is for each network of who is not known, and of everybody where the route says so', async () => {
  assert.deepEqual(
    [
      await statusFrom('127.0.0.1', '/p/rules/rare'),
      await statusFrom('127.0.0.1', '/p/rules/rare'),
      await statusFrom('127.0.0.2', '/p/rules/rare'),
      (await session.fetch('/p/rules/rare')).status,
    ],
    [200, 429, 200, 200],
  );
  assert.deepEqual(
    [
      await statusFrom('127.0.0.1', '/p/rules/rare-there'),
      (await session.fetch('/p/rules/rare-there')).status,
      await statusFrom('127.0.0.2', '/p/rules/rare-there'),
    ],
    [200, 429, 200],
  );
});

test('a route without WebSockets refuses to switch to one', async () => {
  const [host = '', port] = platform.addresses.gateway.split(':');
  const socket = connect(Number(port), host);
  socket.write(
    [
      'GET /p/rules/page-only HTTP/1.1',
      `Host: ${new URL(platform.gatewayUrl).host}`,
      `Origin: ${platform.gatewayUrl}`,
      `Cookie: ${session.cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  );
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  assert.match(answer.toString(), /^HTTP\/1\.1 400 [\s\S]*websocket_mismatch/);
});

test('SPC-31 a plugin links to its pages and those of others in a space, from outside of it', async () => {
  assert.deepEqual(await (await session.fetch('/p/rules/addresses')).json(), [
    '/p/rules/files/1',
    '/s/crew/p/rules/files/1?as=pdf',
    '/s/crew/p/other/',
  ]);
});

test('STS-20 a plugin signs a link that opens one of its pages without signing in', async () => {
  const link = await (await session.fetch('/p/rules/link?seconds=600')).text();
  assert.match(link, /^\/p\/rules\/audit\?of=may&patchbay-link=/);
  const opened = await asNobody(link);
  assert.equal(opened.status, 200);
  assert.equal(await opened.text(), 'audit may');
  const tab = await asNobody(link, { headers: { 'sec-fetch-dest': 'document' } });
  assert.equal(tab.status, 200);
  assert.equal((await asNobody(link, { method: 'HEAD' })).status, 200);
});

test('STS-20 a link opens no other page, no other plugin, and no other way to ask', async () => {
  const link = await (await session.fetch('/p/rules/link?seconds=600')).text();
  const token = link.slice(link.indexOf('patchbay-link='));
  for (const [path, method] of [
    [`/p/rules/audit?of=june&${token}`, 'GET'],
    [`/p/rules/whoami?${token}`, 'GET'],
    [`/p/other/audit?of=may&${token}`, 'GET'],
    [`${link}x`, 'GET'],
  ] as const) {
    const { status } = await asNobody(path, { method });
    assert.equal(status, 403, `${method} ${path}`);
  }
  assert.equal((await asNobody(link, { method: 'POST' })).status, 401);
  const upgrade = { connection: 'Upgrade', upgrade: 'echo', origin: platform.gatewayUrl };
  assert.equal(await statusFrom('127.0.0.1', link, upgrade), 403);
});

test('STS-20 a link that has expired is answered 403, and says so', async () => {
  const link = await (await session.fetch('/p/rules/link?seconds=1')).text();
  const expired = await until(async () => {
    const response = await asNobody(link);
    return response.status === 403 && response;
  });
  assert.equal(expired.headers.get('patchbay-reason'), 'link_expired');
});

test('a public route in a space answers where the plugin is active, whoever asks', async () => {
  const me = await (await session.fetch('/p/rules/whoami')).text();
  const onBehalfOf = { onBehalfOf: `user:${me}` };
  const { space } = await platform.spaces.createSpace({ title: 'Open house' }, onBehalfOf);
  assert.ok(space);
  const activate = (active: boolean) =>
    platform.spaces.setSpacePlugins(
      { slug: space.slug, activations: [{ plugin: 'rules', active }] },
      onBehalfOf,
    );
  const at = `/s/${space.slug}/p/rules`;
  const answers = (path: string, init?: RequestInit) => asNobody(`${at}${path}`, init);
  const tab = { headers: { 'sec-fetch-dest': 'document', accept: 'text/html' } };

  await activate(true);
  await until(async () => (await session.fetch(`${at}/whoami`)).status === 200);
  assert.equal(await (await answers('/place')).text(), `anonymous in ${space.slug} as `);
  assert.equal(await (await session.fetch(`${at}/prefix`)).text(), at);
  assert.equal((await answers('/place', tab)).status, 200, 'a tab needs no shell');
  assert.equal((await answers('/whoami')).status, 401, 'what is not public still is not');
  const posted = { method: 'POST', headers: { origin: platform.gatewayUrl } };
  assert.equal(await (await answers('/place', posted)).text(), 'changed');

  const outsider = await signInAsNew(platform, { username: 'carol' });
  const asOutsider = await outsider.fetch(`${at}/place`);
  assert.equal(await asOutsider.text(), `anonymous in ${space.slug} as `);
  assert.equal((await outsider.fetch(`${at}/whoami`)).status, 403);
  assert.equal((await outsider.fetch(`${at}/place`, tab)).status, 200, 'the shell shows it');
  assert.match(await (await session.fetch(`${at}/place`)).text(), new RegExp(`^${me} in .* as .`));

  const link = await (await session.fetch(`${at}/link?seconds=600`)).text();
  assert.ok(link.startsWith(`${at}/audit?of=may&patchbay-link=`), link);
  assert.equal(await (await asNobody(link)).text(), 'audit may');
  const elsewhere = await platform.spaces.createSpace({ title: 'Elsewhere' }, onBehalfOf);
  const query = link.slice(link.indexOf('?'));
  for (const path of [
    `/p/rules/audit${query}`,
    `/s/${elsewhere.space?.slug}/p/rules/audit${query}`,
  ]) {
    assert.equal((await asNobody(path)).status, 403, `${path} is another place`);
  }
  const site = await (await session.fetch(`${at}/site-link`)).text();
  assert.match(site, /^\/p\/rules\/audit/);
  const notThere = await session.fetch(`${at}/other-link?space=${elsewhere.space?.slug}`);
  assert.equal(notThere.status, 404);

  await platform.spaces.setSpaceArchived({ slug: space.slug, archived: true }, onBehalfOf);
  await until(async () => (await answers('/place', posted)).status === 403);
  assert.equal((await answers('/place')).status, 200, 'an archived space can be looked at');
  assert.equal((await asNobody(link)).status, 200);
  await platform.spaces.setSpaceArchived({ slug: space.slug, archived: false }, onBehalfOf);

  await until(async () => (await answers('/place', posted)).status === 200);
  await activate(false);
  const inactive = await until(async () => {
    const response = await answers('/place', tab);
    return response.status === 404 && response;
  });
  const unknown = await asNobody('/s/no-such-space/p/rules/place', tab);
  const withoutIds = async (response: Response) =>
    (await response.text()).replaceAll(/nonce="[^"]*"|no-such-space|open-house/g, '');
  assert.equal(unknown.status, 404);
  assert.equal(await withoutIds(inactive), await withoutIds(unknown), 'it tells of no space');
  assert.equal((await asNobody(link)).status, 404);
});

test('a manifest whose routes contradict themselves is refused with the path of the field', () => {
  const define = (route: object) => () =>
    definePlugin({
      slug: 'odd',
      version: '1.0.0',
      routes: { 'GET /*/x': { ...route, handle: () => '' } },
    });
  assert.throws(define({ access: 'public', permissions: ['odd.see'] }), (error: unknown) => {
    const text = JSON.stringify(error instanceof Error && 'details' in error && error.details);
    assert.match(text, /routes\.GET \/\*\/x\.permissions/);
    assert.match(text, /can only be the last segment/);
    return true;
  });
  assert.throws(define({ websocket: false, pingSeconds: 30 }), (error: unknown) => {
    const text = JSON.stringify(error instanceof Error && 'details' in error && error.details);
    assert.match(text, /routes\.GET \/\*\/x\.pingSeconds/);
    return true;
  });
  assert.throws(define({ rateLimit: { requests: 0 } }), (error: unknown) => {
    const text = JSON.stringify(error instanceof Error && 'details' in error && error.details);
    assert.match(text, /routes\.GET \/\*\/x\.rateLimit\.requests/);
    return true;
  });
});
