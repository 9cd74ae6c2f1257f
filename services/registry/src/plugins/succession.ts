import { sql, type Keyring, type Queryable } from '@patchbay/chassis';
import { addSpaceRevisions } from '../people/directory-store.ts';
import { lockPlugin, saveDecisions } from './plugin-store.ts';
import { takeOverActivations } from '../spaces/activation-store.ts';
import { inheritSettings } from '../settings/inherit.ts';

/** Those of `slugs` that are installed, and that nobody has replaced yet. */
export async function findReplaceable(
  tx: Queryable,
  slug: string,
  slugs: readonly string[],
): Promise<string[]> {
  const rows = await tx.many<{ slug: string }>(sql`
    select slug
    from plugins
    where slug = any (${slugs})
      and slug <> ${slug}
      and replaced_by is null
    order by slug`);
  return rows.map((row) => row.slug);
}

/**
 * Lets a plugin take over from those it replaces: the operator's decisions and the settings become its
 * own, and the predecessor is removed for good. Only ever by an operator's word, since a manifest may
 * name any plugin. Returns the predecessors that were there.
 */
export async function succeed(
  tx: Queryable,
  slug: string,
  predecessors: readonly string[],
  keyring: Keyring,
): Promise<string[]> {
  const taken = await findReplaceable(tx, slug, predecessors);
  for (const former of taken) {
    await lockPlugin(tx, former);
    await tx.run(sql`
      update plugins
      set (enabled, operator_title, index) = (
        select enabled, operator_title, index from plugins where slug = ${former}
      )
      where slug = ${slug}`);
    await inheritSettings(tx, { from: former, to: slug, keyring });
    await addSpaceRevisions(tx, await takeOverActivations(tx, { from: former, to: slug }));
    await tx.run(sql`update chosen_providers set slug = ${slug} where slug = ${former}`);
    await saveDecisions(tx, former, { removed: true, replacedBy: slug });
  }
  return taken;
}
