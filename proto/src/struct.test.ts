import assert from 'node:assert/strict';
import test from 'node:test';
import { createClient } from './grpc-client.ts';
import { mount, serveGrpc } from './grpc-server.ts';
import { admin } from './services.ts';
import { fromStruct, toStruct, type JsonObject } from './struct.ts';

test('a JSON object survives the wire as it is', async () => {
  const sent: JsonObject = {
    text: 'x',
    zero: 0,
    no: false,
    nothing: null,
    list: [1, [], {}, null, 'a'],
    deep: { a: { b: { c: [true] } } },
    empty: {},
  };
  const unused = () => Promise.reject(new Error('not called'));
  await using server = await serveGrpc({
    listen: '127.0.0.1:0',
    services: [
      mount(
        admin,
        {
          createCredential: unused,
          listCredentials: unused,
          revokeCredential: unused,
          setPluginEnabled: unused,
          getSettings: unused,
          updateSettings: ({ settings }) => ({ settings: toStruct(fromStruct(settings)) }),
        },
        { onUnexpected: () => {} },
      ),
    ],
  });
  using client = createClient(admin, { address: server.address });
  const { settings } = await client.updateSettings({ slug: 'a', settings: toStruct(sent) });
  assert.deepEqual(fromStruct(settings), sent);
});

test('undefined members are left out, as JSON does', () => {
  assert.deepEqual(Object.keys(toStruct({ a: undefined, b: 1 }).fields ?? {}), ['b']);
});
