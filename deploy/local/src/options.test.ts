import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { CannotStart } from './cannot-start.ts';
import { parseOptions } from './options.ts';
import { ROOT } from './root.ts';

test('without flags and variables everything is embedded, on port 8080, in .patchbay', () => {
  assert.deepEqual(parseOptions([], {}), {
    help: false,
    fresh: false,
    'one-origin': false,
    verbose: false,
    port: 8080,
    dataDir: join(ROOT, '.patchbay'),
    databaseUrl: undefined,
    nats: undefined,
  });
});

test('servers of the operator are taken from the environment with their credentials', () => {
  const { databaseUrl, nats } = parseOptions([], {
    DATABASE_URL: 'postgres://db/patchbay',
    NATS_URL: 'nats://nats:4222',
    NATS_CREDS_FILE: '/secrets/platform.creds',
    NATS_ACCOUNT_SEED_FILE: '/secrets/account.seed',
  });
  assert.equal(databaseUrl, 'postgres://db/patchbay');
  assert.deepEqual(nats, {
    url: 'nats://nats:4222',
    credsFile: '/secrets/platform.creds',
    accountSeedFile: '/secrets/account.seed',
  });
});

test('an empty variable counts as unset', () => {
  assert.equal(parseOptions([], { DATABASE_URL: '' }).databaseUrl, undefined);
});

for (const [args, message] of [
  [['--bogus'], /^Unknown option '--bogus'; .*--help/],
  [['fresh'], /^Unexpected argument 'fresh'; .*--help/],
  [['--port', 'http'], /^--port must be a number from 1 to 65535; .*--help/],
  [['--port', '0'], /^--port must be a number from 1 to 65535; .*--help/],
] as const) {
  test(`"${args.join(' ')}" is answered with one sentence`, () => {
    assert.throws(
      () => parseOptions(args, {}),
      (error) => error instanceof CannotStart && message.test(error.message),
    );
  });
}
