import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { schemasOf, schedulerOperations as operations } from '@patchbay/proto/api';
import { startTestBed, until, type TestBed } from '../scheduler.fixture.ts';

let bed: TestBed;
let scheduler: Awaited<ReturnType<TestBed['start']>>;
before(async () => {
  bed = await startTestBed();
  scheduler = await bed.start();
  const tasks = ['backup', 'report'].map((name) => ({ name, delaySeconds: 3600 }));
  bed.catalog.show('archive', { tasks });
  await until('schedules', async () => (await scheduler.schedules('archive')).length === 2);
});
after(async () => {
  await scheduler[Symbol.asyncDispose]();
  await bed[Symbol.asyncDispose]();
});

type Call = { method?: string; headers?: Record<string, string>; body?: unknown };

function call(path: string, { method = 'GET', headers = {}, body }: Call = {}) {
  return fetch(`http://${scheduler.httpAddress}/api/v1${path}`, {
    method,
    headers: {
      authorization: 'Bearer a-platform-token-for-tests',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function answer(id: keyof typeof operations, response: Response) {
  const json = (await response.json()) as Record<string, unknown>;
  assert.equal(response.status, operations[id].status, JSON.stringify(json));
  assert.deepEqual(schemasOf(operations[id]).output.parse(json), json);
  return json;
}

test('schedules and runs are read and changed over HTTP as over gRPC', async () => {
  const page = await answer('listSchedules', await call('/schedules?plugin=archive&pageSize=1'));
  const [{ id, task }] = page['schedules'] as [{ id: string; task: string }];
  assert.equal(task, 'backup');
  const token = encodeURIComponent(String(page['nextPageToken']));
  const rest = await call(`/schedules?plugin=archive&pageSize=1&pageToken=${token}`);
  const [{ task: second }] = (await answer('listSchedules', rest))['schedules'] as [
    { task: string },
  ];
  assert.equal(second, 'report');

  const pause = { method: 'POST', body: { reason: 'the disk is full' } };
  const paused = await answer('pauseSchedule', await call(`/schedules/${id}/pause`, pause));
  assert.deepEqual([paused['state'], paused['pauseReason']], ['paused', 'the disk is full']);
  await answer(
    'resumeSchedule',
    await call(`/schedules/${id}/resume`, { method: 'POST', body: {} }),
  );
  const shown = await answer('getSchedule', await call(`/schedules/${id}`));
  assert.equal(shown['state'], 'active');

  const started = await call(`/schedules/${id}/run`, { method: 'POST', body: {} });
  const { run } = await answer('runNow', started);
  const runId = (run as { id: string }).id;
  await answer('getRun', await call(`/runs/${runId}`));
  await answer('listRunLog', await call(`/runs/${runId}/log`));
  const cancelled = await call(`/runs/${runId}/cancel`, { method: 'POST', body: {} });
  assert.equal((await answer('cancelRun', cancelled))['state'], 'cancelled');
  const { runs } = await answer('listRuns', await call('/runs?plugin=archive&state=cancelled'));
  assert.deepEqual(
    (runs as { id: string }[]).map((it) => it.id),
    [runId],
  );
  const { counts } = await answer('countRuns', await call('/run-counts?plugin=archive'));
  assert.deepEqual(counts, { cancelled: 1 });
});

test('a schedule is paused, resumed and deleted as it was read: 412 when somebody was faster', async () => {
  const schedule = { task: 'backup', every: 3600, dedupeKey: 'if-match' };
  const made = await call('/schedules', { method: 'POST', body: { plugin: 'archive', schedule } });
  const { id } = (await answer('createSchedule', made))['schedule'] as { id: string };
  const at = `/schedules/${id}`;
  const etag = async () => (await call(at)).headers.get('etag') ?? '';
  const read = { active: await etag(), paused: '' };

  const pause = (seen: string) =>
    call(`${at}/pause`, { method: 'POST', body: { reason: 'x' }, headers: { 'if-match': seen } });
  await answer('pauseSchedule', await pause(read.active));
  read.paused = await etag();
  const late = await pause(read.active);
  assert.equal(late.status, 412);
  const said = (await late.json()) as { code: string; detail: string };
  assert.equal(said.code, 'stale');
  assert.match(said.detail, new RegExp(`read /api/v1${at} again`));

  const resume = (seen: string) =>
    call(`${at}/resume`, { method: 'POST', body: {}, headers: { 'if-match': seen } });
  assert.equal((await resume(read.active)).status, 412);
  assert.equal((await answer('getSchedule', await call(at)))['state'], 'paused');
  await answer('resumeSchedule', await resume(read.paused));

  const remove = (seen: string) => call(at, { method: 'DELETE', headers: { 'if-match': seen } });
  assert.equal((await remove(read.paused)).status, 412);
  await answer('deleteSchedule', await remove(read.active));
  assert.equal((await call(at)).status, 404);
});

test('that a schedule has fired, and when it does next, is no change of it', async () => {
  const schedule = { task: 'backup', in: 0, every: 1, dedupeKey: 'often' };
  const made = await call('/schedules', { method: 'POST', body: { plugin: 'archive', schedule } });
  const { id } = (await answer('createSchedule', made))['schedule'] as { id: string };
  const at = `/schedules/${id}`;
  const etag = async () => (await call(at)).headers.get('etag') ?? '';
  const before = await etag();
  await until('another moment', async () => (await etag()) !== before);
  const headers = { 'if-match': before };
  await answer('deleteSchedule', await call(at, { method: 'DELETE', headers }));
});

test('who asked is who is authenticated, whatever the body says', async () => {
  const { schedules } = await scheduler.client.listSchedules({ plugin: 'archive', task: 'report' });
  const path = `/schedules/${schedules[0]?.id}/pause`;
  const said = await call(path, { method: 'POST', body: { requestedBy: 'the boss' } });
  assert.equal(said.status, 400);
  const headers = { 'patchbay-on-behalf-of': 'user:0199' };
  const paused = await answer(
    'pauseSchedule',
    await call(path, { method: 'POST', headers, body: {} }),
  );
  assert.equal(paused['pausedBy'], 'user:0199');
});

test('the next moments of any expression in any zone can be had', async () => {
  const query = new URLSearchParams({
    cron: '30 2 * * *',
    timezone: 'Europe/Berlin',
    count: '2',
    after: '2026-06-01T00:00:00Z',
  });
  const { moments } = await answer(
    'previewSchedule',
    await call(`/schedule-preview?${query.toString()}`),
  );
  assert.deepEqual(moments, ['2026-06-01T00:30:00.000Z', '2026-06-02T00:30:00.000Z']);
  const wrong = await call('/schedule-preview?cron=30+2+*+*+*&timezone=Mars/Olympus');
  assert.equal(wrong.status, 400);
  const { violations } = (await wrong.json()) as { violations: { field: string }[] };
  assert.deepEqual(
    violations.map(({ field }) => field),
    ['timezone'],
  );
});

test('run now with an idempotency key makes one run', async () => {
  const request = { plugin: 'archive', schedule: { task: 'report', in: 3600, dedupeKey: 'x' } };
  const created = await call('/schedules', { method: 'POST', body: request });
  const { schedule } = await answer('createSchedule', created);
  const { id } = schedule as { id: string };
  const headers = { 'idempotency-key': randomUUID() };
  const run = async () => {
    const response = await call(`/schedules/${id}/run`, { method: 'POST', headers, body: {} });
    return answer('runNow', response);
  };
  const first = await run();
  assert.deepEqual(await run(), first);
  const removed = await call(`/schedules/${id}`, { method: 'DELETE' });
  await answer('deleteSchedule', removed);
  assert.equal((await call(`/schedules/${id}`)).status, 404);
});

test('nobody without the platform token learns anything', async () => {
  const none = await call('/schedules', { headers: { authorization: '' } });
  assert.equal(none.status, 401);
  assert.match(none.headers.get('content-type') ?? '', /^application\/problem\+json/);
});
