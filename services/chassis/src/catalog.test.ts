import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { catalog, mount, serveGrpc } from '@patchbay/proto';
import { followCatalog } from './catalog.ts';
import { createLogger } from './log.ts';

const log = createLogger('test', { LOG_LEVEL: 'silent' });

test('a watch that resumes where nothing has changed is no trouble', async () => {
  const since: number[] = [];
  const unused = () => Promise.reject(new Error('not called'));
  const services = [
    mount(
      catalog,
      {
        listPlugins: unused,
        getPlugin: unused,
        listContributions: unused,
        async *watch({ sinceRevision }, { signal }) {
          since.push(sinceRevision);
          if (sinceRevision === 0) yield { snapshot: { revision: 5, plugins: [] } };
          else await sleep(60_000, undefined, { signal });
        },
      },
      { onUnexpected: () => {} },
    ),
  ];
  await using server = await serveGrpc({ listen: '127.0.0.1:0', services });
  const troubles: (string | undefined)[] = [];
  await using copy = followCatalog({
    address: server.address,
    token: '',
    log,
    onChange: () => {},
    onTrouble: () => troubles.push(copy.trouble()),
  });
  while (since.length < 2 || copy.trouble() !== undefined) await sleep(10);
  assert.deepEqual(since, [0, 5]);
  assert.deepEqual(troubles, ['the registry ended the watch']);
});
