import assert from 'node:assert/strict';
import test from 'node:test';
import { toText } from '../shell/html.ts';
import { prose } from './prose.ts';

test('what is between backticks is code, and stays escaped', () => {
  assert.equal(
    toText(prose('release it with `patchbay plugins release <b>`')),
    'Release it with <code>patchbay plugins release &lt;b&gt;</code>.',
  );
});

test('a single backtick is a backtick', () => {
  assert.equal(toText(prose('an odd ` sign')), 'An odd ` sign.');
});
