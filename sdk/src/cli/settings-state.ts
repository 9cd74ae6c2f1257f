import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fromStruct, PlatformError, toStruct, type JsonObject } from '@patchbay/proto';
import type { CommandContext } from './command.ts';
import { UsageError } from './usage-error.ts';

export async function exportState(
  { registry, print, tell }: CommandContext,
  slugs: string[],
): Promise<number> {
  using clients = await registry();
  const { state } = await clients.settings.exportState({ slugs });
  print(JSON.stringify(fromStruct(state), null, 2));
  tell('secrets are left out; each plugin lists its own under "secretsLeftOut"');
  return 0;
}

export async function importState(
  { registry, cwd, print, tell }: CommandContext,
  [file, ...more]: string[],
  { 'dry-run': dryRun = false }: { 'dry-run'?: boolean },
): Promise<number> {
  if (file === undefined || more.length > 0) {
    throw new UsageError('"settings import" takes the file of an export');
  }
  const state = await readState(path.resolve(cwd, file));
  using clients = await registry();
  const { changes, leftOut } = await clients.settings.importState(
    { state: toStruct(state), dryRun },
    { timeoutMs: 60_000 },
  );
  for (const line of changes) print(line);
  for (const line of leftOut) tell(`left out: ${line}`);
  if (changes.length === 0) tell('nothing differs');
  else tell(dryRun ? 'nothing is changed: this was a dry run' : 'done');
  return 0;
}

async function readState(file: string): Promise<JsonObject> {
  try {
    const state: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Object(state) as JsonObject;
  } catch (cause) {
    const message = `${file} is no export: ${String(cause)}`;
    throw new PlatformError('invalid', message, { cause });
  }
}
