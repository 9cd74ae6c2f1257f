import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import test, { after, before } from 'node:test';
import { broker } from '@patchbay/proto';
import { startCalls, startProcess, type Calls } from './calls.fixture.ts';

let calls: Calls;

before(async () => void (calls = await startCalls()));
after(() => calls[Symbol.asyncDispose]());

const switching = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
const json = { 'content-type': 'application/json' };

for (const [slug, what, answer, code] of [
  ['breaks', 'breaks off', (request) => request.socket.destroy(), 'internal'],
  [
    'stops',
    'breaks its answer off',
    (request, response) => {
      response.writeHead(200, { ...json, 'content-length': 100 });
      response.write('{', () => request.socket.destroy());
    },
    'internal',
  ],
  [
    'switches',
    'switches to another protocol',
    (request) => request.socket.write(switching),
    'internal',
  ],
  ['speaks', 'does not speak HTTP', (request) => request.socket.write('hello\r\n\r\n'), 'internal'],
  ['hangs', 'does not answer', () => {}, 'timeout'],
  [
    'trickles',
    'does not end its answer',
    (_request, response) => response.writeHead(200, json).write('['),
    'timeout',
  ],
  [
    'floods',
    'answers more than there is room for',
    (_request, response) => response.writeHead(200, json).end('9'.repeat(broker.maxCallBytes + 1)),
    'internal',
  ],
  ['talks', 'answers text', (_request, response) => response.end('hello'), 'internal'],
  [
    'mumbles',
    'answers what is not JSON',
    (_request, response) => response.writeHead(200, json).end('{'),
    'internal',
  ],
  [
    'refuses',
    'answers a status alone',
    (_request, response) => response.writeHead(403).end(),
    'forbidden',
  ],
  [
    'invents',
    'answers an error of its own',
    (_request, response) => response.writeHead(410, json).end('{"code":"teapot"}'),
    'gone',
  ],
] satisfies [string, string, RequestListener, string][]) {
  test(`a plugin that ${what} is asked once at most, and the call is over`, async () => {
    let asked = 0;
    const handle: RequestListener = (request, response) => {
      asked++;
      request.resume();
      answer(request, response);
    };
    await using one = await startProcess(handle);
    await using other = await startProcess(handle);
    const endpoints = [one.endpoint, other.endpoint];
    const deadlineMs = code === 'timeout' ? 2_000 : 30_000;
    await assert.rejects(calls.call({ slug, endpoints }, { deadlineMs }), { code });
    assert.ok(asked <= 1, `asked ${asked} times`);
    assert.equal(calls.safeguards.health(slug).underWay, 0);
    assert.equal(calls.outstanding(slug), 0);
  });
}

for (const [slug, what, answer, state] of [
  ['broken', 'breaks off', (request) => request.socket.destroy(), 'open'],
  ['hung', 'does not answer', () => {}, 'open'],
  [
    'strict',
    'answers with errors',
    (_request, response) => response.writeHead(500).end(),
    'closed',
  ],
] satisfies [string, string, RequestListener, string][]) {
  test(`the circuit breaker of a plugin that ${what} five times is ${state}`, async () => {
    await using process = await startProcess(answer);
    const plugin = { slug, endpoints: [process.endpoint] };
    const deadlineMs = slug === 'hung' ? 300 : 30_000;
    for (let i = 0; i < 5; i++) await assert.rejects(calls.call(plugin, { deadlineMs }));
    assert.equal(calls.safeguards.health(slug).state, state);
  });
}

test('an answer without content is null', async () => {
  await using process = await startProcess((_request, response) => response.writeHead(204).end());
  assert.equal(await calls.call({ slug: 'silent', endpoints: [process.endpoint] }), null);
});

test('where there is no connection to one process another is asked', async () => {
  await using process = await startProcess((_request, response) =>
    response.writeHead(200, json).end('"here"'),
  );
  const gone = await startProcess(() => {});
  await gone[Symbol.asyncDispose]();
  const plugin = { slug: 'half', endpoints: [gone.endpoint, process.endpoint] };
  for (let i = 0; i < 4; i++) assert.equal(await calls.call(plugin), 'here');
  await assert.rejects(calls.call({ slug: 'half', endpoints: [gone.endpoint] }), {
    code: 'unavailable',
    message: 'plugin "half" cannot be asked: none of its processes can be reached',
  });
});

test('a call that breaks off on a connection that was used before is not made again', async () => {
  let asked = 0;
  await using process = await startProcess((request, response) => {
    asked++;
    if (asked > 1) request.socket.destroy();
    else response.writeHead(200, json).end('1');
  });
  const plugin = { slug: 'once', endpoints: [process.endpoint] };
  assert.equal(await calls.call(plugin), 1);
  await assert.rejects(calls.call(plugin), { code: 'internal', message: /it broke off/ });
  assert.equal(asked, 2);
});

test('what a plugin is told about itself is for its active release alone', async () => {
  const answering = (version: string) =>
    startProcess((_request, response) => {
      response.writeHead(200, json).end(JSON.stringify(version));
    });
  await using active = await answering('active');
  await using former = await answering('former');
  const plugin = { slug: 'rolling', endpoints: [active.endpoint], former: [former.endpoint] };
  for (const call of ['lifecycle/upgraded', 'settings/migrate', 'command/x']) {
    for (let i = 0; i < 4; i++) assert.equal(await calls.call(plugin, { call }), 'active', call);
  }
  const alone = { slug: 'rolling', former: [former.endpoint] };
  await assert.rejects(calls.call(alone, { call: 'lifecycle/upgraded' }), { code: 'unavailable' });
});

test('what a plugin says of its error is told shortened', async () => {
  await using process = await startProcess((_request, response) => {
    const problem = { code: 'conflict', detail: 'no'.repeat(10_000) };
    response.writeHead(409, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  });
  await assert.rejects(
    calls.call({ slug: 'verbose', endpoints: [process.endpoint] }),
    ({ code, message }: { code: string; message: string }) =>
      code === 'conflict' && message.length <= 1_001 && message.endsWith('no…'),
  );
});
