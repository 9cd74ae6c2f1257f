import path from 'node:path';
import { freePort } from '@patchbay/local';
import { createClient, tokens } from '@patchbay/proto';
import {
  letIn,
  routesToLetIn,
  startPluginToLetIn,
  type LetIn,
} from '@patchbay/test/support/let-in.ts';
import { startNodeProcess } from '@patchbay/test/support/node-process.ts';
import { startPlatform, type Platform } from '@patchbay/test/support/platform.ts';
import {
  administrator,
  signIn,
  signInAsFirst,
  signInAsNew,
  type TestSession,
} from '@patchbay/test/support/session.ts';
import { until } from '@patchbay/test/support/until.ts';
import { median, type Result } from '../../result.ts';
import type { Measured } from './gateway.ts';

const rounds = 50;
const roundsWithoutNats = 20;
const giveUpMs = 30_000;
const base = '/p/live';
const live = {
  slug: 'live',
  version: '1.0.0',
  permissions: [{ name: 'view', title: 'Look' }],
  routes: routesToLetIn(['view']),
};

/** What lets somebody in, and how that is revoked at the first gateway. */
type Right = { headers: Record<string, string>; revoke: () => Promise<unknown> };
/** In ms: when a request was refused, and when the WebSocket was closed. */
type Times = { refused: number; closed: number };

/** How long something that is revoked at one gateway counts there, and at another, with and without NATS. */
export async function revocation(): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const platform = stack.use(await startPlatform({ services: ['registry', 'gateway'] }));
  const gateways = [platform.addresses.gateway, await startAnother(platform, stack)];
  const root = await signInAsFirst(platform);
  stack.use(await startPluginToLetIn(platform, live));
  await until(async () => (await root.fetch(`${base}/kept`)).ok, { what: 'the plugin' });
  const rights = {
    session: sessions(platform),
    token: await apiTokens(platform, root),
    role: await roles(platform, root),
  };

  const rows: string[][] = [];
  const results: Result[] = [];
  for (const [what, newRight] of Object.entries(rights)) {
    const withNats = await measure(gateways, newRight, rounds);
    const { pid } = platform.nats;
    if (pid === undefined) throw new Error('nats has ended');
    process.kill(pid, 'SIGSTOP');
    const without = await measure(gateways, newRight, roundsWithoutNats).finally(() =>
      process.kill(pid, 'SIGCONT'),
    );
    for (const [index, where] of ['the same', 'another'].entries()) {
      const [usual, withoutNats] = [withNats, without].map((times) => figures(times[index] ?? []));
      const all = { ...named(what, usual), ...named(`${what}_without_nats`, withoutNats) };
      rows.push([`${what}, ${where} gateway`, ...Object.values(all).map((ms) => ms.toFixed(1))]);
      for (const [name, value] of Object.entries(all)) {
        results.push({ name: `${name}/${where.replace(' ', '_')}_gateway`, value, unit: 'ms' });
      }
    }
  }
  return {
    results,
    section: {
      title: 'Until a revocation counts',
      text: `From the answer to whoever revokes at one gateway, until a request over a kept connection was refused, and until an open WebSocket was closed with 1008: there, and at another process of the gateway. p50 and the longest of ${rounds} times, in ms; and of ${roundsWithoutNats} times while NATS stands still. Requests follow one another without a pause; 0 is before the answer.`,
      header: [
        'what, where',
        'request p50',
        'longest',
        'WebSocket p50',
        'longest',
        'without NATS: request p50',
        'longest',
        'WebSocket p50',
        'longest',
      ],
      rows,
    },
  };
}

async function startAnother(platform: Platform, stack: AsyncDisposableStack): Promise<string> {
  const address = `127.0.0.1:${await freePort()}`;
  const another = await startNodeProcess({
    script: path.join(import.meta.dirname, '../../../../services/gateway/src/main.ts'),
    env: {
      ...platform.environment,
      GATEWAY_LISTEN: address,
      GATEWAY_METRICS_LISTEN: `127.0.0.1:${await freePort()}`,
    },
    isReady: async () => (await fetch(`http://${address}/readyz`)).ok,
  });
  stack.use(another);
  return address;
}

