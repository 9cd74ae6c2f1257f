import assert from 'node:assert/strict';
import test from 'node:test';
import { readRecipients, recipientChooser } from './recipient-chooser.ts';

const recipients = {
  roles: [{ role: 'team', title: 'Team <A>', members: 2 }],
  members: [{ userId: 'u1', name: 'Ann "the first"', roles: ['member'] }],
};

test('SPC-23 whom to notify can be chosen by role and one by one', () => {
  const form = String(recipientChooser(recipients));
  assert.match(form, /name="notify" value="role:team" \/> Team &lt;A&gt; \(2\)/);
  assert.match(form, /name="notify" value="user:u1" \/> Ann &quot;the first&quot;/);
});

test('what was chosen is read from the form, and nothing else', () => {
  const form = new FormData();
  for (const value of ['role:team', 'user:u1', 'else', 'role:admin']) form.append('notify', value);
  form.append('other', 'role:member');
  assert.deepEqual(readRecipients(form), { roles: ['team', 'admin'], users: ['u1'] });
  assert.deepEqual(readRecipients(new FormData()), { roles: [], users: [] });
});
