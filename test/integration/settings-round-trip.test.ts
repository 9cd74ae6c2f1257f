import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test, { after, before } from 'node:test';
import fc from 'fast-check';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import { fromStruct, PlatformError, toStruct, type JsonObject } from '@patchbay/proto';
import { startPlatform, type Platform } from '../support/platform.ts';
import { startRawPlugin, type RawPlugin } from '../support/raw-plugin.ts';
import { until } from '../support/until.ts';

let platform: Platform;
let plugin: RawPlugin;
let db: Database;
const slug = 'round';
const people = new Map<string, string>();

const properties = {
  text: { type: 'string' },
  count: { type: 'integer', minimum: 0 },
  ratio: { type: 'number' },
  on: { type: 'boolean' },
  list: { type: 'array', items: { type: 'string' } },
  any: {},
  pick: { enum: ['a', 'b', 'c'] },
  secret: { type: 'string', writeOnly: true },
  token: { type: 'string', writeOnly: true },
};

before(async () => {
  const env = { SETTINGS_KEY: randomBytes(32).toString('base64') };
  platform = await startPlatform({ services: ['registry'], env });
  const log = createLogger('test', { LOG_LEVEL: 'silent' });
  db = await connectPostgres({ url: platform.databaseUrl, schema: 'registry', log });
  const settings = { type: 'object', properties };
  plugin = await startRawPlugin({
    registry: platform.addresses.registry,
    token: await platform.credential(slug),
    manifest: { slug, version: '1.0.0', settings, userSettings: settings },
  });
  for (const username of ['ada', 'bob']) {
    const { user } = await platform.people.createUser({ username, displayName: username });
    people.set(username, user?.id ?? '');
  }
  // As an earlier release may have left it.
  await platform.settings.updateSettings({ slug, settings: toStruct({ text: 'first' }) });
  await db.run(sql`
    update settings set document = document || '{"unknown": {"kept": [1, null]}}'::jsonb`);
});
after(async () => {
  await plugin?.[Symbol.asyncDispose]();
  await db?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

/** Text that Postgres and protobuf can hold. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((it) => it.replaceAll('\0', ''));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => it + 0);
const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((it) => JSON.parse(JSON.stringify(it).replaceAll('\\u0000', '')) as unknown)
  .filter((it) => it !== null);
const document = fc.record(
  {
    text,
    count: fc.nat(),
    ratio: number,
    on: fc.boolean(),
    list: fc.array(text, { maxLength: 5 }),
    any: json,
    pick: fc.constantFrom('a', 'b', 'c'),
    secret: text.filter((it) => it !== ''),
    token: text.filter((it) => it !== ''),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

const wrong = fc.oneof(
  fc.constant({ count: -1 }),
  fc.constant({ on: 'yes' }),
  fc.constant({ pick: 'd' }),
  fc.constant({ secret: 5 }),
  fc.constant({ list: [1] }),
  fc.constant({ 'no such setting': true }),
);

/** What the plugin itself is told, secrets included. */
let asked = 0;
async function told(user: string): Promise<JsonObject> {
  asked += 1;
  const id = asked;
  plugin.say({ askSettings: { id, space: '', user: people.get(user) ?? '' } });
  const { settingsAnswer } = await until(() =>
    plugin.received.findLast((it) => it.settingsAnswer?.id === id),
  );
  return fromStruct(settingsAnswer?.settings);
}

const scopeOf = (user: string) => (user ? { kind: 'user', id: user } : { kind: 'site', id: '' });
const shown = async (user: string) => {
  const answer = await platform.settings.getSettings({ slug, scope: scopeOf(user) });
  return { values: fromStruct(answer.document?.values), secrets: answer.document?.secrets ?? [] };
};

test('any settings written are read back the same, secrets by the plugin alone; unknown ones are kept', async () => {
  await fc.assert(
    fc.asyncProperty(document, fc.constantFrom('', 'ada', 'bob'), async (settings, user) => {
      const { unknown: _, ...before } = (await shown(user)).values;
      const values = normal(settings);
      await platform.settings.updateSettings({
        slug,
        scope: scopeOf(user),
        settings: toStruct(values),
      });
      const { secret, token, ...plain } = values;
      const { values: after, secrets } = await shown(user);
      const { unknown, ...known } = after;
      assert.deepEqual(known, { ...before, ...plain });
      if (user === '') assert.deepEqual(unknown, { kept: [1, null] });
      if (secret !== undefined) assert.ok(secrets.includes('secret'));
      assert.partialDeepStrictEqual(await told(user), {
        ...plain,
        ...(secret !== undefined && { secret }),
        ...(token !== undefined && { token }),
      });
    }),
    { numRuns: 25 },
  );
});

test('settings of which one is wrong change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(document, wrong, async (good, bad) => {
      const before = await platform.settings.getSettings({ slug });
      const settings = toStruct({ ...normal(good), ...bad });
      await assert.rejects(platform.settings.updateSettings({ slug, settings }), (error) => {
        assert.ok(error instanceof PlatformError);
        assert.equal(error.code, 'invalid');
        assert.ok(error.details.violations?.every(({ field, message }) => field && message));
        return true;
      });
      assert.deepEqual(await platform.settings.getSettings({ slug }), before);
    }),
    { numRuns: 20 },
  );
});

/** As JSON carries it. */
function normal(settings: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(settings)) as JsonObject;
}
