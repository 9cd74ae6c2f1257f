import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  admin,
  catalog,
  commands,
  createClient,
  invalid,
  PlatformError,
  settings,
  violationsOf,
  type ServiceClient,
} from '@patchbay/proto';

type ClientOf<S> = S extends { definition: infer D; handlers?: infer G }
  ? ServiceClient<D, G>
  : never;

export type Registry = Disposable & {
  admin: ClientOf<typeof admin>;
  catalog: ClientOf<typeof catalog>;
  commands: ClientOf<typeof commands>;
  settings: ClientOf<typeof settings>;
};

export type Connection = { registry?: string | undefined; token?: string | undefined };

const cliFile = z.object({ registry: z.string().optional(), token: z.string().optional() });
const cliFileName = path.join('.patchbay', 'cli.json');

/**
 * Clients of the registry that the options name, else PATCHBAY_REGISTRY and PATCHBAY_TOKEN, else the
 * file `.patchbay/cli.json` of this folder or the nearest above it.
 */
export async function connectRegistry({
  options,
  env,
  cwd,
}: {
  options: Connection;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
}): Promise<Registry> {
  const file = await nearestFile(cwd);
  const address = options.registry || env['PATCHBAY_REGISTRY'] || file.registry || '127.0.0.1:7400';
  const token = options.token || env['PATCHBAY_TOKEN'] || file.token;
  if (!token) {
    throw new PlatformError(
      'unauthenticated',
      `there is no platform token: give --token, set PATCHBAY_TOKEN, or go to a folder with ${cliFileName}, which \`npm start\` writes`,
    );
  }
  const clients = {
    admin: createClient(admin, { address, token }),
    catalog: createClient(catalog, { address, token }),
    commands: createClient(commands, { address, token }),
    settings: createClient(settings, { address, token }),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client[Symbol.dispose]();
    },
  };
}

async function nearestFile(folder: string): Promise<Connection> {
  const file = path.join(folder, cliFileName);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return parse(file, text);
  const parent = path.dirname(folder);
  return parent === folder ? {} : nearestFile(parent);
}

function parse(file: string, text: string): Connection {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PlatformError('invalid', `${file} is not JSON: ${String(cause)}`, { cause });
  }
  const result = cliFile.safeParse(json);
  if (result.success) return result.data;
  throw invalid(`${file} is not valid`, violationsOf(result.error));
}
