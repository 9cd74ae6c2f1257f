import {
  PlatformError,
  type admin,
  type CapabilityMessage,
  type HandlersOf,
} from '@patchbay/proto';
import type { Queryable } from '@patchbay/chassis';
import { recordDeeds } from '../access/audit-store.ts';
import { callerOf } from '../access/caller.ts';
import { reconcile, type ChangeDeps } from '../plugins/change-plugin.ts';
import { isOffered } from '../plugins/plugin-state.ts';
import { deleteChoice, listChoices, listRelated, saveChoice } from './relation-store.ts';

type Calls = 'listCapabilities' | 'chooseProvider';

export function capabilityCalls(deps: ChangeDeps): Pick<HandlersOf<typeof admin>, Calls> {
  const { db, events } = deps;
  return {
    async listCapabilities() {
      return { capabilities: await capabilities(db) };
    },

    async chooseProvider({ capability: name, slug, fallback }, context) {
      await reconcile(deps, async (tx) => {
        const known = await capabilities(tx);
        const capability = known.find((it) => it.name === name);
        if (slug && !capability?.providers?.some((provider) => provider.slug === slug)) {
          const providers = capability?.providers?.map((provider) => provider.slug) ?? [];
          throw new PlatformError(
            'invalid',
            `"${slug}" does not provide "${name}"; ${providers.join(', ') || 'nothing'} does`,
          );
        }
        if (slug) await saveChoice(tx, name, { provider: slug, fallback });
        else await deleteChoice(tx, name);
        const deed = {
          action: 'capability.provider-chosen',
          target: `capability:${name}`,
          before: { provider: capability?.chosen || null, fallback: capability?.fallback ?? false },
          after: { provider: slug || null, fallback },
        };
        await recordDeeds(tx, callerOf(context), [deed]);
      });
      events.decided({ plugin: slug, decision: `provides ${name}` });
      return { capability: (await capabilities(db)).find((it) => it.name === name) ?? null };
    },
  };
}

async function capabilities(tx: Queryable): Promise<CapabilityMessage[]> {
  const [plugins, choices] = [await listRelated(tx), await listChoices(tx)];
  const byName = new Map<string, NonNullable<CapabilityMessage['providers']>>();
  for (const { slug, state, provides } of plugins) {
    for (const { capability, version } of provides ?? []) {
      const providers = byName.get(capability) ?? [];
      providers.push({ slug, version, offered: isOffered(state) });
      byName.set(capability, providers);
    }
  }
  return [...byName]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, providers]) => {
      const choice = choices.get(name);
      return {
        name,
        providers,
        chosen: choice?.provider ?? '',
        fallback: choice?.fallback ?? false,
      };
    });
}
