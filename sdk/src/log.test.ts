import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import test from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { createLogger } from './log.ts';

test('a plugin’s log is readable on a terminal, with the stack of an error', () => {
  const [first = '', ...below] = stripVTControlCharacters(logged({ isTTY: true })).split('\n');
  assert.match(
    first,
    /^\d\d:\d\d:\d\d {2}WARN {3}cannot reach it {2}plugin=hello attempt=2 err=gone$/,
  );
  assert.match(below[0] ?? '', /^ {4}Error: gone$/);
});

test('elsewhere it is lines of JSON', () => {
  const { level, plugin, attempt, msg } = JSON.parse(logged({ isTTY: false }));
  assert.deepEqual([level, plugin, attempt, msg], [40, 'hello', 2, 'cannot reach it']);
});

function logged(terminal: { isTTY: boolean }): string {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const log = createLogger('hello', 'info', Object.assign(stream, terminal));
  log.warn({ attempt: 2, err: new Error('gone') }, 'cannot reach it');
  return written;
}
