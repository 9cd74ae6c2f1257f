import type { RegistryClients } from './registry-clients.ts';
import { readIfExists, writeSecret } from './secret-file.ts';

/**
 * The credential of a plugin that comes with the platform: made once through the registry and kept in
 * `file`. It is made anew when the registry has never given one, as after a change of database; one that
 * an operator revoked stays revoked.
 */
export async function credentialOf(
  slug: string,
  { admin }: Pick<RegistryClients, 'admin'>,
  file: string,
): Promise<string> {
  const kept = await readIfExists(file);
  const { credentials } = await admin.listCredentials({ slug });
  if (kept && credentials.length > 0) return kept.trim();
  const { token } = await admin.createCredential({ slug, bundled: true });
  await writeSecret(file, `${token}\n`);
  return token;
}
