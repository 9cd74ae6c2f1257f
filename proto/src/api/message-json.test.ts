import assert from 'node:assert/strict';
import test from 'node:test';
import { toStruct } from '../struct.ts';
import { toDuration, toTimestamp } from '../time.ts';
import { messageFromJson, messageToJson } from './message-json.ts';
import { messageSchema } from './message-schema.ts';
import { reflect } from './reflection.ts';

test('moments, durations and structs are plain JSON; what is absent is left out', () => {
  const { response } = reflect('Admin.listExtensionPoints');
  const json = messageToJson(response, {
    extensionPoints: [
      {
        id: 'nav',
        version: 1,
        mode: 'static',
        state: { name: 'ready', since: toTimestamp(new Date('2026-01-02T03:04:05.678Z')) },
        schema: toStruct({ type: 'object', required: ['path'] }),
        deadline: toDuration(1_500),
      },
    ],
  });
  assert.deepEqual(json, {
    extensionPoints: [
      {
        id: 'nav',
        version: 1,
        title: '',
        description: '',
        mode: 'static',
        plugin: '',
        state: {
          name: 'ready',
          reason: '',
          message: '',
          hint: '',
          since: '2026-01-02T03:04:05.678Z',
        },
        schema: { type: 'object', required: ['path'] },
        deadline: '1.5s',
        failure: '',
        contributions: [],
      },
    ],
    nextPageToken: '',
  });
  assert.deepEqual(messageSchema(response, 'output').parse(json), json);
});

test('a request has the defaults that it would have over gRPC', () => {
  const update = reflect('Admin.updatePlugin').request;
  assert.deepEqual(messageFromJson(update, { slug: 'notes', index: 0 }), {
    slug: 'notes',
    index: 0,
    _index: 'index',
    clearIndex: false,
  });
  assert.deepEqual(messageFromJson(reflect('Catalog.watch').request, {}), { sinceRevision: 0 });
  const settings = reflect('Settings.getSettings').request;
  assert.deepEqual(messageFromJson(settings, { slug: 'notes' }), { slug: 'notes', scope: null });
});

test('which one of several a request gives is named, as over gRPC', () => {
  const { request } = reflect('People.grantRole');
  assert.deepEqual(messageFromJson(request, { role: 'editor', userId: 'u' }), {
    role: 'editor',
    userId: 'u',
    holder: 'userId',
  });
});
