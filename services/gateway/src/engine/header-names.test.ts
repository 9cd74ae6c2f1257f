import assert from 'node:assert/strict';
import test from 'node:test';
import { createHeaderNames, nextHash, otherName } from './header-names.ts';

const names = createHeaderNames(['content-length']);
const hashOf = (name: string) => Buffer.from(name).reduce((hash, byte) => nextHash(hash, byte), 0);
const find = (name: string) => names.find(Buffer.from(name), 0, name.length, hashOf(name));

test('a name that is made to have the hash of another is not taken for it', () => {
  assert.equal(find('content-length'), names.id['content-length']);
  assert.equal(hashOf('cop6ent-length'), hashOf('content-length'));
  assert.equal(find('cop6ent-length'), otherName);
});
