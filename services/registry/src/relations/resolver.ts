import { meetsRange } from '@patchbay/proto';

/** What a plugin needs: another plugin, or a capability that any plugin may provide. */
export type Dependency = { plugin: string; range: string } | { capability: string; range: string };

/** A plugin as the resolver sees it. */
export type Candidate = {
  slug: string;
  version: string;
  /** Why it cannot serve, whatever the others do, as it completes "it is …"; null when it can. */
  unavailable: string | null;
  /** Required ones only; an optional dependency never blocks. */
  dependencies: readonly Dependency[];
  conflicts: readonly { plugin: string; range: string }[];
  provides: readonly { capability: string; version: string }[];
};

/** The provider that an operator chose; without `fallback` no other will do. */
export type ProviderChoice = { provider: string; fallback: boolean };

/** `message` says why, `hint` what to do. */
export type Block = { message: string; hint: string } & (
  | { reason: 'dependency-missing'; missing: Dependency[] }
  | { reason: 'dependency-cycle'; path: string[] }
  | { reason: 'conflict'; with: string }
);

export type Resolution = {
  /** Plugins that may serve. */
  active: ReadonlySet<string>;
  /** Why each available plugin that may not serve is held back. */
  blocked: ReadonlyMap<string, Block>;
};

/**
 * Decides which plugins may serve. A plugin is active when each of its dependencies is met by an
 * active plugin; so members of a cycle never are. Of two that conflict, the one that comes first in
 * `candidates` stays, and the other is blocked with all that need it.
 *
 * Cost: plugins × dependencies × the longest chain, once more for each conflict.
 */
export function resolve(
  candidates: readonly Candidate[],
  choices: ReadonlyMap<string, ProviderChoice> = new Map(),
): Resolution {
  const world: World = { candidates, choices, conflicts: new Map(), active: new Set() };
  for (;;) {
    world.active = activate(world);
    const conflict = firstConflict(world);
    if (!conflict) break;
    world.conflicts.set(conflict.later, conflict.earlier);
  }
  const held = candidates.filter(
    ({ slug, unavailable }) => unavailable === null && !world.active.has(slug),
  );
  return {
    active: world.active,
    blocked: new Map(held.map((candidate) => [candidate.slug, explain(candidate, world)])),
  };
}

type World = {
  candidates: readonly Candidate[];
  choices: ReadonlyMap<string, ProviderChoice>;
  /** Plugins held back by a conflict, and with whom. */
  conflicts: Map<string, string>;
  active: ReadonlySet<string>;
};

/** Adds plugins whose dependencies are met until no more can be added. */
function activate(world: World): ReadonlySet<string> {
  const active = new Set<string>();
  const waiting = new Set(
    world.candidates.filter(
      ({ slug, unavailable }) => unavailable === null && !world.conflicts.has(slug),
    ),
  );
  const isMet = (dependency: Dependency) =>
    suppliersOf(dependency, world).some(({ slug }) => active.has(slug));
  for (let before = -1; before !== active.size;) {
    before = active.size;
    for (const candidate of waiting) {
      if (!candidate.dependencies.every(isMet)) continue;
      active.add(candidate.slug);
      waiting.delete(candidate);
    }
  }
  return active;
}

/** The plugins whose version meets a dependency, whether or not they can serve. */
function suppliersOf(dependency: Dependency, { candidates, choices }: World): Candidate[] {
  if ('plugin' in dependency) {
    return candidates.filter(
      ({ slug, version }) => slug === dependency.plugin && meetsRange(version, dependency.range),
    );
  }
  const { capability, range } = dependency;
  const suppliers = candidates.filter(({ provides }) =>
    provides.some((offer) => offer.capability === capability && meetsRange(offer.version, range)),
  );
  const choice = choices.get(capability);
  if (!choice || choice.fallback) return suppliers;
  return suppliers.filter(({ slug }) => slug === choice.provider);
}

function firstConflict({ candidates, active }: World) {
  const rivals = candidates.filter(({ slug }) => active.has(slug));
  for (const [index, later] of rivals.entries()) {
    for (const earlier of rivals.slice(0, index)) {
      if (excludes(later, earlier) || excludes(earlier, later)) {
        return { later: later.slug, earlier: earlier.slug };
      }
    }
  }
  return undefined;
}

