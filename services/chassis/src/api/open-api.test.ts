import assert from 'node:assert/strict';
import test from 'node:test';
import { openApiDocument, operations } from '@patchbay/proto/api';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiShape, type OpenApi } from './open-api.fixture.ts';

const document: OpenApi = openApiShape.parse(openApiDocument(operations));

const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((operation) => ({ path, operation })),
);

test('the document has the form that OpenAPI 3.1 asks for, and what is not of it is refused', () => {
  assert.equal(all.length, Object.keys(operations).length);
  const odd = { ...openApiDocument(operations), swagger: '2.0' };
  assert.equal(openApiShape.safeParse(odd).success, false);
});

test('an operation has parameters for all of its path, no two of one name, and an id of its own', () => {
  const ids = all.map(({ operation }) => operation.operationId);
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const { path, operation } of all) {
    const names = operation.parameters.map((it) => `${it.in} ${it.name}`);
    assert.deepEqual(names, [...new Set(names)], path);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => `path ${name}`);
    assert.deepEqual(names.filter((it) => it.startsWith('path ')).sort(), inPath.sort(), path);
    for (const tag of operation.tags) assert.ok(document.tags.some(({ name }) => name === tag));
  }
});

test('no two paths differ only in the names of their parameters', () => {
  const shapes = Object.keys(document.paths).map((path) => path.replaceAll(/\{\w+\}/g, '{}'));
  assert.deepEqual(shapes, [...new Set(shapes)]);
});

test('every schema is JSON Schema 2020-12', () => {
  const { schemas, responses } = document.components;
  const inDocument = { $id: 'openapi:', components: { schemas, responses } };
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  ajv.addVocabulary(['components']);
  ajv.addSchema(inDocument);
  for (const name of Object.keys(schemas)) {
    const validate = ajv.compile({ $ref: `openapi:#/components/schemas/${name}` });
    assert.equal(validate(null), false, `${name} takes anything`);
  }
});
