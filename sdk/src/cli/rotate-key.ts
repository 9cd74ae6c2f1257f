import type { CommandContext } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Seals every secret with the newest key; exit code 1 when some cannot be read. */
export async function rotateKey(
  { registry, print, tell }: CommandContext,
  args: string[],
): Promise<number> {
  if (args.length > 0) throw new UsageError('"settings rotate-key" takes nothing');
  using clients = await registry();
  const { keyId, resealed, left } = await clients.settings.rotateKey({}, { timeoutMs: 60_000 });
  print(`secrets sealed anew with the key ${keyId}: ${resealed}`);
  for (const { keyId: other, secrets } of left) {
    tell(`secrets sealed with the key ${other}, which the registry does not have: ${secrets}`);
  }
  if (left.length > 0) {
    tell('add that key to SETTINGS_KEY again, or set those secrets anew');
    return 1;
  }
  tell('SETTINGS_KEY needs no other key any more');
  return 0;
}
