import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { usualGatewayPort } from './addresses.ts';
import { CannotStart } from './cannot-start.ts';
import { ROOT } from './root.ts';

export const HELP = `Runs the whole platform on this machine.

  npm start                     start, or start again with the data of last time
  npm start -- --port 8081      serve on another port (default 8080)
  npm start -- --fresh          begin again: removes accounts, settings, history
  npm start -- --one-origin     serve all on http://localhost:8080, plugins too: for a browser
                                that finds no names below localhost (Safari)
  npm start -- --verbose        also show addresses and what Postgres and NATS write
  npm start -- --help           this text

Environment:
  PATCHBAY_DATA_DIR             where the data is kept (default .patchbay in the repository)
  DATABASE_URL                  a Postgres of your own instead of the embedded one
  NATS_URL                      a NATS of your own with JetStream instead of the embedded one,
  NATS_CREDS_FILE               the credentials of the platform's services there, and
  NATS_ACCOUNT_SEED_FILE        the seed of its account, with which plugins are let in
  LOG_LEVEL                     least severe log lines shown: debug, info (default), warn, error
  NO_COLOR                      no colours`;

const flags = z.object({
  help: z.boolean().default(false),
  fresh: z.boolean().default(false),
  'one-origin': z.boolean().default(false),
  verbose: z.boolean().default(false),
  port: z.coerce.number().int().min(1).max(65_535).default(usualGatewayPort),
});

const environment = z.object({
  PATCHBAY_DATA_DIR: z.string().default('.patchbay'),
  DATABASE_URL: z.string().optional(),
  NATS_URL: z.string().optional(),
  NATS_CREDS_FILE: z.string().optional(),
  NATS_ACCOUNT_SEED_FILE: z.string().optional(),
});

export type Options = z.output<typeof flags> & {
  /** Absolute. */
  dataDir: string;
  /** A Postgres that is not ours. */
  databaseUrl: string | undefined;
  /** A NATS that is not ours. */
  nats: ExternalNats | undefined;
};

export type ExternalNats = {
  url: string;
  credsFile: string | undefined;
  accountSeedFile: string | undefined;
};

/** Throws `CannotStart` for a flag that does not exist or a value that makes no sense. */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const variables = environment.parse(set);
  return {
    ...parseFlags(args),
    dataDir: resolve(ROOT, variables.PATCHBAY_DATA_DIR),
    databaseUrl: variables.DATABASE_URL,
    nats: variables.NATS_URL
      ? {
          url: variables.NATS_URL,
          credsFile: variables.NATS_CREDS_FILE,
          accountSeedFile: variables.NATS_ACCOUNT_SEED_FILE,
        }
      : undefined,
  };
}

function parseFlags(args: readonly string[]): z.output<typeof flags> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        fresh: { type: 'boolean' },
        'one-origin': { type: 'boolean' },
        verbose: { type: 'boolean', short: 'v' },
        port: { type: 'string', short: 'p' },
      },
    });
    return flags.parse(values);
  } catch (cause) {
    throw new CannotStart(`${explain(cause)}; \`npm start -- --help\` lists what there is`, {
      cause,
    });
  }
}

function explain(cause: unknown): string {
  if (cause instanceof z.ZodError) return '--port must be a number from 1 to 65535';
  return cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
}
