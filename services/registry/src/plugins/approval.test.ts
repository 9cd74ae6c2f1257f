import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManifest } from '@patchbay/proto';
import { isApproved } from './approval.ts';
import type { ReleaseRow } from './release-store.ts';

test('W2C-20 a new plugin waits for an operator where the policy says so, and serves at once elsewhere', () => {
  const manifest = parseManifest({ slug: 'feed', version: '1.0.0' });
  const first = { manifest, previous: undefined, releases: [], replaces: [] };
  assert.equal(isApproved({ ...first, policy: 'manual' }), false);
  assert.equal(isApproved({ ...first, policy: 'auto' }), true);
});

test('a release with another public route waits for approval', () => {
  const manifest = (version: string, access: 'public' | 'signed-in') =>
    parseManifest({
      slug: 'feed',
      version,
      routes: [{ method: 'GET', path: '/feed', access }],
    });
  const releases = [{ version: '1.0.0', approved: true }] as ReleaseRow[];
  const approved = (from: 'public' | 'signed-in', to: 'public' | 'signed-in') =>
    isApproved({
      manifest: manifest('1.1.0', to),
      previous: manifest('1.0.0', from),
      releases,
      replaces: [],
      policy: 'auto',
    });
  assert.equal(approved('signed-in', 'public'), false);
  assert.equal(approved('public', 'public'), true);
  assert.equal(approved('public', 'signed-in'), true);
});

test('a release whose pages may do more waits for approval', () => {
  const manifest = (version: string, permissions: ('camera' | 'midi')[], embeds: string[]) =>
    parseManifest({
      slug: 'meet',
      version,
      routes: [
        { method: 'GET', path: '/', view: { permissions: ['camera'] } },
        { method: 'GET', path: '/call', view: { permissions, embeds } },
      ],
    });
  const releases = [{ version: '1.0.0', approved: true }] as ReleaseRow[];
  const approved = (...more: [('camera' | 'midi')[], string[]]) =>
    isApproved({
      manifest: manifest('1.1.0', ...more),
      previous: manifest('1.0.0', [], []),
      releases,
      replaces: [],
      policy: 'auto',
    });
  assert.equal(approved(['camera'], []), true);
  assert.equal(approved(['midi'], []), false);
  assert.equal(approved([], ['https://maps.example.com']), false);
});
