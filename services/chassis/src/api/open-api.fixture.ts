import { z } from 'zod';

const reference = z.strictObject({ $ref: z.string().startsWith('#/components/') });
const schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const mediaTypes = z.record(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/), z.strictObject({ schema }));

const parameter = z.union([
  z.strictObject({
    name: z.string().min(1),
    in: z.literal('path'),
    required: z.literal(true),
    description: z.string().optional(),
    schema,
  }),
  z.strictObject({
    name: z.string().min(1),
    in: z.enum(['query', 'header']),
    required: z.boolean().optional(),
    description: z.string().optional(),
    schema,
  }),
]);

const response = z.strictObject({
  description: z.string(),
  headers: z.record(z.string(), z.strictObject({ schema })).optional(),
  content: mediaTypes.optional(),
});

const operation = z.strictObject({
  operationId: z.string().min(1),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().optional(),
  deprecated: z.boolean().optional(),
  parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.boolean(), content: mediaTypes }).optional(),
  responses: z
    .record(z.string().regex(/^([1-5]\d\d|[1-5]XX|default)$/), z.union([reference, response]))
    .refine((responses) => Object.keys(responses).length > 0),
});

const methods = z.enum(['get', 'put', 'post', 'delete', 'patch']);

/**
 * The fixed fields that OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html, §4.8) gives to the
 * objects that our document has, and no others.
 */
export const openApiShape = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string().optional(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }).optional(),
  }),
  servers: z.array(z.strictObject({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(methods, operation)),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.union([
        z.strictObject({
          type: z.literal('http'),
          scheme: z.string(),
          description: z.string().optional(),
        }),
        z.strictObject({
          type: z.literal('apiKey'),
          in: z.enum(['query', 'header', 'cookie']),
          name: z.string(),
          description: z.string().optional(),
        }),
      ]),
    ),
    responses: z.record(z.string().regex(/^[\w.-]+$/), response),
    schemas: z.record(z.string().regex(/^[\w.-]+$/), schema),
  }),
});

export type OpenApi = z.output<typeof openApiShape>;
