import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeSlug, slugOf } from './space-slug.ts';

for (const [title, slug] of [
  ['Team', 'team'],
  ['  Team Nürnberg, 2026! ', 'team-nurnberg-2026'],
  ['Straße', 'strasse'],
  ['2026 plans', 'space-2026-plans'],
  ['会議', 'space'],
  ['x'.repeat(100), 'x'.repeat(40)],
] as const) {
  test(`SPC-1 the slug of "${title.slice(0, 20)}" is "${slug.slice(0, 20)}"`, () => {
    assert.equal(slugOf(title), slug);
  });
}

test('SPC-1 a slug that is taken gets the first free number', () => {
  assert.equal(freeSlug('team', new Set()), 'team');
  assert.equal(freeSlug('team', new Set(['team'])), 'team1');
  assert.equal(freeSlug('team', new Set(['team', 'team1', 'team3'])), 'team2');
});
