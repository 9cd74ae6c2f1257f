import assert from 'node:assert/strict';
import test from 'node:test';
import { startPlatform } from '../support/platform.ts';
import { until } from '../support/until.ts';

test('a service that is asked to traces its calls, with what they cost in Postgres', async () => {
  await using platform = await startPlatform({
    services: ['registry'],
    env: {
      NODE_OPTIONS: '--import @patchbay/chassis/telemetry',
      OTEL_TRACES_EXPORTER: 'console',
      OTEL_BSP_SCHEDULE_DELAY: '200',
      OTEL_SERVICE_NAME: 'registry',
    },
  });
  await platform.credential('traced');
  const output = () => platform.processes.registry.lines.join('\n');
  await until(() => /grpc\.patchbay\.registry\.v1\.Admin\/CreateCredential/.test(output()));
  await until(() => /pg\.query:INSERT/.test(output()));
  const spans = output()
    .split('traceId: ')
    .slice(1)
    .map((text) => ({
      trace: text.slice(1, 33),
      name: /name: '([^']+)'/.exec(text)?.[1] ?? '',
    }));
  const call = spans.find(({ name }) => name.endsWith('Admin/CreateCredential'));
  const statements = spans.filter(
    ({ trace, name }) => trace === call?.trace && name.startsWith('pg.'),
  );
  assert.ok(statements.length > 3, 'the statements of a call belong to its trace');
});
