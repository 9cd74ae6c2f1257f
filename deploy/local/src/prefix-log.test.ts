import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { createPrefixLog } from './prefix-log.ts';

const line = JSON.stringify({
  level: 40,
  time: new Date(2026, 0, 2, 9, 41, 7).getTime(),
  service: 'registry',
  name: 'registry',
  plugin: 'hello',
  reason: 'lease expired',
  epoch: 3,
  msg: 'instance offline',
});

test('a line of pino is readable on a terminal', () => {
  assert.equal(
    write({ isTTY: true }, 'registry', line),
    '09:41:07  registry       WARN   instance offline  plugin=hello reason="lease expired" epoch=3\n',
  );
});

test('a line of pino stays as it is when there is no terminal', () => {
  assert.equal(write({ isTTY: false }, 'registry', line), `${line}\n`);
});

test('any other line is prefixed with the name of its process', () => {
  assert.equal(write({ isTTY: false }, 'hello', 'up { and away'), 'hello          up { and away\n');
});

test('the stack of an error follows its line', () => {
  const error = {
    level: 50,
    time: 0,
    msg: 'failed',
    err: { message: 'no', stack: 'Error: no\n  at x' },
  };
  assert.match(
    write({ isTTY: true }, 'gateway', JSON.stringify(error)),
    /ERROR  failed  err=no\n {4}Error: no\n {6}at x\n$/,
  );
});

test('NO_COLOR is honoured on a terminal', (t) => {
  const kept = { ...process.env };
  t.after(() => Object.assign(process.env, kept));
  process.env['NO_COLOR'] = '1';
  delete process.env['FORCE_COLOR'];
  const text = writeRaw({ isTTY: true }, 'registry', line);
  assert.equal(text, stripVTControlCharacters(text));
});

function write(stream: { isTTY: boolean }, name: string, text: string): string {
  return stripVTControlCharacters(writeRaw(stream, name, text));
}

function writeRaw({ isTTY }: { isTTY: boolean }, name: string, text: string): string {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const getColorDepth = () => WriteStream.prototype.getColorDepth();
  createPrefixLog(Object.assign(stream, { isTTY, getColorDepth }))(name)(text);

  return written;
}
