import { sql, type Queryable } from '@patchbay/chassis';
import { lockPlugin, saveDecisions } from './plugin-store.ts';

/**
 * Lets a plugin that registers for the first time take over from those it replaces: the operator's
 * decisions and the settings become its own, and the predecessor is removed for good. Returns the
 * predecessors that were there.
 */
export async function succeed(
  tx: Queryable,
  slug: string,
  predecessors: readonly string[],
): Promise<string[]> {
  const taken: string[] = [];
  for (const former of predecessors) {
    const plugin = await lockPlugin(tx, former);
    if (!plugin || plugin.replacedBy !== null || former === slug) continue;
    await tx.run(sql`
      update plugins
      set (enabled, operator_title, index) = (
        select enabled, operator_title, index from plugins where slug = ${former}
      )
      where slug = ${slug}`);
    await tx.run(sql`
      insert into settings (slug, name, value, updated_at)
      select ${slug}, name, value, updated_at
      from settings
      where slug = ${former}
      on conflict do nothing`);
    await tx.run(sql`update chosen_providers set slug = ${slug} where slug = ${former}`);
    await saveDecisions(tx, former, { removed: true, replacedBy: slug });
    taken.push(former);
  }
  return taken;
}
