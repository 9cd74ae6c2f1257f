import assert from 'node:assert/strict';
import test from 'node:test';
import { auditCsvHead, auditCsvLine, auditEntryJson } from './audit-export.ts';
import { toStruct } from './struct.ts';
import { toTimestamp } from './time.ts';

type Entry = Parameters<typeof auditEntryJson>[0];

const entry = {
  id: 7,
  at: toTimestamp(new Date('2030-01-02T03:04:05.678Z')),
  actor: 'token:1',
  onBehalfOf: 'user:2',
  action: 'user.updated',
  target: 'user:3',
  before: toStruct({ displayName: 'Al "Bo"' }),
  after: null,
  actorName: '=cmd()',
  targetName: 'Ada, the first',
} as Entry;

test('an entry is JSON with its moment in ISO 8601', () => {
  const { at, before, after } = auditEntryJson(entry);
  assert.equal(at, '2030-01-02T03:04:05.678Z');
  assert.deepEqual(before, { displayName: 'Al "Bo"' });
  assert.equal(after, null);
});

test('a line of CSV quotes what needs it, and holds no formula', () => {
  assert.equal(
    auditCsvLine(entry),
    `7,2030-01-02T03:04:05.678Z,token:1,'=cmd(),user:2,user.updated,user:3,"Ada, the first","{""displayName"":""Al \\""Bo\\""""}",\r\n`,
  );
  const [head, line] = [auditCsvHead, auditCsvLine({ ...entry, before: null, targetName: 'x' })];
  assert.equal(head.split(',').length, line.split(',').length);
});
