import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { invalid, violationsOf } from '@patchbay/proto';

export type Environment = Readonly<Record<string, string | undefined>>;

const address = z
  .string()
  .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port, like "127.0.0.1:7400"')
  .refine((value) => Number(value.split(':').at(-1)) < 65_536, 'has a port above 65535');

/** What a plugin's process reads from its environment. */
export const Config = z.object({
  PATCHBAY_REGISTRY: address
    .default('127.0.0.1:7400')
    .describe('Where the registry takes gRPC calls'),
  PATCHBAY_CREDENTIAL: z
    .string({ error: 'is not set; `patchbay credentials create <slug>` makes one' })
    .describe("This plugin's credential; PATCHBAY_CREDENTIAL_FILE may name a file that holds it"),
  PATCHBAY_LISTEN: address
    .default('127.0.0.1:0')
    .describe('Where to listen for HTTP; port 0 takes a free one'),
  PATCHBAY_ENDPOINT: z
    .url({ protocol: /^http$/, error: 'must be an http URL, like "http://10.0.0.7:9000"' })
    .optional()
    .describe('Where the gateway reaches this process over plain HTTP, if not where it listens'),
  PATCHBAY_INSTANCE: z
    .string()
    .max(100)
    .default('')
    .describe("A name that survives restarts, such as a pod's; a new process under it takes over"),
  PATCHBAY_DRAIN_SECONDS: z.coerce
    .number('must be a number of seconds')
    .min(0, 'must be 0 or more')
    .default(10)
    .describe('How long requests and tasks in flight may take to finish when the process ends'),
  PATCHBAY_QUEUES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((it) => it.trim())
        .filter(Boolean),
    )
    .describe('Queues whose tasks this process takes, separated by commas; all of them when unset'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Least severe log lines that are written'),
});

export type Config = z.output<typeof Config>;

/**
 * Reads the configuration. An empty variable counts as unset.
 *
 * @throws PlatformError `invalid` that names each wrong variable.
 */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { PATCHBAY_CREDENTIAL_FILE: file, PATCHBAY_CREDENTIAL = file && contents(file) } = set;
  const result = Config.safeParse({ ...set, PATCHBAY_CREDENTIAL });
  if (result.success) return result.data;
  throw invalid('the environment is not right', violationsOf(result.error));
}

function contents(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const field = 'PATCHBAY_CREDENTIAL_FILE';
    const message = `cannot be read: ${(error as Error).message}`;
    throw invalid('the environment is not right', [{ field, message }]);
  }
}
