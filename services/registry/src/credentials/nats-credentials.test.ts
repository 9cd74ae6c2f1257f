import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { createAccount } from '@nats-io/nkeys';
import { manifestSchema, nats } from '@patchbay/proto';
import { createNatsCredentials, natsCredentialsMs } from './nats-credentials.ts';

const hourMs = 3_600_000;
const account = createAccount();
const accountSeed = new TextDecoder().decode(account.getSeed());
const servers = ['nats://127.0.0.1:4222'];

test('a user may do what its own tasks need, on its own subjects, until it expires', async () => {
  const issue = createNatsCredentials({ servers, accountSeed });
  const before = Date.now();
  const { iss, exp, pub, sub } = claims(await issue(mailer([{ name: 'send', priority: 5 }])));
  assert.equal(iss, account.getPublicKey());
  assert.ok(exp * 1000 > before + natsCredentialsMs - 2_000);
  assert.ok(exp * 1000 <= Date.now() + natsCredentialsMs);
  assert.deepEqual(sub, { allow: ['_INBOX_mailer.>'] });
  const consumer = nats.triggerConsumer('mailer', 'default_5');
  assert.deepEqual(pub, {
    allow: [
      ...['start', 'heartbeat', 'report', 'notes', 'schedule', 'unschedule'].map(
        (what) => `patchbay.run.${what}.mailer`,
      ),
      `$JS.API.CONSUMER.INFO.PATCHBAY_TRIGGERS.${consumer}`,
      `$JS.API.CONSUMER.MSG.NEXT.PATCHBAY_TRIGGERS.${consumer}`,
      `$JS.ACK.PATCHBAY_TRIGGERS.${consumer}.>`,
    ],
  });
});

test('a plugin that has nothing to say there gets no user', async () => {
  const issue = createNatsCredentials({ servers, accountSeed });
  assert.equal(await issue(mailer([])), null);
});

test('a user is shared for an hour, and by nobody who may do something else', async (t: TestContext) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const issue = createNatsCredentials({ servers, accountSeed });
  const seedOf = async (tasks: { name: string; queue?: string }[]) =>
    (await issue(mailer(tasks)))?.seed;
  const first = await seedOf([{ name: 'send' }]);
  assert.equal(await seedOf([{ name: 'send' }]), first);
  assert.notEqual(await seedOf([{ name: 'send', queue: 'bulk' }]), first);
  t.mock.timers.tick(hourMs);
  const later = await issue(mailer([{ name: 'send' }]));
  assert.notEqual(later?.seed, first);
  assert.ok(
    claims(later).exp * 1000 > Date.now() + natsCredentialsMs / 2,
    'it outlives its renewal',
  );
});

function mailer(tasks: { name: string; priority?: number; queue?: string }[]) {
  return manifestSchema.parse({ slug: 'mailer', title: 'Mailer', version: '1.0.0', tasks });
}

type Claims = { iss: string; exp: number; pub: { allow: string[] }; sub: { allow: string[] } };

function claims(credentials: { jwt?: string | undefined } | null): Claims {
  const [, payload = ''] = credentials?.jwt?.split('.') ?? [];
  const { iss, exp, nats: user } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return { iss, exp, pub: user.pub, sub: user.sub };
}
