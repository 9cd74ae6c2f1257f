import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempDisposable, readFile, stat } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import test from 'node:test';
import { freePort } from '@patchbay/local';
import { catalog, directory, mount, serveGrpc } from '@patchbay/proto';
import { definePlugin } from '@patchbay/sdk';
import { startNodeProcess } from '../support/node-process.ts';
import { startPlatform } from '../support/platform.ts';
import { servePlugin } from '../support/served-plugin.ts';
import { administrator, signInAsFirst } from '../support/session.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

const plugin = definePlugin({
  slug: 'steady',
  version: '1.0.0',
  routes: { 'GET /': ({ identity }) => `steady for ${identity.name}` },
});

test('a gateway that is killed starts and serves with the registry and Postgres down', async (t) => {
  await using platform = await startPlatform({ services: ['registry', 'gateway'], isolated: true });
  const session = await signInAsFirst(platform);
  await using _served = await servePlugin(platform, plugin);

  const databaseUrl = new URL(platform.databaseUrl);
  await using database = await startTcpProxy(databaseUrl.host);
  databaseUrl.host = database.address;
  await using folder = await mkdtempDisposable(path.join(tmpdir(), 'patchbay-state-'));
  const address = `127.0.0.1:${await freePort()}`;
  const metricsAddress = `127.0.0.1:${await freePort()}`;
  await using registry = await startTcpProxy(platform.addresses.registry);
  await using gateway = await startNodeProcess({
    script: path.join(import.meta.dirname, '../../services/gateway/src/main.ts'),
    env: {
      ...platform.environment,
      GATEWAY_LISTEN: address,
      GATEWAY_METRICS_LISTEN: metricsAddress,
      REGISTRY_ADDRESS: registry.address,
      DATABASE_URL: databaseUrl.href,
      STATE_DIR: folder.path,
    },
    isReady: async () => (await fetch(`http://${address}/readyz`)).ok,
  });
  const ask = (to: string, init: RequestInit = {}) =>
    fetch(`http://${address}${to}`, { redirect: 'manual', ...init });
  const page = (cookie: string) => ask('/p/steady/', { headers: { cookie } });
  const signIn = () => {
    const { username, password } = administrator;
    const headers = { origin: platform.publicUrl, accept: 'text/html' };
    const body = new URLSearchParams({ username, password, timeZone: 'UTC' });
    return ask('/sign-in', { method: 'POST', body, headers });
  };
  await until(async () => (await page(session.cookie)).status === 200);
  const shellHost = new URL(platform.publicUrl).host;
  const viewHost = shellHost.replace('patchbay', 'steady.patchbay');
  const askHost = async (host: string, target: string, cookie: string) => {
    const [hostname, port] = address.split(':');
    const headers = { host, cookie, 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-site' };
    const sent = request({ agent: false, host: hostname, port, path: target, headers }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const { statusCode: status, headers: answered } = response;
    return { status, headers: answered, body: await text(response) };
  };
  const ticket = await askHost(shellHost, '/-/views/enter?to=%2Fp%2Fsteady%2F', session.cookie);
  const door = new URL(ticket.headers.location ?? '');
  const entered = await askHost(viewHost, `${door.pathname}${door.search}`, '');
  const view = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const viewPage = () => askHost(viewHost, '/p/steady/', view);
  assert.equal((await viewPage()).status, 200);

  const tokenIn = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1);
  const idOf = (cookie: string) => createHash('sha256').update(tokenIn(cookie)).digest('base64url');
  const token = tokenIn(session.cookie);
  const kept = (part: string) => path.join(folder.path, `gateway-${part}`);
  await until(async () => {
    const [catalog, known] = await Promise.all([
      readFile(kept('catalog')),
      readFile(kept('known')),
    ]);
    return (
      catalog.includes('steady') &&
      known.includes(idOf(session.cookie)) &&
      known.includes(idOf(view))
    );
  });

  await t.test('what is kept is for the user of the gateway alone', async () => {
    assert.equal((await stat(kept('known'))).mode & 0o077, 0);
    const known = await readFile(kept('known'));
    for (const secret of [token, tokenIn(view)]) {
      assert.ok(!known.includes(secret), 'the token itself is not kept');
    }
  });

  await gateway.kill();
  database.cut();
  await platform.processes.registry.kill();
  await gateway.restart();

  await t.test(
    'who was signed in gets pages, with an identity that the plugin believes',
    async () => {
      const response = await page(session.cookie);
      assert.equal(response.status, 200);
      assert.equal(await response.text(), `steady for ${administrator.displayName}`);
    },
  );

  await t.test('so do views on an origin of their own', async () => {
    const { status, body } = await viewPage();
    assert.deepEqual([status, body], [200, `steady for ${administrator.displayName}`]);
  });

  await t.test('the keys that sign identities are served', async () => {
    const response = await ask('/.well-known/patchbay/jwks.json');
    const { keys } = (await response.json()) as { keys: unknown[] };
    assert.ok(keys.length > 0);
  });

  await t.test(
    'who is not known is told that it cannot be checked, not that they are signed out',
    async () => {
      const [name] = session.cookie.split('=');
      const response = await page(`${name}=${'A'.repeat(43)}`);
      assert.equal(response.status, 503);
      assert.ok(response.headers.get('retry-after'));
      assert.match(await response.text(), /session cannot be checked[^]*database/);
    },
  );

  await t.test('what needs the database says so, and nothing about a session', async () => {
    const accept = 'text/html';
    const asked = [
      signIn(),
      ask('/sign-in', { headers: { accept } }),
      ask('/account', { headers: { accept, cookie: session.cookie } }),
    ];
    for (const response of await Promise.all(asked)) {
      assert.equal(response.status, 503);
      const page = await response.text();
      assert.match(page, /A part of the platform does not answer[^]*database/);
      assert.doesNotMatch(page, /session/);
    }
  });

  await t.test('pages that need nobody else are there', async () => {
    const headers = { accept: 'text/html', cookie: session.cookie };
    assert.match(await (await ask('/', { headers })).text(), /Hello, Ada[^]*steady/);
  });

  database.resume();
  await platform.processes.registry.restart();
  await t.test('all is as before when both are back, without another restart', async () => {
    await until(async () => (await signIn()).status === 303);
    assert.equal((await page(session.cookie)).status, 200);
  });

  await t.test(
    'a registry that tells what cannot be changes nothing, and operators see it',
    async () => {
      const patience = { withinMs: 40_000 };
      await using garbled = await startGarbledRegistry();
      registry.moveTo(garbled.address);
      const plugins = () => ask('/plugins', { headers: { cookie: session.cookie } });
      const told = await until(async () => {
        const text = await (await plugins()).text();
        return text.includes('because it cannot be') && text;
      });
      assert.match(
        told,
        /the registry tells of (a plugin &quot;\.\.|nobody, where there were people)/,
      );
      const metrics = async () => (await fetch(`http://${metricsAddress}/metrics`)).text();
      await until(async () => {
        const text = await metrics();
        return ['catalog', 'directory'].every((what) =>
          new RegExp(`^patchbay_registry_refusals_total\\{what="${what}".*\\} [1-9]`, 'm').test(
            text,
          ),
        );
      });
      assert.equal((await page(session.cookie)).status, 200);
      assert.equal((await signIn()).status, 303);

      registry.moveTo(platform.addresses.registry);
      await until(
        async () => !(await (await plugins()).text()).includes('because it cannot be'),
        patience,
      );
    },
  );
});

/** Who listens where the registry did, and says what no registry says. */
function startGarbledRegistry() {
  const unused = () => Promise.reject(new Error('not called'));
  const options = { onUnexpected: () => {} };
  const services = [
    mount(
      catalog,
      {
        listPlugins: unused,
        getPlugin: unused,
        listContributions: unused,
        async *watch() {
          yield { snapshot: { revision: 1_000, plugins: [{ slug: '../etc' }] } };
        },
      },
      options,
    ),
    mount(
      directory,
      {
        async *watch() {
          yield { snapshot: { revision: 1_000, users: [], roles: [], spaces: [], tokens: [] } };
        },
      },
      options,
    ),
  ];
  return serveGrpc({ listen: '127.0.0.1:0', services });
}
