import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import fc from 'fast-check';
import { connectPostgres, createLogger, sql, type Database } from '@patchbay/chassis';
import {
  fromStruct,
  PlatformError,
  settingFields,
  toStruct,
  type Json,
  type JsonObject,
} from '@patchbay/proto';
import { settingKinds } from '../../proto/src/setting-hints.ts';
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
  const env = { SETTINGS_KEY: randomBytes(32).toString('base64'), LOG_LEVEL: 'debug' };
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
const textOf = (maxLength: number) =>
  fc.string({ unit: 'grapheme', maxLength }).map((it) => it.replaceAll('\0', ''));
const text = textOf(40);
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
    { numRuns: 12 },
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
    { numRuns: 10 },
  );
});

const settingName = fc.oneof(
  fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,8}$/),
  fc.constantFrom('constructor', 'toString', 'a.b', 'a b', 'größe', 'v.x', '0', '-'),
);
const likely = fc.oneof(
  json,
  fc.nat(12),
  fc.boolean(),
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  fc.constantFrom('1h 30m', '0 7 * * 1-5', 'ada@example.org', 'https://example.org/', ' #name# '),
  fc.constant(['ada@example.org']),
) as fc.Arbitrary<Json>;

const kinds: Record<string, { rest: fc.Arbitrary<JsonObject>; value: fc.Arbitrary<Json> }> = {
  string: {
    rest: fc.record({ maxLength: fc.nat(10) }, { requiredKeys: [] }),
    value: textOf(6),
  },
  integer: {
    rest: fc.record({ minimum: fc.nat(3), maximum: fc.nat(9) }, { requiredKeys: [] }),
    value: fc.nat(9),
  },
  number: { rest: fc.constant({}), value: number },
  boolean: { rest: fc.constant({}), value: fc.boolean() },
  array: {
    rest: fc.record({
      items: fc.constantFrom<JsonObject>({ type: 'string' }, { enum: ['a', 'b'] }),
    }),
    value: fc.array(fc.constantFrom('a', 'b'), { maxLength: 3 }),
  },
  object: { rest: fc.constant({}), value: fc.constant({ any: ['thing'] }) },
};
const setting = fc.constantFrom(...Object.entries(kinds)).chain(([type, { rest, value }]) =>
  fc.record({
    property: fc
      .tuple(
        rest,
        fc.record(
          {
            type: fc.constant(type),
            ui: fc.record({ field: fc.constantFrom(...settingKinds) }),
            writeOnly: fc.nat(9).map((it) => it === 0),
          },
          { requiredKeys: ['type'] },
        ) as fc.Arbitrary<JsonObject>,
      )
      .map((parts): JsonObject => Object.assign({}, ...parts)),
    value: fc.oneof({ arbitrary: value, weight: 3 }, { arbitrary: likely, weight: 1 }),
  }),
);
/** One that is stored, one that is refused, one that makes no sense: asked whatever the seed. */
const surely: [Record<string, { property: JsonObject; value: Json }>][] = [
  [{ count: { property: { type: 'integer', minimum: 0 }, value: 3 } }],
  [{ count: { property: { type: 'integer', minimum: 4 }, value: 3 } }],
  [{ on: { property: { type: 'boolean', ui: { field: 'emails' } }, value: true } }],
];