function excludes(one: Candidate, other: Candidate): boolean {
  return one.conflicts.some(
    ({ plugin, range }) => plugin === other.slug && meetsRange(other.version, range),
  );
}

function explain(candidate: Candidate, world: World): Block {
  const rival = world.conflicts.get(candidate.slug);
  if (rival !== undefined) {
    const message = `it conflicts with "${rival}", which is active`;
    const [disable, orElse] = [rival, candidate.slug].map(
      (it) => `\`patchbay plugins disable ${it}\``,
    );
    const hint = `disable one of the two: ${disable} or ${orElse}`;
    return { reason: 'conflict', message, hint, with: rival };
  }
  const path = cycleThrough(candidate, world);
  if (path) {
    const message = `its dependencies form a cycle: ${path.join(' → ')}`;
    const hint = 'one of these plugins has to give up its dependency';
    return { reason: 'dependency-cycle', message, hint, path };
  }
  const missing = candidate.dependencies.filter(
    (dependency) => !suppliersOf(dependency, world).some(({ slug }) => world.active.has(slug)),
  );
  const message = `it needs ${missing.map((dependency) => lack(dependency, world)).join(', and ')}`;
  const hint = `${missing.map((dependency) => remedy(dependency, world)).join(', and ')}; it goes on by itself then`;
  return { reason: 'dependency-missing', message, hint, missing };
}

/** The shortest way from a plugin back to itself along dependencies that only it could meet. */
function cycleThrough(start: Candidate, world: World): string[] | undefined {
  const paths: Candidate[][] = [[start]];
  const seen = new Set<string>();
  for (let path = paths.shift(); path; path = paths.shift()) {
    for (const dependency of path.at(-1)?.dependencies ?? []) {
      for (const supplier of suppliersOf(dependency, world)) {
        if (supplier === start) return [...path, start].map(({ slug }) => slug);
        if (seen.has(supplier.slug) || world.active.has(supplier.slug)) continue;
        seen.add(supplier.slug);
        paths.push([...path, supplier]);
      }
    }
  }
  return undefined;
}

function lack(dependency: Dependency, world: World): string {
  const { candidates, choices, conflicts } = world;
  const needed = 'plugin' in dependency ? dependency.plugin : dependency.capability;
  const what = `${needed} ${dependency.range}`;
  const [supplier] = suppliersOf(dependency, world);
  if (supplier) {
    const state =
      supplier.unavailable ??
      (conflicts.has(supplier.slug) ? 'held back by a conflict' : 'blocked itself');
    return supplier.slug === needed
      ? `${what}, which is ${state}`
      : `${what}, and "${supplier.slug}" is ${state}`;
  }
  if ('plugin' in dependency) {
    const other = candidates.find(({ slug }) => slug === dependency.plugin);
    return other ? `${what}, and ${other.version} is installed` : `${what}, which is not installed`;
  }
  const choice = choices.get(needed);
  if (choice && !choice.fallback) return `${what} from "${choice.provider}", the chosen provider`;
  const offers = candidates.flatMap(({ slug, provides }) =>
    provides
      .filter(({ capability }) => capability === needed)
      .map(({ version }) => `"${slug}" provides ${version}`),
  );
  return offers.length > 0
    ? `${what}, and ${offers.join(', ')}`
    : `${what}, which nothing provides`;
}

/** What makes up for a lack. */
function remedy(dependency: Dependency, world: World): string {
  const { range } = dependency;
  const [supplier] = suppliersOf(dependency, world);
  if (supplier) {
    const { slug, unavailable } = supplier;
    return unavailable === 'disabled'
      ? `enable "${slug}" with \`patchbay plugins enable ${slug}\``
      : `see what holds "${slug}" back with \`patchbay plugins show ${slug}\``;
  }
  if ('plugin' in dependency)
    return `install and start a version of "${dependency.plugin}" in ${range}`;
  const { capability } = dependency;
  const choice = world.choices.get(capability);
  return choice && !choice.fallback
    ? `start "${choice.provider}", or choose another provider with \`patchbay capabilities choose ${capability} <slug>\``
    : `install a plugin that provides ${capability} ${range}`;
}
