import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { PlatformError, pluginHost, toStruct, type ReceivedHello } from '@patchbay/proto';
import { checkHello } from './registration.ts';

const valid = {
  slug: 'notes',
  version: '1.0.0',
  title: 'Notes',
  platform: '>=0.1',
  dependencies: [{ plugin: 'mail', range: '^1' }],
  provides: [{ capability: 'notes', version: '1.0.0' }],
  routes: [{ method: 'GET', path: '/' }],
  contributions: [{ id: 'home', point: 'nav', path: '/' }],
  extensionPoints: [{ id: 'notes.panels', mode: 'collect' }],
  tasks: [{ name: 'tidy', repeatSeconds: { setting: 'every' }, params: { deep: [1] } }],
  settings: { type: 'object', properties: { every: { type: 'integer', default: 60 } } },
};

/** A hello as it arrives over the wire. */
function helloOf(manifest: Record<string, unknown>): ReceivedHello {
  const { requestSerialize, requestDeserialize } = pluginHost.definition.Connect;
  const hello = { protocol: 1, manifest: toStruct(manifest), endpoint: 'http://127.0.0.1:8080' };
  return requestDeserialize(requestSerialize({ hello })).hello ?? assert.fail();
}

/** Puts `value` somewhere into a copy of the valid manifest, at the place that `steps` lead to. */
function mutate(steps: readonly number[], key: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(valid) as Record<string, unknown>;
  let place: Record<string, unknown> = copy;
  for (const step of steps) {
    const inner = Object.values(place).filter((it) => typeof it === 'object' && it !== null);
    if (inner.length === 0) break;
    place = inner[step % inner.length] as Record<string, unknown>;
  }
  const keys = Object.keys(place);
  place[keys.includes(key) ? key : (keys[key.length % Math.max(1, keys.length)] ?? key)] = value;
  return copy;
}

const someKey = fc.oneof(
  fc.constantFrom(...Object.keys(valid), 'id', 'path', 'range', 'name', 'mode', 'point'),
  fc.string({ maxLength: 5 }),
);
const mutated = fc
  .tuple(fc.array(fc.nat(9), { maxLength: 3 }), someKey, fc.jsonValue())
  .map(([steps, key, value]) => mutate(steps, key, value));
const anything = fc.dictionary(someKey, fc.jsonValue());

test('the manifest that the others are mutations of is accepted', () => {
  assert.equal(checkHello(helloOf(valid), 'notes').manifest.slug, 'notes');
});

test('any manifest, mutated or made up, is either accepted or refused with the path of each fault', () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(mutated, anything), (manifest) => {
      try {
        checkHello(helloOf(manifest), 'notes');
      } catch (error) {
        assert.ok(error instanceof PlatformError, String(error));
        if (error.code === 'forbidden') return;
        assert.equal(error.code, 'invalid');
        assert.ok(error.details.violations?.every(({ field, message }) => field && message));
        refused += 1;
      }
    }),
    { numRuns: 2_000 },
  );
  assert.ok(refused > 200, `only ${refused} were refused: the mutations are too tame`);
});
