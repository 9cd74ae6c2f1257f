import { registryTrouble } from './registry-trouble.ts';
import type { FastifyReply } from 'fastify';
import { PlatformError } from '@patchbay/proto';
import type { Broker } from '../broker/broker.ts';
import { checksOfHidden } from './contribution-checks.ts';
import { html, type Html } from './html.ts';
import type { PageFrame } from './page-frame.ts';
import { onBehalfOf, Refused, sendShell, type PagesContext } from './pages-context.ts';
import {
  deletedContent,
  pluginContent,
  type PluginCalls,
  type Surroundings,
} from '../pages/plugin.ts';
import { titleForm, type TitleValues, type TitleViolations } from '../pages/plugin-title.ts';
import type { AdminClient, CommandsClient, LifecycleClient } from '../platform-clients.ts';
import { unknownPlugin } from '../requests/refusals/plugin-refusals.ts';
import type { SeenBy } from '../pages/seen-by.ts';
import type { AnswerHealthOf } from '../requests/answer-health.ts';
import type { Session } from '../sign-in/sessions.ts';

export type ShowPluginContext = PagesContext & {
  registry: AdminClient;
  commands: CommandsClient;
  lifecycle: LifecycleClient;
  broker: Broker;
  answerHealth: AnswerHealthOf;
  seenBy: SeenBy;
};

/** A plugin's page, with `message` above it; a title that could not be stored stays in its form. */
export async function showPlugin(
  reply: FastifyReply,
  context: ShowPluginContext,
  {
    slug,
    session,
    message,
    title,
  }: {
    slug: string;
    session: Session;
    message?: Html | undefined;
    title?: { values: TitleValues; violations: TitleViolations };
  },
): Promise<FastifyReply> {
  const plugin = context.catalog.plugins().get(slug);
  if (!plugin) throw new Refused(unknownPlugin(slug));
  const frame = context.newFrame();
  const source = `/-/fragments/plugins/${encodeURIComponent(slug)}`;
  const main = html`<p class="crumb"><a href="/plugins">Plugins</a></p>
    ${message}
    <div data-live="${source}" data-on="catalog">
      ${await pluginFragment(context, slug, { session, frame })}
    </div>
    ${titleForm({ plugin, ...title })}`;
  return sendShell(reply, context, {
    title: `${plugin.title} · Plugins`,
    at: '/plugins',
    main,
    session,
    frame,
  });
}

/** The part of the page that is fetched again when the catalog changes. */
export async function pluginFragment(
  context: ShowPluginContext,
  slug: string,
  { session, frame }: { session: Session; frame: PageFrame },
): Promise<Html> {
  const { catalog, directory, registry, broker, answerHealth, seenBy: seen } = context;
  const { contributions = [], offered = false } = catalog.plugins().get(slug) ?? {};
  const [surroundings, told, checks] = await Promise.all([
    surroundingsOf(registry, slug, session),
    toldOf(context, slug, session),
    checksOfHidden(
      registry,
      { slug, contributions, offered },
      onBehalfOf(session, { timeoutMs: 3_000 }),
    ),
  ]);
  const plugin = catalog.plugins().get(slug);
  if (!plugin) return deletedContent(slug);
  const [plugins, trouble] = [catalog.plugins(), registryTrouble({ catalog, directory })];
  const calls = { ...told, health: broker.health(slug), skipped: broker.skips.of(slug) };
  return pluginContent({
    plugin,
    plugins,
    surroundings,
    checks,
    calls,
    answers: answerHealth(plugin),
    seen,
    trouble,
    frame,
  });
}

/** What it can be told to do, and what it still has to be told; nothing while nobody answers. */
async function toldOf(
  { commands, lifecycle }: ShowPluginContext,
  slug: string,
  session: Session,
): Promise<Pick<PluginCalls, 'commands' | 'untold'>> {
  const options = onBehalfOf(session, { timeoutMs: 3_000 });
  try {
    const [{ commands: known }, { calls }] = await Promise.all([
      commands.listCommands({ slug, all: true }, options),
      lifecycle.listLifecycleCalls({ slug }, options),
    ]);
    return { commands: known, untold: calls };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { commands: [], untold: [] };
  }
}

async function surroundingsOf(
  registry: AdminClient,
  slug: string,
  session: Session,
): Promise<Surroundings> {
  const options = onBehalfOf(session, { timeoutMs: 3_000 });
  try {
    const [{ slugs }, { capabilities }] = await Promise.all([
      registry.listDependents({ slug }, options),
      registry.listCapabilities({}, options),
    ]);
    return { dependents: slugs, choices: capabilities };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return undefined;
  }
}
