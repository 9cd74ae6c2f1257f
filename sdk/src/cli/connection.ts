import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { invalid, PlatformError, violationsOf } from '@patchbay/proto';

/** Where the services are, and the token they ask for, as options or the file say. */
export type Connection = z.output<typeof cliFile>;

/** What a client is found by. */
export type Surroundings = {
  options: Connection;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
};

const cliFile = z.object({
  registry: z.string().optional(),
  scheduler: z.string().optional(),
  gateway: z.string().optional(),
  token: z.string().optional(),
});
const cliFileName = path.join('.patchbay', 'cli.json');

const services = {
  registry: { variable: 'PATCHBAY_REGISTRY', usual: '127.0.0.1:7400' },
  scheduler: { variable: 'PATCHBAY_SCHEDULER', usual: '127.0.0.1:7500' },
  gateway: { variable: 'PATCHBAY_GATEWAY', usual: '' },
};

/**
 * The address of a service, which is a URL of the gateway and empty where none is named, and the platform token: from the options, else the environment, else the
 * file `cli.json` in PATCHBAY_DATA_DIR, where that is set as for `npm start`, else `.patchbay/cli.json`
 * of this folder or the nearest above it.
 */
export async function findService(
  service: keyof typeof services,
  { options, env, cwd }: Surroundings,
): Promise<{ address: string; token: string }> {
  const dataDir = env['PATCHBAY_DATA_DIR'];
  const file = dataDir
    ? ((await read(path.resolve(cwd, dataDir, 'cli.json'))) ?? {})
    : await nearestFile(cwd);
  const { variable, usual } = services[service];
  const address = options[service] || env[variable] || file[service] || usual;
  const token = options.token || env['PATCHBAY_TOKEN'] || file.token;
  if (token) return { address, token };
  throw new PlatformError(
    'unauthenticated',
    `there is no platform token: give --token, set PATCHBAY_TOKEN, or go to a folder with ${cliFileName}, which \`npm start\` writes`,
  );
}

/** Undefined when there is no such file. */
async function read(file: string): Promise<Connection | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parse(file, text);
}

async function nearestFile(folder: string): Promise<Connection> {
  const found = await read(path.join(folder, cliFileName));
  if (found) return found;
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
