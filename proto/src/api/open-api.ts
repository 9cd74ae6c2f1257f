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
      description:
        'What is installed, in which state and why, what an operator decides, and what runs when.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiPrefix }],
    security: [{ token: [] }, { session: [] }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token of a person, or the credential of a plugin',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'patchbay_session',
          description: 'Of somebody who is signed in, in a browser',
        },
      },
      responses: openApiProblems(),
      schemas: openApiComponents(operations),
    },
  };
}
