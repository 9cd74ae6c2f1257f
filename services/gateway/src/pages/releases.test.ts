import assert from 'node:assert/strict';
import test from 'node:test';
import type { ReceivedRelease } from '@patchbay/proto';
import { catalogPlugin } from '../plugin.fixture.ts';
import { toText } from '../shell/html.ts';
import { releaseTable } from './releases.ts';

function shown(version: string, diff: ReceivedRelease['diff']): string {
  const releases = [{ version: '1.0.0', approved: false, rejectedAt: null, instances: 1, diff }];
  return toText(releaseTable(catalogPlugin('feed', { version, releases })));
}

test('a release is said to be no different only from one that is active', () => {
  const same = { direction: 'upgrade', added: [], removed: [] };
  assert.match(shown('0.9.0', same), />no difference</);
  assert.doesNotMatch(shown('0.9.0', null), /no difference/);
  assert.doesNotMatch(shown('', { ...same, direction: '' }), /no difference/);
});

test('while no release is active, all that one brings is shown as added', () => {
  const diff = { direction: '', added: ['replaces rss', 'task nightly'], removed: [] };
  const page = shown('', diff);
  assert.match(page, /change-added">[^]*replaces rss[^]*change-added">[^]*task nightly/);
});
