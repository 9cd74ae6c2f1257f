import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  errorTable,
  fromDuration,
  fromValue,
  holds,
  PlatformError,
  toStruct,
  type JsonObject,
} from '@patchbay/proto';
import { commandFields, formData, readInput } from '../commands/command-input.ts';
import { commandPage, type CommandPageData } from '../commands/command-page.ts';
import { findCommand } from '../commands/find-command.ts';
import { commandsContent, commandsPage, type CommandsData } from '../commands/commands-page.ts';
import {
  onBehalfOf,
  sendFragment,
  sendShell,
  signedInFor,
  type PagesContext,
} from '../shell/pages-context.ts';
import { callout } from '../pages/callout.ts';
import type { CommandsClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';
import type { FormBody } from '../settings/read-form.ts';
import { troubleOf } from '../shell/trouble.ts';

type At = { Params: { slug: string; name: string } };

export type CommandsContext = PagesContext & { commands: CommandsClient };

/** Beyond what the command itself may take. */
const patienceMs = 5_000;

/** Commands: for whoever may run them; who administers plugins also sees those for others. */
export function commandRoutes(app: FastifyInstance, context: CommandsContext): void {
  const { catalog, commands, newFrame } = context;
  const at = '/commands';

  const content = async (session: Session) =>
    commandsContent(await commandsOf(commands, session), catalog.plugins(), newFrame());

  const show = async (
    reply: FastifyReply,
    session: Session,
    { slug, name }: At['Params'],
    sent: Partial<Pick<CommandPageData, 'entered' | 'violations' | 'asks' | 'message' | 'result'>>,
  ) => {
    const [command, { runs }] = await Promise.all([
      findCommand(commands, session, { slug, name }),
      commands.listCommandRuns({ slug, name }, onBehalfOf(session)).catch(ofRefused),
    ]);
    const frame = newFrame();
    const fields = commandFields(command);
    const main = commandPage({
      command,
      pluginTitle: catalog.plugins().get(slug)?.title ?? slug,
      data: fields && formData(command, fields),
      entered: {},
      violations: {},
      asks: false,
      message: undefined,
      result: undefined,
      runs,
      frame,
      ...sent,
    });
    const page = { title: command.title, at, main, session, frame, scripts: ['settings'] };
    return sendShell(reply, context, page);
  };

  app.get('/commands', async (request, reply) => {
    const session = await signedInFor('commands.run', request, context);
    const main = commandsPage(await content(session));
    return sendShell(reply, context, { title: 'Commands', at, main, session, frame: newFrame() });
  });

  app.get('/-/fragments/commands', async (request, reply) => {
    const session = await signedInFor('commands.run', request, context);
    return sendFragment(reply, await content(session), newFrame());
  });

  app.get<At>('/commands/:slug/:name', async (request, reply) => {
    const session = await signedInFor('commands.run', request, context);
    return show(reply, session, request.params, {});
  });

  app.post<At & { Body: FormBody | undefined }>('/commands/:slug/:name', async (request, reply) => {
    const session = await signedInFor('commands.run', request, context);
    const { slug, name } = request.params;
    const command = await findCommand(commands, session, request.params);
    const fields = commandFields(command);
    const body = request.body ?? {};
    const { input, violations } = readInput(body, fields && formData(command, fields));
    const entered: JsonObject = input;
    if (Object.keys(violations).length > 0) {
      reply.code(400);
      return show(reply, session, request.params, { entered, violations });
    }
    if (command.confirm !== '' && body['confirmed'] !== 'yes') {
      return show(reply, session, request.params, { entered, asks: true });
    }
    const timeoutMs = (command.async ? 0 : (fromDuration(command.deadline) ?? 0)) + patienceMs;
    try {
      const { result, runId } = await commands.invokeCommand(
        { slug, name, input: toStruct(input) },
        onBehalfOf(session, { timeoutMs }),
      );
      if (runId !== '') return await reply.redirect(`/command-runs/${runId}`, 303);
      const value = result ? fromValue(result) : null;
      return await show(reply, session, request.params, { entered, result: { value } });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      reply.code(errorTable[error.code].http);
      const found = Object.fromEntries(
        (error.details.violations ?? []).map((it) => [it.field.split(/[.[]/)[0], it.message]),
      ) as Record<string, string>;
      const tone = error.details.reason === 'busy' ? 'warn' : 'bad';
      const message = callout(tone, troubleOf(error.message));
      return show(reply, session, request.params, { entered, violations: found, message });
    }
  });
}

async function commandsOf(commands: CommandsClient, session: Session): Promise<CommandsData> {
  const all = holds(session.person, 'plugins.administer');
  try {
    return await commands.listCommands({ all }, onBehalfOf(session, { timeoutMs: 3_000 }));
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { trouble: troubleOf(error.message) };
  }
}

/** Who may not run a command is not told of its runs either. */
function ofRefused(error: unknown) {
  if (error instanceof PlatformError && error.code === 'forbidden') return { runs: [] };
  throw error;
}
