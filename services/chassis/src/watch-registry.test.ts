import assert from 'node:assert/strict';
import test from 'node:test';
import { shortestWaits } from '../../../test/support/shortest-waits.ts';
import { createLogger } from './log.ts';
import { watchRegistry } from './watch-registry.ts';

test('a watch that ends after its first response is opened ever more seldom', async () => {
  let opened = 0;
  await using watch = watchRegistry({
    what: 'numbers',
    address: '127.0.0.1:1',
    log: createLogger('test', { LOG_LEVEL: 'silent' }),
    async *watch() {
      yield ++opened;
    },
    apply: () => {},
  });
  await shortestWaits(40);
  assert.ok(opened > 1 && opened < 20, `opened ${opened} times`);
  assert.equal(watch.trouble(), 'the registry ended the watch');
});
