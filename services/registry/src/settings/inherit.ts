import { sql, type Keyring, type Queryable } from '@patchbay/chassis';
import { listDocuments } from './document-store.ts';
import { openSecrets, placeOf } from './layers.ts';
import { saveSecret } from './secret-store.ts';

/** Gives a plugin the settings of another, of every scope in which it has none yet. */
export async function inheritSettings(
  tx: Queryable,
  { from, to, keyring }: { from: string; to: string; keyring: Keyring },
): Promise<void> {
  for (const document of await listDocuments(tx, from)) {
    const { scope, scopeId } = document;
    const taken = await tx.run(sql`
      insert into settings (
        slug, scope, scope_id, document, version, schema_version, changed_by, changed_at, change)
      select ${to}, scope, scope_id, document, version, schema_version, changed_by, changed_at, change
      from settings
      where slug = ${from}
        and scope = ${scope}
        and scope_id = ${scopeId}
      on conflict do nothing`);
    if (taken === 0) continue;
    const secrets = openSecrets({ slug: from, scope, scopeId }, document, keyring);
    const key = { slug: to, scope, scopeId };
    for (const [name, text] of Object.entries(secrets)) {
      await saveSecret(tx, key, { name, ...keyring.seal(text, placeOf(key)(name)) });
    }
  }
}
