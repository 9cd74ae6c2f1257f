import { answerPlugins, type NatsWhenThere } from '@patchbay/chassis';
import { nats as wire, PlatformError } from '@patchbay/proto';
import type { Caller } from '../access/caller.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Events } from '../events.ts';
import type { CommandRunner } from './invoke-command.ts';

type Deps = { nats: NatsWhenThere; catalog: Catalog; runner: CommandRunner; events: Events };

/** Runs commands for plugins that ask over NATS. The answer is that of `InvokeCommand`. */
export function answerCommandRequests({ nats, catalog, runner, events }: Deps): void {
  answerPlugins({
    nats,
    subject: wire.subjects.command('*'),
    queue: 'registry',
    schema: wire.commandRequest,
    async answer(slug, { plugin, command: name, input, space }): Promise<wire.CommandReply> {
      const caller = callingPlugin(catalog, slug);
      const invoked = await runner.invoke({ slug: plugin, name, input, space, caller });
      return { plugin, command: name, ...invoked };
    },
    onUnexpected: (error, id) => events.unexpected(error, id),
  });
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
