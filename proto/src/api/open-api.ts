import { platformVersion } from '../platform-version.ts';
import type { JsonObject } from '../struct.ts';
import { openApiComponents } from './open-api-components.ts';
import { openApiOperation, openApiProblems } from './open-api-operation.ts';
import type { Operation } from './operation.ts';

export const apiPrefix = '/api/v1';

/** The OpenAPI 3.1 document of the given operations. */
export function openApiDocument(operations: Readonly<Record<string, Operation>>): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [id, operation] of Object.entries(operations)) {
    const methods = (paths[operation.path] ??= {});
    methods[operation.method.toLowerCase()] = openApiOperation(id, operation);
  }
  const tags = [...new Set(Object.values(operations).map(({ tag }) => tag))];
  return {
    openapi: '3.1.1',
    info: {
      title: 'Patchbay',
      version: platformVersion,
      description: 'What is installed, in which state and why, and what an operator decides.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiPrefix }],
    security: [{ token: [] }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      responses: openApiProblems(),
      schemas: openApiComponents(operations),
    },
  };
}
