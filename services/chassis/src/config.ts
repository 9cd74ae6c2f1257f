import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { invalid, violationsOf, type Violation } from '@patchbay/proto';

type Environment = Record<string, string | undefined>;

/**
 * Reads a service's configuration. `NAME_FILE` may stand for any `NAME`: its file's content is the
 * value, without the line break at its end. An empty variable counts as unset.
 *
 * @throws PlatformError `invalid` that names each wrong variable.
 */
export function loadConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const violations: Violation[] = [];
  const values: Environment = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== '') values[name] = value;
  }
  for (const [name, file] of Object.entries(values)) {
    if (!name.endsWith('_FILE') || file === undefined) continue;
    const target = name.slice(0, -'_FILE'.length);
    if (!declares(schema, target) || values[target] !== undefined) continue;
    try {
      values[target] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      violations.push({ field: name, message: `cannot read the file: ${String(error)}` });
    }
  }
  const result = schema.safeParse(values);
  if (!result.success) violations.push(...violationsOf(result.error));
  if (violations.length > 0 || !result.success) {
    throw invalid('the environment is not right', violations);
  }
  return result.data;
}

/** `host:port`; port 0 takes a free one. */
export const listenAddress = z
  .string()
  .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port, like "127.0.0.1:7400"');

/**
 * The origin that people see. Registry and gateway read it in the same way: what one calls the issuer
 * of identity tokens is what the other writes into them, with a slash at the end or without.
 */
export const publicUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).pathname === '/', 'must be an origin, without a path')
  .transform((url) => new URL(url).origin)
  .prefault('http://localhost:8080')
  .describe('Where people open the web UI; the issuer of identity tokens');

/** Variables that every service reads. */
export const commonConfig = {
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least severe log lines that are written'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .default('postgres://postgres@127.0.0.1:5432/patchbay')
    .describe('Postgres 15 or newer; each service keeps to a schema of its own'),
  NATS_URL: z
    .string()
    .default('nats://127.0.0.1:4222')
    .describe('NATS servers with JetStream, separated by commas'),
  NATS_CREDS: z
    .string()
    .optional()
    .describe(
      "Content of the .creds file of the platform's NATS user; NATS without authentication when unset",
    ),
  PLATFORM_TOKEN: z
    .string()
    .min(16)
    .describe(
      "Secret with which the platform's services and the operator's command line call each other",
    ),
};

function declares(schema: z.ZodType, name: string): boolean {
  return schema instanceof z.ZodObject && name in schema.shape;
}
