import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createKeyring, createLogger, createMetrics, sql, type Database } from '@patchbay/chassis';
import { parseManifest } from '@patchbay/proto';
import { changePlugin, createReconcile, type ChangeDeps } from './change-plugin.ts';
import { followChanges } from '../catalog/catalog.ts';
import { createEvents } from '../events.ts';
import { neverConnected } from './plugin-state.ts';
import { ensurePlugin, saveDecisions } from './plugin-store.ts';
import { saveRelease } from './release-store.ts';
import { startDatabase } from '../registry-database.fixture.ts';
import { followDirectoryChanges } from '../people/directory.ts';
import { createTurnstile } from './turnstile.ts';

const stack = new AsyncDisposableStack();
let db: Database;
let deps: ChangeDeps;

before(async () => {
  ({ db } = stack.use(await startDatabase()));
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  const catalog = stack.use(await followChanges({ db, log }));
  const events = createEvents({ log, metrics: createMetrics('test') });
  deps = {
    db,
    catalog,
    directory: stack.use(await followDirectoryChanges({ db, log })),
    events,
    turnstile: createTurnstile(2),
    keyring: createKeyring(undefined, { variable: 'SETTINGS_KEY', service: 'registry' }),
  };
});
after(() => stack.disposeAsync());

const install = (slug: string, more: object = {}) =>
  changePlugin(
    deps,
    slug,
    async (tx) => {
      await ensurePlugin(tx, slug, neverConnected);
      const manifest = parseManifest({ slug, version: '1.0.0', ...more });
      await saveRelease(tx, manifest, { approved: true });
      return { registered: true };
    },
    { relates: true },
  );

const reasonOf = (slug: string) => deps.catalog.get(slug)?.plugin.state?.reason;

/** As if two changes had not seen each other. */
const spoil = (slug: string) =>
  db.run(sql`update plugins set reason = 'spoilt' where slug = ${slug}`);

test('what two changes did not see of each other is mended once, and looked for after each change', async () => {
  await install('spoilt');
  const reconcile = createReconcile(deps);
  await spoil('spoilt');
  await reconcile();
  assert.equal(reasonOf('spoilt'), 'lease-expired');
  await reconcile();

  await spoil('spoilt');
  await reconcile();
  const { reason } = await db.one<{ reason: string }>(
    sql`select reason from plugins where slug = 'spoilt'`,
  );
  assert.equal(reason, 'spoilt');

  await install('another');
  await spoil('spoilt');
  await reconcile();
  assert.equal(reasonOf('spoilt'), 'lease-expired');
});

test('a change that leaves a plugin as it is for others leaves others as they are, and is a revision', async () => {
  await install('mail');
  await install('notes', { dependencies: [{ plugin: 'mail', range: '^1' }] });
  await spoil('notes');
  const revision = deps.catalog.revision();
  await changePlugin(deps, 'mail', (tx) => saveDecisions(tx, 'mail', { index: 7 }));
  assert.equal(deps.catalog.get('mail')?.plugin.index, 7);
  assert.equal(deps.catalog.revision(), revision + 1);

  await changePlugin(deps, 'mail', (tx) => saveDecisions(tx, 'mail', { enabled: false }));
  assert.equal(reasonOf('mail'), 'disabled-by-operator');
  assert.notEqual(reasonOf('notes'), 'spoilt');
});
