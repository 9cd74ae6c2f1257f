import {
  fromStruct,
  meetsRange,
  type ReceivedCapability,
  type ReceivedPlugin,
} from '@patchbay/proto';
import { z } from 'zod';

/** How one plugin stands to another, or to a capability, at this moment. */
export type Relation = {
  kind: 'plugin' | 'capability' | 'conflict';
  name: string;
  range: string;
  /** It works without it too. */
  optional: boolean;
  state: 'met' | 'missing' | 'absent' | 'clear' | 'conflict';
  /** By whom it is met, or why it is not. */
  why: string;
};

export type Offer = { capability: string; version: string };

type Plugins = ReadonlyMap<string, ReceivedPlugin>;
type Choices = readonly Pick<ReceivedCapability, 'name' | 'chosen' | 'fallback'>[];

const range = z.string().catch('*');
const relations = z.object({
  dependencies: z
    .array(
      z.object({
        plugin: z.string().optional(),
        capability: z.string().optional(),
        range,
        optional: z.boolean().catch(false),
      }),
    )
    .catch([]),
  conflicts: z.array(z.object({ plugin: z.string(), range })).catch([]),
  provides: z.array(z.object({ capability: z.string(), version: z.string() })).catch([]),
});

/** What the active release needs and what it cannot serve beside, and how that stands. */
export function relationsOf(
  plugin: ReceivedPlugin,
  { plugins, choices }: { plugins: Plugins; choices: Choices },
): Relation[] {
  const { dependencies, conflicts } = relations.parse(fromStruct(plugin.manifest));
  return [
    ...dependencies.map(({ plugin: slug, capability = '', range, optional }): Relation => {
      const kind = slug === undefined ? 'capability' : 'plugin';
      const found =
        slug === undefined
          ? supply({ capability, range }, { plugins, choices })
          : standing(plugins.get(slug), range);
      const state = found.met ? 'met' : optional ? 'absent' : 'missing';
      return { kind, name: slug ?? capability, range, optional, state, why: found.why };
    }),
    ...conflicts.map(({ plugin: slug, range }): Relation => {
      const { met, why } = standing(plugins.get(slug), range);
      const state = met ? 'conflict' : 'clear';
      return { kind: 'conflict', name: slug, range, optional: false, state, why };
    }),
  ];
}

/** The capabilities that the active release provides. */
export function offersOf({ manifest }: ReceivedPlugin): Offer[] {
  return relations.parse(fromStruct(manifest)).provides;
}

/** The plugins whose active release needs a capability. */
export function consumersOf(capability: string, plugins: Plugins): ReceivedPlugin[] {
  return [...plugins.values()].filter(({ manifest }) =>
    relations.parse(fromStruct(manifest)).dependencies.some((it) => it.capability === capability),
  );
}

/** Every capability that some plugin needs. */
export function neededCapabilities(plugins: Plugins): string[] {
  const names = [...plugins.values()].flatMap(({ manifest }) =>
    relations.parse(fromStruct(manifest)).dependencies.map(({ capability }) => capability),
  );
  return [...new Set(names)].filter((name) => name !== undefined).toSorted();
}

type Standing = { met: boolean; why: string };

function standing(other: ReceivedPlugin | undefined, range: string): Standing {
  if (!other) return { met: false, why: 'it is not installed' };
  const { version } = other;
  const state = other.state?.name ?? 'offline';
  if (version !== '' && !meetsRange(version, range)) {
    return { met: false, why: `version ${version} is installed` };
  }
  if (state !== 'ready') return { met: false, why: `it is ${state}` };
  return { met: true, why: `version ${version} is ready` };
}

function supply(
  { capability, range }: { capability: string; range: string },
  { plugins, choices }: { plugins: Plugins; choices: Choices },
): Standing {
  const choice = choices.find(({ name }) => name === capability);
  const bound = choice && choice.chosen !== '' && !choice.fallback ? choice.chosen : undefined;
  const suppliers = [...plugins.values()].filter(
    (plugin) =>
      (bound === undefined || plugin.slug === bound) &&
      offersOf(plugin).some((it) => it.capability === capability && meetsRange(it.version, range)),
  );
  const ready = suppliers.filter(({ state }) => state?.name === 'ready');
  if (ready.length > 0) {
    return { met: true, why: `provided by ${ready.map(({ title }) => title).join(', ')}` };
  }
  const away = suppliers.map(({ title, state }) => `${title} is ${state?.name ?? 'offline'}`);
  if (away.length > 0) return { met: false, why: away.join(', ') };
  if (bound !== undefined) {
    return { met: false, why: `"${bound}" is chosen, and does not provide it in this version` };
  }
  const others = [...plugins.values()].flatMap((plugin) =>
    offersOf(plugin)
      .filter((it) => it.capability === capability)
      .map(({ version }) => `${plugin.title} provides ${version}`),
  );
  return { met: false, why: others.join(', ') || 'nothing provides it' };
}
