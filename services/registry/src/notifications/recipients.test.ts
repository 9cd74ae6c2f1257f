import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recipientsOf } from './recipients.ts';

const user = (id: string, roles: string[] = ['member'], disabled = false) =>
  [id, { id, username: id, displayName: id, superuser: false, disabled, roles }] as const;

const directory = {
  users: new Map([
    user('ann'),
    user('ben', ['member', 'editor']),
    user('cia'),
    user('dan', ['member', 'editor'], true),
  ]),
  spaces: new Map([
    [
      's',
      {
        id: 's',
        slug: 's',
        title: 'S',
        archived: false,
        plugins: [],
        members: [
          { userId: 'ann', roles: ['member', 'team', 'admin'] },
          { userId: 'ben', roles: ['member', 'team'] },
          { userId: 'dan', roles: ['member'] },
        ],
      },
    ],
  ]),
};
const nobody = { space: undefined, userIds: [], roles: [], actor: '' };

test('SPC-23 somebody with two roles, who is also named, is told once', () => {
  const meant = { ...nobody, space: 's', roles: ['team', 'admin'], userIds: ['ann'] };
  assert.deepEqual(recipientsOf(directory, meant), ['ann', 'ben']);
});

test('with a space only its members are told, those who are disabled and whoever caused it are not', () => {
  const meant = { ...nobody, space: 's', roles: ['member'], userIds: ['cia'], actor: 'ben' };
  assert.deepEqual(recipientsOf(directory, meant), ['ann']);
});

test('without a space roles are those of the site', () => {
  assert.deepEqual(recipientsOf(directory, { ...nobody, roles: ['editor'] }), ['ben']);
  assert.deepEqual(recipientsOf(directory, { ...nobody, roles: ['team'], userIds: ['cia'] }), [
    'cia',
  ]);
});
