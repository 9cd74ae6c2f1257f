import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import test, { after, before } from 'node:test';
import { identityHeader, type Json } from '@patchbay/proto';
import { decodeJwt } from 'jose';
import { startCalls, startProcess, type Calls, type Contributing } from './calls.fixture.ts';

const stack = new AsyncDisposableStack();
let calls: Calls;

before(async () => void (calls = stack.use(await startCalls())));
after(() => stack.disposeAsync());

type Handle = (payload: Json) => Json | Promise<Json>;

/** A plugin with one contribution; what is thrown is its error. */
async function contributing(slug: string, handle: Handle): Promise<Contributing> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = (status: number, type: string, body: Json) =>
      void response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
    try {
      const payload = JSON.parse(await text(request)) as Json;
      reply(200, 'application/json', await handle(payload));
    } catch (error) {
      const problem = { code: 'forbidden', detail: (error as Error).message, violations };
      reply(403, 'application/problem+json', problem);
    }
  };
  const { endpoint } = stack.use(
    await startProcess((request, response) => void answer(request, response)),
  );
  return { slug, endpoints: [endpoint], contributions: [{ id: `${slug}-it` }] };
}

const violations = [{ field: 'day', message: 'is over' }];
const refuse = () => Promise.reject(new Error('not today'));
const skippedOf = (plugin: string, reason = 'not today') => [
  { plugin, contribution: `${plugin}-it`, reason },
];

test('collect asks all at once', async () => {
  const all = Promise.withResolvers<void>();
  let asked = 0;
  const answer = async () => {
    asked++;
    if (asked === 3) all.resolve();
    await all.promise;
    return asked;
  };
  const plugins = await Promise.all(['a', 'b', 'c'].map((slug) => contributing(slug, answer)));
  const { answers, skipped } = await calls.ask('collect', plugins);
  assert.deepEqual([answers.length, skipped], [3, []]);
});

test('in a pipeline one that fails passes on what it was given, in the order of the point', async () => {
  const plugins = [
    await contributing('a', (value) => `${value as string}a`),
    await contributing('b', refuse),
    await contributing('c', (value) => `${value as string}c`),
  ];
  const piped = await calls.ask('pipeline', plugins, { payload: '>' });
  assert.deepEqual(piped, { value: '>ac', skipped: skippedOf('b') });
});

test('where the first one fails, or answers null, the next is asked, and after an answer nobody', async () => {
  let late = 0;
  const plugins = [
    await contributing('a', refuse),
    await contributing('b', () => null),
    await contributing('c', () => 'c'),
    await contributing('d', () => ++late),
  ];
  assert.deepEqual(await calls.ask('first', plugins), {
    answer: 'c',
    by: { plugin: 'c', contribution: 'c-it', title: 'c' },
    skipped: skippedOf('a'),
  });
  assert.equal(late, 0);
  assert.equal(calls.skips.of('a')[0]?.reason, 'not today', 'operators see it');
  const none = await calls.ask('first', plugins.slice(0, 2));
  assert.deepEqual(none, { answer: null, skipped: skippedOf('a') });
});

for (const mode of ['collect', 'pipeline', 'first'] as const) {
  test(`where a point cannot do without any, one that fails fails ${mode}, with its own code and violations`, async () => {
    const plugins = [await contributing('a', refuse), await contributing('b', () => 'b')];
    const asked = calls.ask(mode, plugins, { point: { failure: 'fail' } });
    await assert.rejects(asked, {
      code: 'forbidden',
      message: '"a-it" of plugin "a", which "test" cannot do without: not today',
      details: { violations },
    });
  });

  test(`${mode} asks nobody what the point does not take`, async () => {
    let asked = 0;
    const plugins = [await contributing('a', () => ++asked)];
    const point = { input: { type: 'object' } };
    await assert.rejects(calls.ask(mode, plugins, { payload: 'text', point }), { code: 'invalid' });
    assert.equal(asked, 0);
  });

  test(`an answer that the point does not take counts for nothing in ${mode}`, async () => {
    const plugins = [await contributing('a', () => 7), await contributing('b', () => 'text')];
    const point = { output: { type: 'string' } };
    const { skipped, ...result } = await calls.ask(mode, plugins, { payload: 'first', point });
    const reason = 'its answer is not what the point takes: answer must be text';
    assert.deepEqual(skipped, skippedOf('a', reason));
    assert.ok(JSON.stringify(result).includes('"text"'));
  });
}

for (const answer of [0, '', false]) {
  test(`${JSON.stringify(answer)} is an answer: it is not null`, async () => {
    const plugins = [
      await contributing('a', () => answer),
      await contributing('b', (value) => ['b', value]),
    ];
    assert.partialDeepStrictEqual(await calls.ask('first', plugins), { answer });
    assert.deepEqual(await calls.ask('pipeline', plugins), { value: ['b', answer], skipped: [] });
  });
}

test('null is none also where the point says what answers are', async () => {
  const plugins = [await contributing('a', () => null)];
  const asked = { point: { output: { type: 'string' } } };
  assert.deepEqual(await calls.ask('first', plugins, asked), { answer: null, skipped: [] });
  assert.partialDeepStrictEqual(await calls.ask('collect', plugins, asked), {
    answers: [{ plugin: 'a', answer: null }],
    skipped: [],
  });
  assert.partialDeepStrictEqual(await calls.ask('pipeline', plugins, asked), {
    value: null,
    droppedBy: { plugin: 'a' },
  });
});

for (const mode of ['pipeline', 'first'] as const) {
  test(`${mode} ends in its time, however many there are and however long each may take`, async () => {
    await using hurried = await startCalls({ wholeMs: 1_000 });
    let asked = 0;
    const hang = () => {
      asked++;
      return new Promise<Json>(() => {});
    };
    const plugins = await Promise.all(['a', 'b', 'c'].map((slug) => contributing(slug, hang)));
    const { skipped } = await hurried.ask(mode, plugins, { point: { deadlineMs: 3_600_000 } });
    assert.ok(asked <= 1, `asked ${asked}`);
    assert.deepEqual(skipped.slice(1), [
      ...skippedOf('b', 'it was not asked, since those before it took 1 s'),
      ...skippedOf('c', 'it was not asked, since those before it took 1 s'),
    ]);
    assert.equal(hurried.safeguards.health('b').state, 'closed');
  });
}

test('a contribution is asked by its name, as the platform, with an identity for its plugin alone', async () => {
  const seen: Json[] = [];
  const process = stack.use(
    await startProcess((request, response) => {
      const { aud, sub, use } = decodeJwt<{ use?: string }>(
        String(request.headers[identityHeader]),
      );
      seen.push([request.method ?? '', request.url ?? '', String(aud), sub ?? '', use ?? '']);
      response.writeHead(200, { 'content-type': 'application/json' }).end('null');
    }),
  );
  const plugins = ['a', 'b'].map((slug) => ({
    slug,
    endpoints: [process.endpoint],
    contributions: [{ id: `${slug}-it` }],
  }));
  await calls.ask('first', plugins);
  assert.deepEqual(seen, [
    ['POST', '/-/call/point/test/a-it', 'a', 'platform', 'call'],
    ['POST', '/-/call/point/test/b-it', 'b', 'platform', 'call'],
  ]);
});
