import assert from 'node:assert/strict';
import test from 'node:test';
import type { FailingRoute } from '../requests/answer-health.ts';
import { toText } from '../shell/html.ts';
import { failingRoutes } from './answer-health.ts';

test('why a route fails is said once for each instance and reason, what happened last first', () => {
  const failed = (instance: string, why: string, second: number) => ({
    instance,
    why,
    at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
  });
  const route: FailingRoute = {
    route: 'GET /',
    since: new Date(),
    failures: 4,
    last: [
      failed('one', 'it was reset', 4),
      failed('two', 'it took too long', 3),
      failed('one', 'no connection', 2),
      failed('one', 'it was reset', 1),
    ],
    state: 'open',
    nextAt: new Date(),
  };
  const shown = failingRoutes([route], []);
  assert.ok(shown);
  const reasons = toText(shown).matchAll(
    /(It was reset|It took too long|No connection)\.[^]*?(one|two), <patchbay-moment at="([^"]+)"/g,
  );
  assert.deepEqual(
    [...reasons].map(([, why, instance, at]) => [why, instance, at?.slice(17, 19)]),
    [
      ['It was reset', 'one', '04'],
      ['It took too long', 'two', '03'],
      ['No connection', 'one', '02'],
    ],
  );
});
