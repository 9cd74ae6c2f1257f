import type { NatsWhenThere } from '@patchbay/chassis';
import {
  broker,
  invalid,
  nats as wire,
  PlatformError,
  unexpected,
  violationsOf,
} from '@patchbay/proto';
import type { Caller } from '../access/caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Events } from '../events.ts';
import type { CommandRunner } from './invoke-command.ts';

const queue = 'registry';

type Message = { subject: string; string(): string; respond(payload: string): boolean };

type Deps = { nats: NatsWhenThere; catalog: Catalog; runner: CommandRunner; events: Events };

/**
 * Runs commands for plugins that ask over NATS, where the subject proves which one asks. The answer is
 * that of `InvokeCommand`.
 */
export function answerCommandRequests(deps: Deps): void {
  const reply = async (message: Message): Promise<void> => {
    const slug = message.subject.split('.').at(-1) ?? '';
    message.respond(JSON.stringify(await answer(deps, slug, message.string())));
  };
  deps.nats.whenThere(({ connection }) => {
    connection.subscribe(wire.subjects.command('*'), {
      queue,
      callback(error, message) {
        if (error) return deps.events.unexpected(error, queue);
        void reply(message);
      },
    });
  });
}

async function answer(
  { catalog, runner, events }: Deps,
  slug: string,
  text: string,
): Promise<wire.CommandReply> {
  try {
    const { plugin, command: name, input, space } = read(text);
    const caller = callingPlugin(catalog, slug);
    const invoked = await runner.invoke({ slug: plugin, name, input, space, caller });
    return { plugin, command: name, ...invoked };
  } catch (error) {
    if (error instanceof PlatformError) return { error: broker.toReplyError(error) };
    const { id, error: bland } = unexpected(error);
    events.unexpected(error, id);
    return { error: broker.toReplyError(bland) };
  }
}

function read(text: string): wire.CommandRequest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PlatformError('invalid', 'the request is not JSON', { cause });
  }
  const parsed = wire.commandRequest.safeParse(json);
  if (parsed.success) return parsed.data;
  throw invalid('the request is not valid', violationsOf(parsed.error));
}

/** A plugin may do what its manifest says that it needs, once that is approved. */
function callingPlugin(catalog: Catalog, slug: string): Caller {
  const manifest = catalog.get(slug)?.manifest;
  const permissions = new Set(manifest?.needs);
  if (!permissions.has('commands.run')) {
    const message = `plugin "${slug}" may not run commands: list "commands.run" in the manifest's needs`;
    throw new PlatformError('forbidden', message, { reason: 'permission' });
  }
  return { kind: 'plugin', slug, name: slug, superuser: false, everything: false, permissions };
}
