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

test('what a task says in each of its runs takes one line of a terminal, with how often', () => {
  const said = (msg: string, fields: object) =>
    JSON.stringify({ level: 30, time: 0, msg, ...fields });
  const lines = [
    said('tick', { task: 'tick', runId: 1 }),
    said('tick', { task: 'tick', runId: 2 }),
    said('tick', { task: 'other', runId: 3 }),
    said('registered', { plugin: 'hello' }),
    said('registered', { plugin: 'timer' }),
  ];
  const rows = writeRaw({ isTTY: true, columns: 30 }, 'timer', ...lines).split('\n');
  const shown = rows.map((row) => stripVTControlCharacters(row).slice(32));
  assert.deepEqual(shown, [
    'tick  task=tick runId=1',
    'tick  task=tick runId=2  ×2',
    'tick  task=other runId=3',
    'registered  plugin=hello',
    'registered  plugin=timer',
    '',
  ]);
  // The first took two rows of 30 columns: the cursor goes up by these, and clears them.
  const again = rows.filter((row) => row.startsWith('\u001B[2A\u001B[J'));
  assert.deepEqual(again, [rows[1]]);
});

test('a terminal that does not say how wide it is has rows of 80 columns', () => {
  const tick = JSON.stringify({ level: 30, time: 0, msg: 'tick', task: 'tick' });
  const text = writeRaw({ isTTY: true, columns: 0 }, 'timer', tick, tick);
  assert.ok(text.includes('\u001B[1A\u001B[J'), JSON.stringify(text));
});

test('a task does not write over what stands between two of its runs', () => {
  const tick = JSON.stringify({ level: 30, time: 0, msg: 'tick', task: 'tick' });
  const text = writeRaw({ isTTY: true, columns: 80 }, 'timer', tick, { plain: 'Welcome' }, tick);
  assert.match(stripVTControlCharacters(text), /tick\nWelcome\n.*tick\n$/);
  assert.equal(text.includes('\u001B[1A'), false);
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

function writeRaw(
  terminal: { isTTY: boolean; columns?: number },
  name: string,
  ...lines: (string | { plain: string })[]
): string {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const getColorDepth = () => WriteStream.prototype.getColorDepth();
  const of = createPrefixLog(Object.assign(stream, { ...terminal, getColorDepth }));
  const log = of(name);
  for (const it of lines) {
    if (typeof it === 'string') log(it);
    else of.plain(it.plain);
  }
  return written;
}
