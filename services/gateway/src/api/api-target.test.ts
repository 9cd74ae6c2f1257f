import assert from 'node:assert/strict';
import test from 'node:test';
import {
  apiPrefix,
  gatewayOperations,
  registryOperations,
  schedulerOperations,
} from '@patchbay/proto/api';
import { apiServiceOf, isApiUrl } from './api-target.ts';

test('every operation goes to the service that serves it', () => {
  const paths = (operations: object) =>
    Object.values(operations).map((it: { path: string }) => apiPrefix + it.path);
  for (const path of paths(registryOperations)) assert.equal(apiServiceOf(path), 'registry', path);
  for (const path of paths(schedulerOperations))
    assert.equal(apiServiceOf(path), 'scheduler', path);
  for (const path of paths(gatewayOperations)) assert.equal(apiServiceOf(path), 'gateway', path);
  assert.equal(apiServiceOf('/api/v1/runs?plugin=x'), 'scheduler');
});

test('what only begins like the API is not of it', () => {
  assert.deepEqual(
    ['/api/v1/plugins', '/api/v1', '/api/v10/plugins', '/p/x/api/v1/'].map(isApiUrl),
    [true, false, false, false],
  );
});
