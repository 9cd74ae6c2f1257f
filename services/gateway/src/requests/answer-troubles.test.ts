import assert from 'node:assert/strict';
import test from 'node:test';
import type { ReceivedInstance } from '@patchbay/proto';
import type { FailureReason } from '../engine/destination.ts';
import { instanceEndpoint } from '../engine/endpoint.ts';
import { createInstance } from '../engine/instance.ts';
import { answerTroubles } from './answer-troubles.ts';
import { noteAnswer, noteFailure } from '../engine/recent-answers.ts';

const minute = 60_000;

function startInstance(id = 'one') {
  const instance = createInstance(id, instanceEndpoint(new URL('http://127.0.0.1:9999')));
  let count = 0;
  const asked = (status: number) => {
    return { id: `request-${++count}`, method: 'GET', path: `/p/notes/${count}`, status };
  };
  return {
    candidate: { instance, rank: 0 },
    answers: (status: number, at = 0) => noteAnswer(instance.recent, asked(status), at),
    fails: (reason: FailureReason, { detail = 'why', status = 0 } = {}) =>
      noteFailure(instance.recent, asked(status), { reason, detail }, 0),
    troubles: (now = 0) => {
      const instances = [{ id, name: 'notes-a' } as ReceivedInstance];
      return answerTroubles({ instances }, [{ instance, rank: 0 }], now);
    },
  };
}

test('an instance that answers some requests with errors: how many of how many, the last one, and whose log', () => {
  const { answers, troubles } = startInstance();
  for (const status of [200, 500, 302, 503, 400]) answers(status);
  const [trouble, ...others] = troubles();
  assert.deepEqual(others, []);
  assert.equal(
    trouble?.message,
    '2 of 5 requests to instance notes-a in the last five minutes were answered with an error, the last with 503',
  );
  assert.equal(trouble.hint, 'look at its log');
  const { request, requestId } = trouble.last;
  assert.deepEqual([request, requestId], ['GET /p/notes/4', 'request-4']);
  assert.deepEqual([trouble.kind, trouble.times, trouble.requests], ['server-error', 2, 5]);
});

test('answers count for five minutes, whenever in them they came', () => {
  const { answers, troubles } = startInstance();
  answers(500, 10 * minute);
  answers(500, 13 * minute);
  answers(200, 14 * minute);
  const told = (now: number) => troubles(now).map(({ times, requests }) => [times, requests]);
  assert.deepEqual(told(14 * minute), [[2, 3]]);
  assert.deepEqual(told(15.5 * minute), [[1, 2]]);
  assert.deepEqual(told(18.5 * minute), []);
  answers(500, 60 * minute);
  assert.deepEqual(told(60 * minute), [[1, 1]], 'nothing is left of what was an hour ago');
});

test('that something is not there is no trouble, unless nothing ever is', () => {
  const lost = startInstance();
  lost.answers(404);
  lost.answers(404);
  assert.deepEqual(lost.troubles(), []);
  lost.answers(404);
  assert.match(lost.troubles()[0]?.message ?? '', /^3 of 3 requests .* were answered with 404$/);
  assert.match(
    lost.troubles()[0]?.hint ?? '',
    /listens at http:\/\/127\.0\.0\.1:9999, the address/,
  );
  lost.answers(204);
  assert.deepEqual(lost.troubles(), []);
});

test('an address where nothing listens is named, with what to check', () => {
  const { fails, troubles } = startInstance();
  fails('unreachable', { detail: 'it accepts no connection (ECONNREFUSED)' });
  const { message = '', hint = '' } = troubles()[0] ?? {};
  assert.equal(
    message,
    'nothing accepts connections at http://127.0.0.1:9999, the address that instance notes-a announced; 1 of 1 requests to it in the last five minutes failed for that',
  );
  assert.match(hint, /check the port/);
  fails('connect-timeout', { detail: 'it did not accept a connection in time' });
  assert.match(troubles()[0]?.message ?? '', /^there is no connection to .* did not accept/);
});

test('answers that could not be had count by why, the most frequent first', () => {
  const { answers, fails, troubles } = startInstance();
  fails('head-timeout', { detail: 'it did not begin its answer in time' });
  fails('reset');
  fails('reset');
  for (let i = 0; i < 3; i++) fails('broken', { detail: 'its answer is not HTTP' });
  answers(200);
  const told = troubles().map(({ kind, times, requests }) => [kind, times, requests]);
  assert.deepEqual(told, [
    ['not-http', 3, 7],
    ['cut', 2, 7],
    ['too-late', 1, 7],
  ]);
});

test('an answer that broke off was one request, which was cut', () => {
  const { answers, fails, troubles } = startInstance();
  answers(200);
  fails('broken', { detail: 'it broke off', status: 200 });
  const [trouble] = troubles();
  assert.deepEqual([trouble?.kind, trouble?.times, trouble?.requests], ['cut', 1, 1]);
});

test('each instance is told of by itself', () => {
  const [one, two] = [startInstance('one'), startInstance('two')];
  one.answers(500);
  two.answers(500);
  two.answers(500);
  const troubles = answerTroubles({ instances: [] }, [one.candidate, two.candidate], 0);
  assert.deepEqual(
    troubles.map(({ instance, times }) => [instance, times]),
    [
      ['two', 2],
      ['one', 1],
    ],
  );
});
