import type { CatalogCopy, KnownSpace, NatsWhenThere } from '@patchbay/chassis';
import {
  PlatformError,
  type DirectoryRoles,
  type ExtensionPoint,
  type Json,
  type Person,
  type points,
} from '@patchbay/proto';
import type { Events } from '../events.ts';
import type { Acting, Identity } from '../requests/identity.ts';
import type { JudgePerson } from '../requests/judge-person.ts';
import type { Instances } from '../requests/instances.ts';
import type { SigningKeys } from '../requests/signing-keys.ts';
import { answerCalls } from './answer-calls.ts';
import { answerPointRequests } from './answer-point-requests.ts';
import { createPointAsker, nameOf, type PointQuestion } from './ask-point.ts';
import { createNotices } from './notices.ts';
import { createPeople } from './people.ts';
import type { ScopesOf } from '../bearer/scopes-of.ts';
import { createPersonVouched, type PersonVouched } from './person-vouched.ts';
import { createPluginCaller } from './plugin-caller.ts';
import { createPointIndex } from './point-index.ts';
import { createSafeguards, type CallHealth } from './safeguards.ts';
import { createSkips, type Skips } from './skips.ts';

export type Broker = AsyncDisposable & {
  /** What this gateway makes of a plugin that it calls. */
  health(plugin: string): CallHealth;
  /** What it left out of that plugin's contributions. */
  skips: Skips;
  /** Asks a plugin something as the platform; throws PlatformError as `PluginCaller` does. */
  ask(plugin: string, call: string, payload: Json, options: { deadlineMs: number }): Promise<Json>;
  vouched: PersonVouched;
  /** Asks all who contribute to a point of the platform's own, for somebody. */
  collect(
    point: ExtensionPoint,
    question: Omit<PointQuestion, 'placed'>,
  ): Promise<points.Collected>;
  /** Who would be asked. */
  contributors(
    point: ExtensionPoint,
    question: Pick<PointQuestion, 'acting' | 'space'>,
  ): points.Contributor[];
};

/** Calls plugins for the platform and for each other, and answers who asks for that over NATS. */
export function startBroker({
  nats,
  catalog,
  spaces,
  roles,
  personOf,
  scopesOf,
  judge,
  instances,
  identity,
  keys,
  issuer,
  events,
  onHealthChange,
}: {
  nats: NatsWhenThere;
  catalog: CatalogCopy;
  spaces: () => Iterable<KnownSpace>;
  roles: () => DirectoryRoles;
  personOf: (userId: string) => Person | undefined;
  scopesOf: ScopesOf;
  /** Asks the policies about somebody. */
  judge: JudgePerson;
  instances: Instances;
  identity: Identity;
  keys: SigningKeys;
  issuer: string;
  events: Events;
  /** Called when a plugin is no longer called, or again. */
  onHealthChange: () => void;
}): Broker {
  const stack = new AsyncDisposableStack();
  const plugins = () => catalog.plugins();
  const people = createPeople(personOf);
  const safeguards = createSafeguards({ events, onChange: onHealthChange });
  const skips = createSkips({ events });
  const caller = stack.use(
    createPluginCaller({ plugins, instances, identity, safeguards, events }),
  );
  const asker = createPointAsker({ caller, skips, roles });
  const index = createPointIndex({ plugins, revision: () => catalog.revision() });
  const notices = stack.use(createNotices({ nats, asker, caller, people, skips, events }));
  const vouched = createPersonVouched({ keys, issuer, personOf, scopesOf });
  const spaceNamed = (idOrSlug: string): KnownSpace => {
    const found = Iterator.from(spaces()).find((it) => it.id === idOrSlug || it.slug === idOrSlug);
    if (found) return found;
    throw new PlatformError('not_found', `there is no space "${idOrSlug}"`);
  };
  const judged = async (acting: Acting, space: string | undefined): Promise<Acting> => {
    const person = personOf(acting.sub);
    return person ? { ...acting, verdicts: (await judge(person, space)).verdicts } : acting;
  };
  answerPointRequests({
    nats,
    index,
    asker,
    notices,
    skips,
    people,
    vouched,
    judged,
    spaceNamed,
    events,
  });
  stack.use(answerCalls({ nats, caller, people, events }));
  return {
    health: (plugin) => safeguards.health(plugin),
    skips,
    ask: (plugin, call, payload, { deadlineMs }) =>
      caller.call({ plugin, call, payload, deadlineMs, acting: people('platform') }),
    vouched,
    collect: (point, question) => asker.collect({ ...question, placed: index.ofPlatform(point) }),
    contributors: (point, question) =>
      asker.list({ ...question, placed: index.ofPlatform(point) }).map(nameOf),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
