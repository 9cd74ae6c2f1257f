import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManifest } from '@patchbay/proto';
import { diffReleases } from './release-diff.ts';

test('while no release is active, all that one asks for is new', () => {
  const first = parseManifest({
    slug: 'feed',
    version: '1.0.0',
    needs: ['mail.send'],
    routes: [{ method: 'GET', path: '/feed', access: 'public' }],
    tasks: [{ name: 'nightly' }],
  });
  assert.deepEqual(diffReleases(first, null), {
    direction: '',
    added: ['needs mail.send', 'public route GET /feed', 'route GET /feed', 'task nightly'],
    removed: [],
  });
});

test('whose place a release takes is part of what it changes', () => {
  const release = (version: string, replaces: string[]) =>
    parseManifest({ slug: 'feed', version, replaces });
  const [former, next] = [release('1.0.0', ['rss']), release('1.1.0', ['rss', 'atom'])];
  assert.deepEqual(diffReleases(former, null).added, ['replaces rss']);
  assert.deepEqual(diffReleases(next, former).added, ['replaces atom']);
});
