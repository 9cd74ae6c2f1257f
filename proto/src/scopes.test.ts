import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isActiveIn, scopesOf, type Scopes } from './scopes.ts';

const siteOnly = scopesOf({});
const of = (space: object) => scopesOf({ scopes: { space } });

// What is enabled, the plugin's scopes, what was decided in the space → whether it is active there.
const truth: [string, boolean, Scopes, boolean | undefined, boolean][] = [
  ['nobody decided, inactive by default', true, of({}), undefined, false],
  ['nobody decided, active by default', true, of({ defaultEnabled: true }), undefined, true],
  ['activated', true, of({}), true, true],
  ['deactivated', true, of({ defaultEnabled: true }), false, false],
  ['activated, and disabled on the site', false, of({}), true, false],
  [
    'active by default, and disabled on the site',
    false,
    of({ defaultEnabled: true }),
    undefined,
    false,
  ],
  ['activated, but only for the site', true, siteOnly, true, false],
  [
    'deactivated before it could not be',
    true,
    of({ defaultEnabled: true, canDisable: false }),
    false,
    true,
  ],
  ['never activated, and cannot be deactivated', true, of({ canDisable: false }), undefined, false],
  ['activated, and cannot be deactivated', true, of({ canDisable: false }), true, true],
];

for (const [name, enabled, scopes, decided, active] of truth) {
  test(`SEN-7 ${name}: ${active ? 'active' : 'inactive'}`, () => {
    assert.equal(isActiveIn({ enabled, scopes, decided }), active);
  });
}

test('SEN-6 a manifest that says nothing of scopes, or nonsense, is for the site only', () => {
  for (const manifest of [undefined, {}, { scopes: 7 }, { scopes: { space: 'yes' } }]) {
    assert.deepEqual(scopesOf(manifest), { site: true });
  }
});
