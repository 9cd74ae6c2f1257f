import { holds, PlatformError, type ReceivedCommand } from '@patchbay/proto';
import { onBehalfOf } from '../shell/pages-context.ts';
import type { CommandsClient } from '../platform-clients.ts';
import type { Session } from '../sign-in/sessions.ts';

/** @throws PlatformError `not_found` for a command that there is not, or not for this person. */
export async function findCommand(
  commands: CommandsClient,
  session: Session,
  { slug, name }: { slug: string; name: string },
): Promise<ReceivedCommand> {
  const all = holds(session.person, 'plugins.administer');
  const { commands: known } = await commands.listCommands({ slug, all }, onBehalfOf(session));
  const found = known.find((it) => it.name === name);
  if (found) return found;
  throw new PlatformError(
    'not_found',
    `Unknown Command: there is no "${name}" of "${slug}" for you`,
  );
}
