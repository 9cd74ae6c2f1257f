import type { Logger } from '@patchbay/chassis';
import { PlatformError, type ErrorCode } from '@patchbay/proto';
import { changePlugin, type ChangeDeps } from '../plugins/change-plugin.ts';
import { saveRefusal } from './refusal-store.ts';
import type { RefusedConnections } from './refused-connections.ts';

/** What is wrong with the process, and not with the registry. */
const itsOwn = new Set<ErrorCode>([
  'invalid',
  'forbidden',
  'already_exists',
  'failed_precondition',
  'timeout',
]);
const maxLength = 4_000;

/**
 * Notes at the plugin, and among the connections, why one of its processes was refused, for operators to see. A
 * process that was superseded is not: it is meant to go.
 */
export async function noteRefusal(
  deps: ChangeDeps & { log: Logger; refusedConnections: RefusedConnections },
  { slug, address }: { slug: string; address: string },
  error: unknown,
): Promise<void> {
  if (!(error instanceof PlatformError) || !itsOwn.has(error.code)) return;
  if (error.details.reason === 'superseded') return;
  deps.events.refused({ plugin: slug, code: error.code, reason: error.message });
  deps.refusedConnections.note({ address, slug, proven: true }, error);
  await noteRefusalAt(deps, slug, error.message);
}

/** The same for whoever has found the reason and told of it. */
export async function noteRefusalAt(
  deps: ChangeDeps & { log: Logger },
  slug: string,
  reason: string,
): Promise<void> {
  const message = reason.slice(0, maxLength);
  try {
    await changePlugin(deps, slug, async (tx, plugin) => {
      if (!plugin || !(await saveRefusal(tx, slug, message))) return { nothing: true };
    });
  } catch (failure) {
    deps.log.error({ err: failure, plugin: slug }, 'cannot note why a plugin was refused');
  }
}
