import type { Access } from '../requests/access.ts';
import { isRefusal, type Refusal } from '../requests/refusal.ts';
import { pluginNotReady } from '../requests/refusals/plugin-refusals.ts';
import type { Session } from '../sign-in/sessions.ts';

/** Why a page of a plugin cannot be shown now to somebody; undefined when it can. */
export async function viewRefusal(
  { access }: { access: Access },
  { slug, path, space }: { slug: string; path: string; space?: string },
  session: Session,
): Promise<Refusal | undefined> {
  const asked = { slug, path, space, method: 'GET', credential: undefined };
  const granted = await access.decideFor(session, asked);
  if (isRefusal(granted)) return granted;
  const { plugin } = granted;
  const able = plugin.instances.some(
    ({ state }) => state?.name === 'ready' || state?.name === 'suspect',
  );
  return able ? undefined : pluginNotReady(plugin);
}
