import assert from 'node:assert/strict';
import test from 'node:test';
import { openApiDocument } from './open-api.ts';
import { pathMembers, type Operation } from './operation.ts';
import { operations } from './operations.ts';
import { methodsOf, reflect, servicesOf } from './reflection.ts';
import { partsOf } from './rpc.ts';
import { withoutOperation } from './without-operation.ts';

const all: [string, Operation][] = Object.entries(operations);

test('every method of every service is an operation, or there is a reason why not', () => {
  const served = new Set(
    all.map(([, { rpc }]) => `${partsOf(rpc).service}.${partsOf(rpc).method}`),
  );
  const missing = servicesOf().flatMap((service) =>
    methodsOf(service)
      .map((method) => `${service}.${method}`)
      .filter((rpc) => !served.has(rpc) && !reasonFor(rpc)),
  );
  assert.deepEqual(missing, [], 'add an operation, or a line to without-operation.ts');
});

test('every operation has a place of its own, made of members of its request', () => {
  const places = new Set<string>();
  for (const [id, operation] of all) {
    const { request } = reflect(operation.rpc);
    for (const name of pathMembers(operation)) assert.ok(request.fields[name], `${id}: {${name}}`);
    const place = `${operation.method} ${operation.path.replaceAll(/\{\w+\}/g, '{}')}`;
    assert.ok(!places.has(place), `${id} is in the place of another: ${place}`);
    places.add(place);
  }
});

test('what If-Match takes the ETag of is a read, at a place made of the first members of the change', () => {
  const changing = all.filter(([, { changes }]) => changes !== undefined);
  assert.ok(changing.length > 15);
  for (const [id, { changes, ...operation }] of changing) {
    const read = Object.fromEntries(all)[changes ?? ''];
    assert.equal(read?.method, 'GET', id);
    assert.ok(pathMembers(read).length <= pathMembers(operation).length, id);
  }
});

test('every operation is in the OpenAPI document, and every reference in it leads somewhere', () => {
  const document = openApiDocument(operations);
  const text = JSON.stringify(document);
  for (const [id] of all) assert.ok(text.includes(`"operationId":"${id}"`), id);
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  assert.ok(references.length > all.length);
  for (const path of references) {
    let found: unknown = document;
    for (const part of path.split('/')) found = (found as Record<string, unknown>)[part];
    assert.ok(found, path);
  }
});

function reasonFor(rpc: string): string | undefined {
  return Object.entries(withoutOperation).find(([name]) => rpc.startsWith(name))?.[1];
}