const byCookie = (platform: Platform, { cookie }: TestSession) => ({
  cookie,
  origin: platform.gatewayUrl,
});

function sessions(platform: Platform): () => Promise<Right> {
  return async () => {
    const session = await signIn(platform, administrator);
    if (!session) throw new Error('the administrator cannot sign in');
    await session.formToken();
    return {
      headers: byCookie(platform, session),
      revoke: () => session.fetch('/sign-out', { method: 'POST' }),
    };
  };
}

async function apiTokens(platform: Platform, root: TestSession): Promise<() => Promise<Right>> {
  const { users } = await platform.people.listUsers({ text: administrator.username });
  const onBehalfOf = `user:${users[0]?.id}`;
  const at = { address: platform.addresses.registry, token: platform.environment.PLATFORM_TOKEN };
  return async () => {
    using client = createClient(tokens, at);
    const { token, text } = await client.createToken({ name: 'x', scopes: ['*'] }, { onBehalfOf });
    const body = new URLSearchParams({ id: token?.id ?? '' });
    return {
      headers: { authorization: `Bearer ${text}` },
      revoke: () => root.fetch('/account/tokens/revoke', { method: 'POST', body }),
    };
  };
}

async function roles(platform: Platform, root: TestSession): Promise<() => Promise<Right>> {
  const role = 'looks';
  await platform.people.createRole({ name: role, permissions: ['live.view'] });
  const session = await signInAsNew(platform, { username: 'mona' });
  const { userId } = session;
  return async () => {
    await platform.people.grantRole({ role, userId });
    return {
      headers: byCookie(platform, session),
      revoke: () => root.fetch(`/people/${userId}/roles`, { method: 'POST' }),
    };
  };
}

/** By gateway. */
async function measure(
  gateways: readonly string[],
  newRight: () => Promise<Right>,
  times: number,
): Promise<Times[][]> {
  const measured: Times[][] = gateways.map(() => []);
  for (let round = 0; round < times; round++) {
    await using stack = new AsyncDisposableStack();
    const { headers, revoke } = await newRight();
    const opened = await Promise.all(
      gateways.map(async (address) => {
        return stack.use(await until(() => letIn(address, { base, headers })));
      }),
    );
    const watching = Promise.all(opened.map(untilOver));
    await revoke();
    const answeredAt = performance.now();
    for (const [index, { refused, closed }] of (await watching).entries()) {
      measured[index]?.push({
        refused: Math.max(0, refused - answeredAt),
        closed: Math.max(0, closed - answeredAt),
      });
    }
  }
  return measured;
}

/**
 * Asks again and again; when a request was refused, and the WebSocket closed, by `performance.now()`.
 *
 * @throws when that did not happen within `giveUpMs`.
 */
async function untilOver({ ask, closed: codes }: LetIn): Promise<Times> {
  let refused: number | undefined;
  let closed: number | undefined;
  const giveUpAt = performance.now() + giveUpMs;
  while (refused === undefined || closed === undefined) {
    const status = await ask();
    const now = performance.now();
    if (status !== 200) refused ??= now;
    if (codes.includes(1008)) closed ??= now;
    if (now > giveUpAt) throw new Error(`what was revoked still counts after ${giveUpMs} ms`);
  }
  return { refused, closed };
}

const figureNames = ['request_p50', 'request_max', 'websocket_p50', 'websocket_max'];

function figures(times: readonly Times[]): number[] {
  const [refused, closed] = [times.map((it) => it.refused), times.map((it) => it.closed)];
  return [median(refused), Math.max(...refused), median(closed), Math.max(...closed)];
}

/** By `revoked_session_request_p50`. */
function named(what: string, values: readonly number[] = []): Record<string, number> {
  return Object.fromEntries(values.map((ms, i) => [`revoked_${what}_${figureNames[i]}`, ms]));
}
