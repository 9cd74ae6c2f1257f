import assert from 'node:assert/strict';
import test from 'node:test';
import { personCalled } from '../gateway-database.fixture.ts';
import { createPeople } from './people.ts';

const ada = personCalled('ada');
const people = createPeople((id) => (id === ada.id ? ada : undefined));

test('who is named acts as themselves, and a plugin with no rights of the platform', () => {
  const { sub, name, roles } = people(`user:${ada.id}`);
  assert.deepEqual([sub, name, roles], [ada.id, ada.displayName, [...ada.roles]]);
  assert.partialDeepStrictEqual(people('plugin:notes'), { sub: 'plugin:notes', roles: [] });
  assert.equal(people('platform').sub, 'platform');
});

test('whoever is not there acts as nobody', () => {
  assert.throws(() => people('user:gone'), { code: 'not_found', message: /no person "gone"/ });
});
