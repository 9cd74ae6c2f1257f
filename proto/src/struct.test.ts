import assert from 'node:assert/strict';
import test from 'node:test';
import { createClient } from './grpc-client.ts';
import { mount, serveGrpc } from './grpc-server.ts';
import { createChannel } from './channel.ts';
import type { ConnectRequest } from './gen/patchbay/plugin/v1/ConnectRequest.ts';
import { pluginHost } from './services.ts';
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
    ['__proto__']: { constructor: 1 },
  };
  await using server = await serveGrpc({
    listen: '127.0.0.1:0',
    services: [
      mount(
        pluginHost,
        {
          async *connect(requests) {
            for await (const { hello } of requests) {
              yield { settings: { settings: toStruct(fromStruct(hello?.manifest)) } };
            }
          },
        },
        { onUnexpected: () => {} },
      ),
    ],
  });
  using client = createClient(pluginHost, { address: server.address });
  const requests = createChannel<ConnectRequest>();
  requests.push({ hello: { manifest: toStruct(sent) } });
  requests.close();
  const received = await Array.fromAsync(client.connect(requests));
  assert.deepEqual(fromStruct(received[0]?.settings?.settings), sent);
});

test('undefined members are left out, as JSON does', () => {
  assert.deepEqual(Object.keys(toStruct({ a: undefined, b: 1 }).fields ?? {}), ['b']);
});

test('a struct that was made here reads back as one that was received does', () => {
  const json = { a: [1, 'x', null, true, { b: [] }], c: {}, d: 0, e: '', f: false };
  assert.deepEqual(fromStruct(toStruct(json)), json);
});
