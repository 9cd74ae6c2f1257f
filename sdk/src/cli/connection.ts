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
  token: z.string().optional(),
});
const cliFileName = path.join('.patchbay', 'cli.json');

const services = {
  registry: { variable: 'PATCHBAY_REGISTRY', usual: '127.0.0.1:7400' },
  scheduler: { variable: 'PATCHBAY_SCHEDULER', usual: '127.0.0.1:7500' },
};

/**
 * The address of a service and the platform token: from the options, else the environment, else the
 * file `.patchbay/cli.json` of this folder or the nearest above it.
 */
export async function findService(
  service: keyof typeof services,
  { options, env, cwd }: Surroundings,
): Promise<{ address: string; token: string }> {
  const file = await nearestFile(cwd);
  const { variable, usual } = services[service];
  const address = options[service] || env[variable] || file[service] || usual;
  const token = options.token || env['PATCHBAY_TOKEN'] || file.token;
  if (token) return { address, token };
  throw new PlatformError(
    'unauthenticated',
    `there is no platform token: give --token, set PATCHBAY_TOKEN, or go to a folder with ${cliFileName}, which \`npm start\` writes`,
  );
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
