import { sql, type Queryable } from '@patchbay/chassis';
import type { State } from './plugin-state.ts';

export type PluginRow = {
  slug: string;
  enabled: boolean;
  removed: boolean;
  replacedBy: string | null;
  quarantined: boolean;
  pinnedVersion: string | null;
  operatorTitle: string | null;
  index: number | null;
  /** Why the last process that came to register was refused. */
  refusal: string | null;
  version: string | null;
  state: string;
  reason: string;
  message: string;
  hint: string;
  ownState: State;
};

export async function ensurePlugin(tx: Queryable, slug: string, initial: State): Promise<void> {
  const { name, reason, message, hint } = initial;
  await tx.run(sql`
    insert into plugins (slug, state, reason, message, hint, own_state)
    values (${slug}, ${name}, ${reason}, ${message}, ${hint}, ${JSON.stringify(initial)})
    on conflict (slug) do nothing`);
}

/** The plugin, locked against other changes until the transaction ends. */
export function lockPlugin(tx: Queryable, slug: string): Promise<PluginRow | undefined> {
  return tx.maybeOne<PluginRow>(sql`
    select slug, enabled, removed, replaced_by, quarantined, pinned_version, operator_title, index,
      refusal, version, state, reason, message, hint, own_state
    from plugins
    where slug = ${slug}
    for update`);
}

export async function saveOwnState(
  tx: Queryable,
  slug: string,
  { version, state }: { version: string | null; state: State },
): Promise<void> {
  await tx.run(sql`
    update plugins
    set version = ${version}, own_state = ${JSON.stringify(state)}
    where slug = ${slug}`);
}

/** Stores the state that the catalog shows; `since` moves when the state or its reason does. */
export async function saveState(tx: Queryable, slug: string, state: State): Promise<void> {
  await tx.run(sql`
    update plugins
    set state = ${state.name},
      reason = ${state.reason},
      message = ${state.message},
      hint = ${state.hint},
      since = case when (state, reason) = (${state.name}, ${state.reason}) then since else now() end
    where slug = ${slug}`);
}

/** An operator's decisions; what is left out stays as it is. */
export async function saveDecisions(
  tx: Queryable,
  slug: string,
  decisions: {
    enabled?: boolean;
    operatorTitle?: string | null;
    index?: number | null;
    pinnedVersion?: string | null;
    removed?: boolean;
    replacedBy?: string | null;
    quarantined?: boolean;
  },
): Promise<void> {
  const has = (name: keyof typeof decisions) => decisions[name] !== undefined;
  await tx.run(sql`
    update plugins
    set enabled = case when ${has('enabled')} then ${decisions.enabled} else enabled end,
      operator_title = case when ${has('operatorTitle')} then ${decisions.operatorTitle} else operator_title end,
      index = case when ${has('index')} then ${decisions.index} else index end,
      pinned_version = case when ${has('pinnedVersion')} then ${decisions.pinnedVersion} else pinned_version end,
      removed = case when ${has('removed')} then ${decisions.removed} else removed end,
      replaced_by = case when ${has('replacedBy')} then ${decisions.replacedBy} else replaced_by end,
      quarantined = case when ${has('quarantined')} then ${decisions.quarantined} else quarantined end
    where slug = ${slug}`);
}

/** What is stored of a plugin, by what it is. */
export function countBelongings(tx: Queryable, slug: string): Promise<Record<string, number>> {
  return tx.one<Record<string, number>>(sql`
    select (select count(*)::int from releases where slug = ${slug}) as release,
      (select count(*)::int from (
        select jsonb_object_keys(document) from settings where slug = ${slug}
        union all
        select name from setting_secrets where slug = ${slug}
      ) as stored) as setting,
      (select count(*)::int from contributions where slug = ${slug}) as contribution,
      (select count(*)::int from credentials where slug = ${slug}) as credential`);
}

export async function deletePlugin(tx: Queryable, slug: string): Promise<void> {
  await tx.run(sql`delete from plugins where slug = ${slug}`);
}
