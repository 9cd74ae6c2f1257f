import { holds, type Person } from '@patchbay/proto';
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
  if (isRefusal(granted)) return whatTheyCanDo(granted, { slug, person: session.person });
  const { plugin } = granted;
  const able = plugin.instances.some(
    ({ state }) => state?.name === 'ready' || state?.name === 'suspect',
  );
  return able ? undefined : whatTheyCanDo(pluginNotReady(plugin), { slug, person: session.person });
}

/** Operators are led to where they see more; others cannot follow advice that is meant for operators. */
function whatTheyCanDo(
  refusal: Refusal,
  { slug, person }: { slug: string; person: Person },
): Refusal {
  const { link, ...rest } = refusal;
  if (refusal.code !== 'plugin_not_ready') return refusal;
  if (link && holds(person, 'settings.administer')) return refusal;
  return holds(person, 'plugins.administer')
    ? { ...rest, link: { href: `/plugins/${slug}`, label: 'Go to the plugin' } }
    : {
        ...rest,
        hint: 'this page comes back by itself as soon as it can; ask an administrator if you need it soon',
      };
}
