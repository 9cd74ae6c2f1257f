import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { freePorts, startChild, startNats } from '@patchbay/local';
import { createDatabase } from '../support/database.ts';
import { openGuide } from '../support/guide.ts';
import { until } from '../support/until.ts';

const root = path.join(import.meta.dirname, '../..');

test('the guide to running the services does what it says, block by block', async () => {
  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'patchbay-services-'));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const database = stack.use(await createDatabase());
  const nats = stack.use(await startNats({ dataDir }));
  const addresses = (await freePorts(6)).map((port) => `127.0.0.1:${port}`);
  const [registry, registryHttp, scheduler, schedulerHttp, gateway, metrics] = addresses;
  const guide = await openGuide('docs/guides/run-the-services.md');
  const secrets = await bash(`${guide.next('secrets.sh')}\necho $PLATFORM_TOKEN $SETTINGS_KEY`);
  const [PLATFORM_TOKEN, SETTINGS_KEY] = secrets.trim().split(' ');
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    NATS_URL: nats.url,
    NATS_CREDS_FILE: nats.credsFile,
    NATS_ACCOUNT_SEED_FILE: nats.accountSeedFile,
    PLATFORM_TOKEN,
    SETTINGS_KEY,
    REGISTRY_GRPC_LISTEN: registry,
    REGISTRY_HTTP_LISTEN: registryHttp,
    SCHEDULER_GRPC_LISTEN: scheduler,
    SCHEDULER_HTTP_LISTEN: schedulerHttp,
    GATEWAY_LISTEN: gateway,
    GATEWAY_METRICS_LISTEN: metrics,
    REGISTRY_ADDRESS: registry,
    REGISTRY_HTTP_ADDRESS: registryHttp,
    SCHEDULER_ADDRESS: scheduler,
    SCHEDULER_HTTP_ADDRESS: schedulerHttp,
    PATCHBAY_REGISTRY: registry,
  };

  const lines: string[] = [];
  const command = { file: 'bash', args: ['-ec', guide.next('start.sh')], cwd: root, env };
  // A shell does not pass SIGTERM on to what it has started.
  const stopSignals = ['SIGKILL'] as const;
  stack.use(startChild(command, { onLine: (line) => lines.push(line), stopSignals }));
  for (const http of [registryHttp, schedulerHttp, metrics]) {
    await until(async () => (await fetch(`http://${http}/readyz`)).ok, { withinMs: 90_000 });
    assert.equal((await fetch(`http://${http}/metrics`)).status, 200, http);
  }
  await until(() => lines.some((line) => /\/setup\?token=[\w-]+/.test(line)));
  assert.match(await bash(guide.next('plugins.sh'), env), /^pbc_/);
  guide.end();
});

async function bash(script: string, env = process.env): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-ec', script], { cwd: root, env });
  return stdout;
}
