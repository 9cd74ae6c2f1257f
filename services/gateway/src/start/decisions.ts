import {
  createDecideAccess,
  createPolicies,
  type CatalogCopy,
  type DirectoryCopy,
  type Logger,
  type NatsWhenThere,
} from '@patchbay/chassis';
import type { Person } from '@patchbay/proto';
import { createBearers, type Bearers } from '../bearer/bearers.ts';
import { reportUsed } from '../bearer/report-used.ts';
import { createScopesOf } from '../bearer/scopes-of.ts';
import { startBroker, type Broker } from '../broker/broker.ts';
import type { Events } from '../events.ts';
import type { Views } from '../isolation/views.ts';
import type { TokensClient } from '../platform-clients.ts';
import { createAccess, type Access } from '../requests/access.ts';
import type { Identity } from '../requests/identity.ts';
import type { Instances } from '../requests/instances.ts';
import { createJudgePerson, type JudgePerson } from '../requests/judge-person.ts';
import type { PluginRoutes } from '../requests/plugin-route.ts';
import type { SigningKeys } from '../requests/signing-keys.ts';
import type { Spaces } from '../requests/spaces.ts';
import type { Sessions } from '../sign-in/sessions.ts';

export type Decisions = AsyncDisposable & {
  access: Access;
  judge: JudgePerson;
  bearers: Bearers;
  broker: Broker;
};

/**
 * Who may do what, by what the registry told and by policies, which plugins answer; so the broker that
 * asks plugins is here too, and itself asks about whom it speaks for.
 */
export async function startDecisions({
  catalog,
  directory,
  spaces,
  routes,
  sessions,
  views,
  tokens,
  identity,
  keys,
  issuer,
  instances,
  nats,
  personOf,
  events,
  log,
  onHealthChange,
}: {
  catalog: CatalogCopy;
  directory: DirectoryCopy;
  spaces: Spaces;
  routes: PluginRoutes;
  sessions: Sessions;
  views: Views;
  tokens: TokensClient;
  identity: Identity;
  keys: SigningKeys;
  issuer: string;
  instances: Instances;
  nats: NatsWhenThere;
  /** @throws PlatformError `unavailable` while nobody is known. */
  personOf: (userId: string) => Person | undefined;
  events: Events;
  log: Logger;
  /** Called when a plugin is no longer called, or again. */
  onHealthChange: () => void;
}): Promise<Decisions> {
  await using stack = new AsyncDisposableStack();
  const plugins = () => catalog.plugins();
  const broker = stack.use(
    startBroker({
      nats,
      catalog,
      spaces: () => directory.spaces(),
      roles: () => directory.roles(),
      personOf,
      scopesOf: createScopesOf({ directory, plugins }),
      judge: (person, space) => judge(person, space),
      instances,
      identity,
      keys,
      issuer,
      events,
      onHealthChange,
    }),
  );
  const policies = createPolicies({
    revision: () => catalog.revision(),
    plugins: () => plugins().values(),
  });
  const decideAccess = createDecideAccess({
    policies,
    directory: {
      roles: () => directory.roles(),
      rolesInSpace: (userId, spaceId) => spaces.byId(spaceId)?.members.get(userId) ?? [],
    },
    askPolicy: (plugin, payload, options) => broker.ask(plugin, 'policy', payload, options),
  });
  const judge = createJudgePerson({ policies, decideAccess });
  const bearers = createBearers({ directory, plugins });
  stack.use(reportUsed({ bearers, tokens, log }));
  const access = createAccess({
    sessions,
    views,
    bearers,
    plugins,
    routes,
    spaces,
    personOf: (userId) => directory.person(userId),
    policies,
    decideAccess,
  });
  const running = stack.move();
  return { access, judge, bearers, broker, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
