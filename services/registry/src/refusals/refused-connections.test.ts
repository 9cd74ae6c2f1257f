import assert from 'node:assert/strict';
import test from 'node:test';
import { createLogger, sql, type Database } from '@patchbay/chassis';
import { PlatformError } from '@patchbay/proto';
import { until } from '../../../../test/support/until.ts';
import { startDatabase } from '../registry-database.fixture.ts';
import {
  listRefusedConnections,
  saveRefusedConnections,
  trimRefusedConnections,
} from './refused-connection-store.ts';
import { createRefusedConnections } from './refused-connections.ts';

const unknown = new PlatformError('unauthenticated', 'it is not known here');

function refusal(address: string, slug: string, minutesAgo: number) {
  const lastSeenAt = new Date(Date.now() - minutesAgo * 60_000);
  const about = { address, slug, proven: false, reason: 'unauthenticated', message: 'no' };
  return { ...about, firstSeenAt: lastSeenAt, lastSeenAt, times: 1 };
}

const slugsIn = async (db: Database) => (await listRefusedConnections(db)).map(({ slug }) => slug);

test('who comes with ever other names displaces their own alone, at an address and in all', async () => {
  await using database = await startDatabase();
  const { db } = database;
  const flood = ['a', 'b', 'c', 'd', 'e'].map((slug, at) => refusal('10.0.0.1', slug, at));
  const others = [refusal('10.0.0.2', 'two', 60), refusal('10.0.0.3', 'three', 90)];
  await saveRefusedConnections(db, [...flood, ...others]);
  await trimRefusedConnections(db, { ofAddress: 4, inAll: 100 });
  assert.deepEqual(await slugsIn(db), ['a', 'b', 'c', 'd', 'two', 'three']);
  await trimRefusedConnections(db, { ofAddress: 4, inAll: 3 });
  assert.deepEqual(await slugsIn(db), ['a', 'two', 'three']);
});

test('what was refused more than a day ago is not told, and forgotten', async () => {
  await using database = await startDatabase();
  const { db } = database;
  await saveRefusedConnections(db, [
    refusal('10.0.0.1', 'old', 24 * 60 + 1),
    refusal('10.0.0.1', 'young', 24 * 60 - 1),
  ]);
  assert.deepEqual(await slugsIn(db), ['young']);
  await trimRefusedConnections(db, { ofAddress: 10, inAll: 100 });
  const { kept } = await db.one<{ kept: number }>(sql`
    select count(*) as kept from refused_connections`);
  assert.equal(kept, 1);
});

test('the same of the same address is one, counted, with what was said last; a flood adds ten', async () => {
  await using stack = new AsyncDisposableStack();
  const { db } = stack.use(await startDatabase());
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const refused = stack.use(createRefusedConnections({ db, log }));
  const from = { address: '10.0.0.1', slug: 'notes', proven: false };
  refused.note(from, unknown);
  refused.note(from, new PlatformError('unauthenticated', 'still not'));
  await until(async () => (await listRefusedConnections(db)).length === 1);
  refused.note(from, new PlatformError('unauthenticated', 'x'.repeat(2_000)));
  const [one] = await until(async () => {
    const rows = await listRefusedConnections(db);
    return rows[0]?.times === 3 && rows;
  });
  assert.equal(one?.message, 'x'.repeat(1_000));
  assert.ok(one.firstSeenAt < one.lastSeenAt);

  for (let at = 0; at < 1_000; at++) {
    refused.note({ address: '10.0.0.2', slug: `flood-${at}`, proven: false }, unknown);
    refused.note({ address: `10.0.0.${at % 2}`, slug: 'notes', proven: false }, unknown);
  }
  const rows = await until(async () => {
    const found = await listRefusedConnections(db);
    return found.length > 1 && found;
  });
  assert.equal(rows.filter(({ address }) => address === '10.0.0.2').length, 10);
  assert.deepEqual(
    rows
      .filter(({ slug }) => slug === 'notes')
      .map(({ address, times }) => `${address}: ${times}`)
      .toSorted((a, b) => a.localeCompare(b)),
    ['10.0.0.0: 500', '10.0.0.1: 503'],
  );
});
