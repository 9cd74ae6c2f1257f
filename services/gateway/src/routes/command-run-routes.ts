import type { FastifyInstance } from 'fastify';
import { PlatformError } from '@patchbay/proto';
import { runList } from '../commands/command-page.ts';
import { commandRunContent } from '../commands/command-run-page.ts';
import { findCommand } from '../commands/find-command.ts';
import { html } from '../shell/html.ts';
import { onBehalfOf, sendFragment, sendShell, signedInFor } from '../shell/pages-context.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { CommandsContext } from './command-routes.ts';

type At = { Params: { slug: string; name: string } };
type Run = { Params: { id: string } };

/** Runs of commands that take long: those of a command, and how far one is. */
export function commandRunRoutes(app: FastifyInstance, context: CommandsContext): void {
  const { commands, directory, newFrame } = context;

  const content = async (id: string, session: Session) => {
    const { run } = await commands.getCommandRun({ id }, onBehalfOf(session));
    if (!run) throw new PlatformError('not_found', `there is no run "${id}" of a command`);
    const { title } = await findCommand(commands, session, run);
    const [kind = '', who = ''] = run.actor.split(':');
    const by = kind === 'user' ? (directory.person(who)?.displayName ?? 'somebody') : run.actor;
    return commandRunContent(run, { title, by });
  };

  app.get<At>('/-/fragments/commands/:slug/:name/runs', async (request, reply) => {
    const session = await signedInFor('commands.run', request, context);
    const { runs } = await commands.listCommandRuns(request.params, onBehalfOf(session));
    return sendFragment(reply, runList(runs), newFrame());
  });

  app.get<Run>('/command-runs/:id', async (request, reply) => {
    const session = await signedInFor('commands.run', request, context);
    const { id } = request.params;
    const main = html`<p class="crumb"><a href="/commands">Commands</a></p>
      <div data-live="/-/fragments/command-runs/${encodeURIComponent(id)}">
        ${await content(id, session)}
      </div>`;
    const page = { title: 'Run', at: '/commands', main, session, frame: newFrame() };
    return sendShell(reply, context, page);
  });

  app.get<Run>('/-/fragments/command-runs/:id', async (request, reply) => {
    const session = await signedInFor('commands.run', request, context);
    return sendFragment(reply, await content(request.params.id, session), newFrame());
  });
}
