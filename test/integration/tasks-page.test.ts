import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { toStruct } from '@patchbay/proto';
import { startExample } from '../support/example.ts';
import type { NodeProcess } from '../support/node-process.ts';
import { startPlatform, type Platform } from '../support/platform.ts';
import { administrator, signIn, signInAsFirst, type TestSession } from '../support/session.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let session: TestSession;
let example: NodeProcess;

before(async () => {
  platform = await startPlatform();
  session = await signInAsFirst(platform);
  example = await startExample(platform, 'timer-example');
  await until(async () => (await platform.scheduler.listSchedules({})).schedules.length >= 2);
  await until(async () => (await read('/tasks')).includes('Timer example'));
});
after(async () => {
  await example?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

const accept = { accept: 'text/html' };
const compact = (page: string) => page.replaceAll(/\s+/g, ' ').replaceAll(/ ?(<[^>]+>) ?/g, '$1');
const read = async (path: string) => {
  const response = await session.fetch(path, { headers: accept });
  return compact(await response.text());
};

/** Sends a form as a browser without JavaScript does: what it then shows, and where that is. */
async function send(path: string, fields: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const response = await session.fetch(path, { method: 'POST', body, headers: accept });
  const location = response.headers.get('location');
  const page = location === null ? await response.text() : await read(location);
  return { status: response.status, location, page: compact(page) };
}

/** A countdown that somebody asked for, and its run. */
async function countdown(from: number) {
  const { schedule } = await platform.scheduler.createSchedule({
    plugin: 'timer-example',
    schedule: toStruct({ task: 'countdown', in: 0, params: { from } }),
    requestedBy: 'ada',
  });
  const scheduleId = schedule?.id ?? '';
  const run = await until(async () => {
    return (await platform.scheduler.listRuns({ scheduleId })).runs[0];
  });
  return { scheduleId, runId: run.id };
}

test('BGT-26 BGT-28 a schedule is paused, resumed and run from its row, and its page says when it is next', async () => {
  const { schedules } = await platform.scheduler.listSchedules({ task: 'forget' });
  const id = schedules[0]?.id ?? '';
  const back = 'plugin=timer-example';
  const paused = await send(`/tasks/schedules/${id}/pause`, { back });
  assert.equal(paused.status, 303);
  assert.match(paused.location ?? '', /^\/tasks\?done=paused&plugin=timer-example$/);
  assert.match(paused.page, /The schedule is paused/);
  assert.match(await read(`/tasks/schedules/${id}`), /badge-warn">paused.*Paused by ada/);
  assert.match(await read('/tasks?schedules=paused'), /Forget old messages/);
  const resumed = await send(`/tasks/schedules/${id}/resume`);
  assert.match(resumed.page, /The schedule goes on.*Next runs.*<patchbay-moment/);
  const run = await send(`/tasks/schedules/${id}/run`);
  assert.match(run.page, /The run is started.*run by ada/);
  const odd = await send(`/tasks/schedules/${id}/pause`, { back: '@evil.example/' });
  assert.match(odd.location ?? '', new RegExp(`^/tasks/schedules/${id}\\?`));
  await send(`/tasks/schedules/${id}/resume`);
});

test('BGT-7 a task is listed with its title, its name and its plugin', async () => {
  assert.match(
    await read('/tasks'),
    /<strong>Forget old messages<\/strong>.*?Timer example ·<code>forget<\/code>/,
  );
});

test('BGT-14 an administrator schedules a task at one of the usual intervals, once, or by cron', async () => {
  const [blank, ...others] = [...(await read('/tasks/new')).matchAll(/<option value="([^"]*)"/g)];
  assert.equal(blank?.[1], 'timer-example/countdown');
  assert.deepEqual(
    others.map(([, value]) => value).filter((value) => !value?.includes('/')),
    ['never', 'hourly', 'daily', 'weekly', 'everyTwoWeeks', 'everyFourWeeks', 'cron'],
  );
  const task = 'timer-example/countdown';
  const fields = { task, repeats: 'weekly', begins: '1h', params: '{"from": 2}', request: 'r1' };
  const made = await send('/tasks/new', fields);
  assert.equal(made.status, 303);
  assert.match(
    made.page,
    /The schedule is made\..*Repeats<\/dt><dd>every 7 days<.*&quot;from&quot;:2/,
  );
  assert.equal((await send('/tasks/new', fields)).location, made.location, 'sent twice, made once');
  const daily = await send('/tasks/new', {
    task,
    repeats: 'cron',
    cron: '0 7 * * 1-5',
    timezone: 'Asia/Tokyo',
  });
  assert.match(daily.page, /0 7 \* \* 1-5, Asia\/Tokyo/);
  for (const { location } of [made, daily]) {
    assert.match((await send(`${location?.split('?')[0]}/delete`)).page, /The schedule is deleted/);
  }

  const wrong = await send('/tasks/new', {
    task,
    repeats: 'cron',
    cron: 'often',
    params: '{"from": 9}',
  });
  assert.equal(wrong.status, 400);
  assert.match(wrong.page, /It is not scheduled: .*cron.*value="often".*&quot;from&quot;: 9/);
  assert.match(
    (await send('/tasks/new', { task, begins: 'soon' })).page,
    /&quot;soon&quot; is no time/,
  );
});

test('BGT-14 whoever fills in a schedule sees its next five moments in its zone, and nothing is made', async () => {
  const count = async () => (await platform.scheduler.listSchedules({})).schedules.length;
  const before = await count();
  const task = 'timer-example/countdown';
  const weekdays = { task, repeats: 'cron', cron: '0 7 * * 1-5', timezone: 'Asia/Tokyo' };
  const { status, page } = await send('/tasks/new', { ...weekdays, do: 'preview' });
  const shown = (html: string) =>
    [...html.matchAll(/<time[^>]*>([^<]+)<\/time>/g)].map(([, it]) => it);
  assert.deepEqual([status, shown(page).length, await count()], [200, 5, before]);
  for (const moment of shown(page)) assert.match(moment ?? '', /^(Mon|Tue|Wed|Thu|Fri).*07:00:00/);
  assert.match(page, /value="0 7 \* \* 1-5".*Time zone Asia\/Tokyo\./);

  const preview = (fields: Record<string, string>) =>
    read(`/-/fragments/schedule-preview?${new URLSearchParams(fields).toString()}`);
  assert.deepEqual(shown(await preview(weekdays)), shown(page));
  const hourly = await preview({ repeats: 'hourly', begins: '2h' });
  const [first = '', second = ''] = [...hourly.matchAll(/datetime="([^"]+)"/g)].map(([, at]) => at);
  assert.equal(Date.parse(second) - Date.parse(first), 3_600_000);
  assert.match(hourly, /Time zone Europe\/Berlin/);
  assert.equal(shown(await preview({ repeats: 'never' })).length, 1);
  assert.match(
    await preview({ repeats: 'cron', cron: 'often' }),
    /&quot;often&quot; cannot be used/,
  );
  assert.match(await preview({ repeats: 'never', begins: 'soon' }), /&quot;soon&quot; is no time/);
  assert.match(
    await preview({ repeats: 'hourly', begins: '999999999999w' }),
    /is longer than ten years/,
  );
  const nowhere = await preview({ ...weekdays, timezone: 'Mars/Base' });
  assert.match(nowhere, /is no time zone/);
});

test('REG-28 titles are in the language of who looks, but for that which an operator gave', async () => {
  const title = async (locale: string) => {
    const german = await signIn(platform, { ...administrator, locale });
    const page = compact((await (await german?.fetch('/', { headers: accept }))?.text()) ?? '');
    return [
      /href="\/p\/timer-example\/"[^>]*>.*?<span>([^<]+)</.exec(page)?.[1],
      /card-timer-example">.*?<strong>([^<]+)</.exec(page)?.[1],
    ];
  };
  assert.deepEqual(await title('de-AT,de;q=0.9'), ['Zeitgeber', 'Zeitgeber-Beispiel']);
  assert.deepEqual(await title('fr'), ['Timer example', 'Timer example']);
  await platform.admin.updatePlugin({ slug: 'timer-example', title: 'Ours' });
  await until(async () => (await title('de'))[1] === 'Ours');
  await platform.admin.updatePlugin({ slug: 'timer-example', title: '' });
});

test('BGT-18 BGT-24 BGT-25 a run has a page with its progress, its log and its result', async () => {
  const { runId } = await countdown(3);
  await until(async () => (await read(`/tasks/runs/${runId}`)).includes('1 to go'));
  assert.match(await read(`/tasks/runs/${runId}`), /<progress max="1" value="0\.6/);
  const page = await until(async () => {
    const found = await read(`/tasks/runs/${runId}`);
    return found.includes('badge-good">succeeded') && found;
  });
  assert.match(page, /&quot;counted&quot;: 3/);
  assert.match(page, /Attempt 1<\/strong><span class="badge badge-good">succeeded/);
  await until(async () =>
    /info<\/span>3 ….*info<\/span>1 …/.test(await read(`/tasks/runs/${runId}`)),
  );
  assert.match(await read(`/-/fragments/tasks/runs/${runId}`), /^<header/);
});

test('a running run is cancelled and tried again from its page', async () => {
  const { runId } = await countdown(300);
  await until(async () => (await read(`/tasks/runs/${runId}`)).includes('to go'));
  const cancelled = await send(`/tasks/runs/${runId}/cancel`);
  assert.equal(cancelled.status, 303);
  await until(async () =>
    /badge-warn">cancelled.*Cancelled by<\/dt><dd>ada/.test(await read(`/tasks/runs/${runId}`)),
  );
  assert.match(
    (await send(`/tasks/runs/${runId}/cancel`)).page,
    /It is not cancelled: the run is over/,
  );
  const retried = await send(`/tasks/runs/${runId}/retry`);
  assert.match(retried.page, /The run is tried again/);
  await until(async () => (await read(`/tasks/runs/${runId}`)).includes('Attempt 2</strong>'));
  await send(`/tasks/runs/${runId}/cancel`);
});

test('other params are for one run; what is no JSON object is refused and says why', async () => {
  const { scheduleId } = await countdown(1);
  const run = await send(`/tasks/schedules/${scheduleId}/run`, { params: '{"from": 2}' });
  assert.equal(run.status, 303);
  await until(async () => {
    const { runs } = await platform.scheduler.listRuns({ scheduleId, state: 'succeeded' });
    return runs.some(({ resultJson }) => resultJson === '{"counted":2}');
  });
  const refused = await send(`/tasks/schedules/${scheduleId}/run`, { params: '[1]' });
  assert.equal(refused.status, 400);
  assert.match(refused.page, /params: must be a JSON object/);
  const deleted = await send(`/tasks/schedules/${scheduleId}/delete`);
  assert.match(deleted.page, /The schedule is deleted/);
  assert.equal((await session.fetch(`/tasks/schedules/${scheduleId}`)).status, 404);
});

test('the lists go on beyond their first page', async () => {
  await Promise.all(
    Array.from({ length: 55 }, (_, index) =>
      platform.scheduler.createSchedule({
        plugin: 'timer-example',
        schedule: toStruct({ task: 'countdown', in: 3600, dedupeKey: `later-${index}` }),
        requestedBy: 'ada',
      }),
    ),
  );
  const rows = (page: string) => [...page.matchAll(/id="(schedule-\d+)"/g)].map(([, id]) => id);
  const first = await read('/tasks?task=countdown&schedules=active');
  const link = (page: string, text: string) =>
    new RegExp(`href="(/tasks\\?[^"]*)">${text}`).exec(page)?.[1]?.replaceAll('&amp;', '&');
  assert.equal(link(first, 'The first schedules'), undefined);
  const pages = [first];
  for (let next = link(first, 'More schedules'); next; next = link(pages.at(-1) ?? '', 'More')) {
    pages.push(await read(next));
  }
  assert.deepEqual(
    pages.map((page) => rows(page).length),
    [25, 25, 5],
  );
  assert.equal(new Set(pages.flatMap(rows)).size, 55);
  const back = link(pages.at(-1) ?? '', 'The first schedules');
  assert.deepEqual(rows(await read(back ?? '')), rows(first));
  const nowhere = await session.fetch('/tasks?after=nonsense', { headers: accept });
  assert.equal(nowhere.status, 400);
  assert.doesNotMatch(await nowhere.text(), /scheduler does not answer/);
});

test('trying failed runs again says how many they were; a run that is not there is not found', async () => {
  const none = await send('/tasks/retry', { plugin: 'timer-example', task: 'tick' });
  assert.match(none.page, /No failed run matches/);
  assert.equal((await session.fetch('/tasks/runs/1-1')).status, 404);
  assert.equal((await session.fetch('/tasks/runs/nonsense')).status, 404);
});

test('open pages hear when the scheduler goes and is back; each says that it is away, and comes back by itself', async () => {
  const { scheduleId, runId } = await countdown(1);
  const stop = new AbortController();
  const stream = await session.fetch('/-/events', { signal: stop.signal });
  let told = 0;
  const reading = (async () => {
    for await (const text of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      if (text.includes('event: runs')) told += 1;
    }
  })().catch(() => {});
  const parts = [
    '/-/fragments/tasks',
    `/-/fragments/tasks/runs/${runId}`,
    `/-/fragments/tasks/schedules/${scheduleId}`,
  ];
  await until(async () => (await read(`/tasks/runs/${runId}`)).includes('badge-good">succeeded'));
  const { schedules } = await platform.scheduler.listSchedules({ task: 'tick' });
  await platform.scheduler.pauseSchedule({ id: schedules[0]?.id ?? '' });
  await until(async () => {
    const { runs } = await platform.scheduler.listRuns({ task: 'tick' });
    return runs.every(({ finishedAt }) => finishedAt !== null);
  });
  // What was told of runs is gathered for a moment.
  await sleep(1_000);

  const before = told;
  await platform.processes.scheduler.kill();
  await until(() => told > before, { what: 'it is told that the scheduler went' });
  for (const path of parts) {
    const part = await read(path);
    assert.match(
      part,
      /^<div data-again>.*The scheduler does not answer: (nothing listens at|it cannot be reached)/,
    );
    const page = await read(path.replace('/-/fragments', ''));
    assert.match(page, /data-live="[^"]+" data-on="[^"]*runs[^"]*"><div data-again>/);
  }
  assert.match(
    (await send(`/tasks/runs/${runId}/retry`)).page,
    /It is not tried again: (nothing listens at|it cannot be reached).*The scheduler does not answer/,
  );

  const away = told;
  await platform.processes.scheduler.restart();
  await until(() => told > away, { what: 'it is told that the scheduler is back' });
  for (const path of parts) {
    await until(async () => !(await read(path)).includes('data-again'), { what: path });
  }
  stop.abort();
  await reading;
});

test('of a scheduler that hears and says nothing its pages and its API tell what is known, and what to do', async () => {
  const form = { task: 'timer-example/countdown', begins: '1w', params: '{"from": 7}' };
  const [before] = await Promise.all([made(), read('/tasks/new')]);
  const api = async (path: string, init?: RequestInit) => {
    const response = await session.fetch(`/api/v1/${path}`, init);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    return (await response.json()) as Record<'status' | 'code' | 'detail' | 'hint', unknown>;
  };
  process.kill(platform.processes.scheduler.pid(), 'SIGSTOP');
  try {
    const [tasks, sent, schedules, retried] = await Promise.all([
      read('/tasks'),
      send('/tasks/new', { ...form, request: 'sent-twice' }),
      api('schedules'),
      api('runs/retry', { method: 'POST' }),
    ]);
    assert.match(tasks, /The scheduler does not answer: no answer came in time/);
    assert.equal(sent.status, 504);
    assert.match(
      sent.page,
      /It may be scheduled or not, since no answer came in time: send it again as it is.*name="request" value="sent-twice"/,
    );
    const detail = 'the scheduler did not answer in time';
    const late = { status: 504, code: 'timeout', detail };
    assert.partialDeepStrictEqual(schedules, { ...late, hint: 'try again in a moment' });
    assert.partialDeepStrictEqual(retried, late);
    assert.match(String(retried.hint), /^it may be done or not: look before you send it again/);
  } finally {
    process.kill(platform.processes.scheduler.pid(), 'SIGCONT');
  }
  const again = await send('/tasks/new', { ...form, request: 'sent-twice' });
  assert.match(again.page, /The schedule is made/);
  assert.equal(await made(), before + 1);
});

async function made(): Promise<number> {
  const { schedules } = await platform.scheduler.listSchedules({
    task: 'countdown',
    pageSize: 500,
  });
  return schedules.length;
}