test('any value of any schema is stored and read back the same, or refused with its path', async () => {
  const counts = { stored: 0, refused: 0, senseless: 0 };
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(settingName, setting, { minKeys: 1, maxKeys: 4 }),
      async (entries) => {
        runs += 1;
        const of = `any-${runs}`;
        const declared = Object.entries(entries).map(([name, it]) => [name, it.property] as const);
        const settings = { type: 'object', properties: Object.fromEntries(declared) };
        const { registry } = platform.addresses;
        const token = await platform.credential(of);
        const manifest = { slug: of, version: '1.0.0', settings };
        let declaring: RawPlugin;
        try {
          declaring = await startRawPlugin({ registry, token, manifest });
        } catch (error) {
          assert.match(String(error), /settings\.properties\./);
          counts.senseless += 1;
          return;
        }
        await using _ = declaring;
        const read = () => platform.settings.getSettings({ slug: of });
        for (const field of settingFields(settings)) {
          const value = entries[field.name]?.value ?? null;
          const before = await read();
          const write = (it: Json) =>
            platform.settings.updateSettings({
              slug: of,
              settings: toStruct({ [field.name]: it }),
            });
          try {
            await write(value);
          } catch (error) {
            assert.ok(error instanceof PlatformError && error.code === 'invalid', String(error));
            for (const violation of error.details.violations ?? []) {
              assert.ok(violation.field.startsWith(field.name), violation.field);
            }
            assert.deepEqual(await read(), before);
            counts.refused += 1;
            continue;
          }
          const { document } = await read();
          counts.stored += 1;
          if (field.kind === 'secret') {
            assert.ok(document?.secrets.includes(field.name));
            continue;
          }
          const after = fromStruct(document?.values)[field.name] ?? null;
          if (['name', 'duration', 'emails'].includes(field.kind)) {
            await write(after);
            const again = fromStruct((await read()).document?.values)[field.name] ?? null;
            assert.deepEqual(again, after, 'the one form of it stays');
          } else assert.deepEqual(after, value);
        }
      },
    ),
    { numRuns: 20, examples: surely },
  );
  assert.ok(
    Object.values(counts).every((count) => count > 0),
    JSON.stringify(counts),
  );
});

test('an export brings back exactly what was, whatever was set since', async () => {
  const exported = async () =>
    fromStruct((await platform.settings.exportState({ slugs: [slug] })).state);
  const write = (settings: JsonObject, user: string) =>
    platform.settings.updateSettings({
      slug,
      scope: scopeOf(user),
      settings: toStruct(normal(settings)),
    });
  await fc.assert(
    fc.asyncProperty(document, document, fc.constantFrom('', 'ada'), async (one, other, user) => {
      await write(one, user);
      const state = await exported();
      await write(other, user);
      await platform.settings.importState({ state: toStruct(state) });
      // Secrets stay as they were set last.
      assert.deepEqual(plainOf(await exported()), plainOf(state));
      const { changes } = await platform.settings.importState({ state: toStruct(state) });
      assert.deepEqual(changes, []);
    }),
    { numRuns: 5 },
  );
});

test('OCK-39 no secret is in a table, a log line, an answer or an export', async () => {
  const secrets = Array.from({ length: 3 }, () => `secret-${randomUUID()}`);
  const said: unknown[] = [];
  for (const secret of secrets) {
    const settings = toStruct({ secret, count: 1 });
    said.push(await platform.settings.updateSettings({ slug, settings }));
    const wrong = toStruct({ secret, count: -1, token: 5, no: secret });
    said.push(
      await platform.settings
        .updateSettings({ slug, settings: wrong })
        .catch((error: unknown) => [
          String(error),
          error instanceof PlatformError && error.details,
        ]),
    );
  }
  assert.equal((await told(''))['secret'], secrets.at(-1));
  said.push(
    await platform.settings.getSettings({ slug }),
    await platform.settings.exportState({}),
    await platform.catalog.listPlugins({}),
    platform.processes.registry.lines,
  );
  const tables = await db.many<{ name: string }>(sql`
    select table_name as name
    from information_schema.tables
    where table_schema = current_schema()`);
  assert.ok(tables.some(({ name }) => name === 'audit'));
  for (const { name } of tables) {
    said.push(await db.many({ text: `select to_jsonb(t) from "${name}" t`, values: [] }));
  }
  const everything = JSON.stringify(said);
  assert.match(everything, /settings\.updated/);
  for (const secret of secrets) {
    assert.ok(!everything.includes(secret));
    assert.ok(!everything.includes(Buffer.from(secret).toString('hex')));
  }
});

type Exported = { plugins?: { settings: { secretsLeftOut?: unknown }[] }[] };

/** An export without the names of secrets that it left out. */
function plainOf(state: JsonObject): JsonObject {
  const copy = structuredClone(state);
  for (const { settings } of (copy as Exported).plugins ?? []) {
    for (const document of settings) delete document.secretsLeftOut;
  }
  return copy;
}

/** As JSON carries it. */
function normal(settings: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(settings)) as JsonObject;
}
