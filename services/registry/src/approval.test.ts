import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManifest } from '@patchbay/proto';
import { isApproved } from './approval.ts';
import type { ReleaseRow } from './release-store.ts';

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
