import { answerPlugins, type CatalogCopy, type NatsWhenThere } from '@patchbay/chassis';
import {
  broker,
  fromStruct,
  nats as wire,
  ownSettings,
  PlatformError,
  settingsPageOf,
  toStruct,
} from '@patchbay/proto';
import type { z } from 'zod';
import type { PersonVouched, Vouched } from '../broker/person-vouched.ts';
import type { Events } from '../events.ts';
import type { SettingsClient } from '../platform-clients.ts';

type Request = z.output<typeof ownSettings.settingsRequest>;

type Deps = {
  nats: NatsWhenThere;
  settings: SettingsClient;
  vouched: PersonVouched;
  catalog: CatalogCopy;
  events: Events;
};

/** The plugin's own check is waited for. */
const saveMs = 15_000;

/**
 * Reads and saves the settings of plugins that have a page of their own for them, over NATS: for the
 * person who is on it, with that person's rights and no others, and checked as the form's are.
 */
export function answerSettingsRequests(deps: Deps): void {
  answerPlugins({
    nats: deps.nats,
    subject: wire.subjects.settings('*'),
    queue: broker.brokerQueue,
    schema: ownSettings.settingsRequest,
    answer: (slug, request) => answer(deps, slug, request),
    onUnexpected: (error, id) => deps.events.unexpected(error, id),
  });
}

async function answer(
  { settings, vouched, catalog, events }: Deps,
  slug: string,
  request: Request,
): Promise<ownSettings.SettingsReply> {
  const { scope } = request;
  if (settingsPageOf(fromStruct(catalog.plugins().get(slug)?.manifest), scope) === undefined) {
    const message = `the active release of "${slug}" has no page for these: declare settingsPages.${scope}`;
    throw new PlatformError('forbidden', message);
  }
  const person = await vouched(request.identity, { by: slug });
  const { sub, actor, use, settings: onPageFor, space } = person;
  if (actor !== undefined) {
    const message = `the request came by "${actor}": settings are changed here only by people who are on the page`;
    throw new PlatformError('forbidden', message);
  }
  if (use === 'call') {
    const message =
      'the request came by a call of the platform, such as for a widget: settings are read and changed here only by people who are on the page';
    throw new PlatformError('forbidden', message);
  }
  if (!onPageFor?.includes(scope)) {
    const message = `the request came by another page: these are read and changed only on the page that settingsPages.${scope} names, and below it`;
    throw new PlatformError('forbidden', message);
  }
  if (scope === 'space' && !isNamed(space, request.space)) {
    const message =
      'the request did not come by a page in this space: settings of a space are read and changed only by people who are on the page in it';
    throw new PlatformError('forbidden', message);
  }
  const ids = { site: '', space: space?.id ?? '', user: sub };
  const at = { slug, scope: { kind: scope, id: ids[scope] } };
  const options = { onBehalfOf: `user:${sub}`, timeoutMs: saveMs };
  if (request.do === 'read') {
    return shown(await settings.getSettings(at, options));
  }
  const { changes, version } = request;
  const saved = await settings.updateSettings(
    {
      ...at,
      settings: toStruct(changes),
      requestedBy: `plugin:${slug}`,
      ...(version !== undefined && { version }),
    },
    options,
  );
  events.decided({ about: slug, decision: 'set', account: sub });
  return { ...shown(saved), unchecked: saved.unchecked };
}

/** Whether it is the space in which the person is; `asked` is an id or a slug. */
function isNamed(space: Vouched['space'], asked: string | undefined): boolean {
  return space !== undefined && (asked === space.id || asked === space.slug);
}

function shown({
  settings,
  sources,
  document,
}: Pick<
  Awaited<ReturnType<SettingsClient['getSettings']>>,
  'settings' | 'sources' | 'document'
>): Exclude<ownSettings.SettingsReply, { error: unknown }> {
  const version = document?.version ?? 0;
  return { values: fromStruct(settings), sources, version, unchecked: '' };
}
