import assert from 'node:assert/strict';
import test from 'node:test';
import { releaseAsks } from './release-asks.ts';

test('an operator is told all that a release asks for, and first what everybody could reach', () => {
  const added = [
    'needs mail.send',
    'needs users.read',
    'permission edit',
    'public route GET /feed',
    'replaces super-mail',
    'page for settings of the site',
    'browser feature camera',
    'pages of https://maps.example',
    'route GET /feed',
    'task tidy',
  ];
  assert.equal(
    releaseAsks(added),
    ': people who are not signed in could reach GET /feed; ' +
      'it takes the place of super-mail for good, with the settings and what operators decided; ' +
      'it asks for mail.send, users.read; ' +
      'it brings the permission edit; it has a page of its own for the settings of the site; ' +
      'its pages could use in the browser camera; its pages could show those of https://maps.example',
  );
});

test('of a release that asks for nothing, nothing is said', () => {
  assert.equal(releaseAsks(['route GET /feed', 'task tidy']), '');
});
