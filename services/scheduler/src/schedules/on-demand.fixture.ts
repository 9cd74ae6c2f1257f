import { sql, type Database } from '@patchbay/chassis';
import { resolvedTaskSpec } from '@patchbay/proto';

/** A plugin whose task "mail" runs when it is asked for. */
export async function addPluginWithMail(db: Database, plugin: string): Promise<void> {
  const spec = resolvedTaskSpec.parse({ name: 'mail', onDemand: true, repeatSeconds: 0 });
  await db.run(sql`
    insert into plugins (slug, revision, tasks)
    values (${plugin}, 1, ${JSON.stringify({ mail: { title: 'Mail', spec } })})`);
}
