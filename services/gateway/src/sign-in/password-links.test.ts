import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { sql, type Database } from '@patchbay/chassis';
import { personCalled, startDatabase } from '../gateway-database.fixture.ts';
import { hashPassword, passwordMatches } from './password.ts';
import { createPasswordLinks, type PasswordLinks } from './password-links.ts';
import { changePassword } from './change-password.ts';
import { passwordHashOf, savePassword } from './password-store.ts';
import { createSignInSteps } from './sign-in-steps.ts';

const stack = new AsyncDisposableStack();
const { id: ada } = personCalled('ada');
const { id: bob } = personCalled('bob');
let db: Database;
let links: PasswordLinks;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  links = createPasswordLinks({ db });
});
after(() => stack.disposeAsync());
test.beforeEach(async () => {
  await db.run(sql`delete from password_links`);
  await db.run(sql`delete from passwords`);
});

const linkFor = async (userId: string) => (await links.create(userId)).replace(/.*token=/, '');
const isPassword = async (userId: string, password: string) =>
  passwordMatches(password, await passwordHashOf(db, userId));

test('a link sets the password of its user, once', async () => {
  const token = await linkFor(ada);
  assert.equal(await links.userOf(token), ada);
  assert.equal((await links.use(token, 'the first'))?.userId, ada);
  assert.equal(await links.use(token, 'the second'), undefined);
  assert.equal(await links.userOf(token), undefined);
  assert.equal(await isPassword(ada, 'the first'), true);
});

test('of those who use a link at the same time one sets the password', async () => {
  const token = await linkFor(ada);
  const used = await Promise.all(['one', 'two', 'three'].map((it) => links.use(token, it)));
  assert.equal(used.filter((it) => it !== undefined).length, 1);
});

test('of two links of somebody that are used in the same instant one sets the password, with or without one before', async () => {
  const invited = Array.from({ length: 40 }, () => personCalled('invited').id);
  const known = Array.from({ length: 20 }, () => personCalled('known').id);
  for (const userId of known) await savePassword(db, { userId, passwordHash: 'of the former' });
  const both = async (userId: string) => {
    const tokens = [await linkFor(userId), await linkFor(userId)];
    const used = await Promise.all(tokens.map((token) => links.use(token, 'the new one')));
    return used.filter((it) => it !== undefined).length;
  };
  const set = await Promise.all([...invited, ...known].map(both));
  assert.deepEqual([...new Set(set)], [1]);
});

test('a link ends three days after it was made', async () => {
  const token = await linkFor(ada);
  const pass = (time: string) =>
    db.run({
      text: `update password_links set expires_at = expires_at - interval '${time}'`,
      values: [],
    });
  await pass('71 hours');
  assert.equal(await links.userOf(token), ada);
  await pass('1 hour');
  assert.equal(await links.userOf(token), undefined);
  assert.equal(await links.use(token, 'too late'), undefined);
  assert.equal(await passwordHashOf(db, ada), undefined);
});

test('the token itself is not stored', async () => {
  const token = await linkFor(ada);
  const { row } = await db.one<{ row: string }>(sql`
    select password_links::text as row from password_links`);
  assert.equal(row.includes(Buffer.from(token).toString('hex')), false);
  assert.equal(row.includes(Buffer.from(token, 'base64url').toString('hex')), false);
});

for (const [how, change] of [
  ['by another link', async () => void (await links.use(await linkFor(ada), 'a new one'))],
  [
    'otherwise',
    async () => {
      const passwordHash = await hashPassword('a new one');
      await db.transaction((tx) => changePassword(tx, { userId: ada, passwordHash }));
    },
  ],
] as const) {
  test(`a password that is set ${how} ends the user's links and sign-ins under way, and nobody else's`, async () => {
    const steps = createSignInSteps({ db });
    const [link, others] = [await linkFor(ada), await linkFor(bob)];
    const [step, othersStep] = [await steps.begin(ada), await steps.begin(bob)];
    await change();
    assert.equal(await links.use(link, 'by the old link'), undefined);
    assert.equal(await steps.attempt(step), undefined);
    assert.equal(await isPassword(ada, 'a new one'), true);
    assert.equal(await links.userOf(others), bob);
    assert.equal(await steps.attempt(othersStep), bob);
  });
}
