import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import test, { after, before } from 'node:test';
import { startNodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin } from '../support/raw-plugin.ts';
import { signInAsFirst, signInAsNew, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

const stack = new AsyncDisposableStack();
let platform: Platform;
let session: TestSession;
let unanswered = 0;

before(async () => {
  const services = ['registry', 'gateway'] as const;
  const env = { GATEWAY_WORKERS: '2' };
  platform = stack.use(await startPlatform({ services, isolated: true, env }));
  await until(() => workerPid(1) !== undefined && workerPid(2) !== undefined);
  session = await signInAsFirst(platform);
  stack.use(
    await startRawPlugin({
      registry: platform.addresses.registry,
      token: await platform.credential('notes'),
      manifest: { slug: 'notes', version: '1.0.0' },
      onRequest(message, response) {
        if (message.url !== '/slow') return response.end('fine');
        unanswered += 1;
        setTimeout(() => response.end('late'), 1_000);
      },
    }),
  );
  await until(async () => (await ask('/p/notes/')).body === 'fine');
});
after(() => stack.disposeAsync());

type Asked = { method?: string; headers?: Record<string, string>; body?: string; host?: string };

/** Asks over a connection of its own, so that either worker may get it. */
async function ask(target: string, { method = 'GET', headers, body, host }: Asked = {}) {
  const { port, host: shell } = new URL(platform.publicUrl);
  const sent = request({
    agent: false,
    host: '127.0.0.1',
    port,
    path: target,
    method,
    headers: { cookie: session.cookie, host: host ?? shell, ...headers },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const { statusCode: status, headers: answered } = response;
  return { status, headers: answered, body: await text(response) };
}

/** The process that was started last for a worker. */
function workerPid(worker: number): number | undefined {
  const told = platform.processes.gateway.lines.flatMap((line) =>
    line.includes('"worker listens"') ? [JSON.parse(line) as { worker: number; pid: number }] : [],
  );
  return told.findLast((line) => line.worker === worker)?.pid;
}

const times = <Result>(count: number, work: () => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, work));

test('a session that one worker made is known to all, and the metrics of all are at one place', async () => {
  const answers = await times(40, () => ask('/p/notes/'));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  const metrics = await (await fetch(`http://${platform.addresses.gatewayMetrics}/metrics`)).text();
  const served = ['1', '2'].map((worker) => {
    const sample = new RegExp(
      `^patchbay_proxied_requests_total\\{(?=.*plugin="notes")(?=.*worker="${worker}")(?=.*status="2xx").*\\} (\\d+)$`,
      'm',
    );
    return Number(sample.exec(metrics)?.[1] ?? 0);
  });
  assert.ok(
    served.every((count) => count > 0),
    `each serves some: ${served.join(' and ')}`,
  );
  assert.ok((served[0] ?? 0) + (served[1] ?? 0) >= 40);
  for (const worker of ['1', '2']) {
    assert.match(metrics, new RegExp(`^patchbay_worker_up\\{.*worker="${worker}".*\\} 1$`, 'm'));
  }
  for (const name of ['process_resident_memory_bytes', 'process_start_time_seconds']) {
    assert.equal(metrics.match(new RegExp(`^# TYPE ${name} `, 'gm'))?.length, 1);
    assert.equal(
      metrics.match(new RegExp(`^${name}\\{`, 'gm'))?.length,
      3,
      `${name} of each process`,
    );
  }
});

test('a ticket into the views of a plugin is good at whichever worker it comes to', async () => {
  const host = new URL(platform.publicUrl).host.replace('patchbay', 'notes.patchbay');
  const frame = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-site', accept: 'text/html' };
  const entered = await times(12, async () => {
    const ticketed = await ask('/-/views/enter?to=%2Fp%2Fnotes%2F', { headers: frame });
    const door = new URL(ticketed.headers.location ?? '');
    const headers = { ...frame, cookie: '' };
    const answer = await ask(`${door.pathname}${door.search}`, { host, headers });
    return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  });
  for (const cookie of entered) assert.match(cookie, /patchbay_view=.+/);
  // Of the tickets of a session into one plugin, the cookie of the last counts.
  const shown = await Promise.all(
    entered.map((cookie) => ask('/p/notes/', { host, headers: { ...frame, cookie } })),
  );
  assert.ok(shown.some(({ status, body }) => status === 200 && body === 'fine'));
});

test('failed sign-ins count at all workers together', async () => {
  const body = new URLSearchParams({ username: 'nobody', password: 'wrong' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie: '' };
  const statuses: (number | undefined)[] = [];
  for (let i = 0; i < 11; i += 1) {
    statuses.push((await ask('/sign-in', { method: 'POST', headers, body })).status);
  }
  assert.deepEqual(statuses, [...Array<number>(10).fill(401), 429]);
});

test('a form is taken by whichever worker it comes to', async () => {
  const form = new URLSearchParams({ id: 'none', formToken: await session.formToken() });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const send = () => ask('/account/sessions', { method: 'POST', headers, body: form.toString() });
  const statuses = (await times(12, send)).map(({ status }) => status);
  assert.deepEqual([...new Set(statuses)], [303]);
});

test('a sign-out counts at all workers', async () => {
  const other = await signInAsNew(platform, { username: 'grace' });
  const mine = { headers: { cookie: other.cookie } };
  await times(20, async () => assert.equal((await ask('/p/notes/', mine)).status, 200));
  await other.fetch('/sign-out', { method: 'POST' });
  await until(async () => {
    const answers = await times(20, () => ask('/p/notes/', mine));
    return answers.every(({ status }) => status === 401);
  });
});

test('when a worker is killed under load, requests go on and another takes its place', async () => {
  const killed = workerPid(1) ?? assert.fail();
  let [fine, failed] = [0, 0];
  const over = new AbortController();
  const clients = times(8, async () => {
    while (!over.signal.aborted) {
      const answer = await ask('/p/notes/').catch(() => undefined);
      if (answer?.status === 200) fine += 1;
      else failed += 1;
    }
  });
  await until(() => fine > 50);
  process.kill(killed, 'SIGKILL');
  await until(() => workerPid(1) !== killed, { what: 'another process for worker 1' });
  const after = fine;
  await until(() => fine > after + 200);
  over.abort();
  await clients;
  // What is under way, and what the kernel had queued for the worker when the client came again.
  assert.ok(failed <= 16, `each client may lose two requests: ${failed}`);
  const told = platform.processes.gateway.lines.find((line) => line.includes('worker ended'));
  assert.ok(told?.includes(`"pid":${killed}`) && told.includes('"how":"SIGKILL"'), told);
  const ready = await fetch(`http://${platform.addresses.gatewayMetrics}/readyz`);
  assert.equal(ready.status, 200);
});

test('the port is not shared with a gateway that nobody meant', async () => {
  const second = startNodeProcess({
    script: path.join(import.meta.dirname, '../../services/gateway/src/main.ts'),
    env: platform.environment,
    isReady: (lines) => lines.some((line) => line.includes('gateway started')),
  });
  await assert.rejects(second, /did not start:[^]*cannot listen on/);
});

test('SIGTERM drains every worker: what is under way is answered, and nothing stays behind', async () => {
  const pids = [workerPid(1) ?? assert.fail(), workerPid(2) ?? assert.fail()];
  const slow = times(8, () => ask('/p/notes/slow'));
  await until(() => unanswered === 8);
  assert.equal(await platform.processes.gateway.stop(), 'exit 0');
  for (const { status, body } of await slow) assert.deepEqual([status, body], [200, 'late']);
  for (const pid of pids) assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
});

test('workers end with a launcher that is killed', async () => {
  const starts = () =>
    platform.processes.gateway.lines.filter((line) => line.includes('in several processes')).length;
  const before = starts();
  await platform.processes.gateway.restart();
  await until(() => starts() > before);
  const pids = [workerPid(1) ?? assert.fail(), workerPid(2) ?? assert.fail()];
  await platform.processes.gateway.kill();
  await until(() =>
    pids.every((pid) => {
      try {
        return !process.kill(pid, 0);
      } catch {
        return true;
      }
    }),
  );
});
