import type { FastifyRequest } from 'fastify';
import type { Access } from '../requests/access.ts';
import { isRefusal, type Refusal } from '../requests/refusal.ts';
import { pluginNotReady } from '../requests/refusals/plugin-refusals.ts';
import type { PagesContext } from './pages-context.ts';

/** Why a page of a plugin cannot be shown now to who asks; undefined when it can. */
export async function viewRefusal(
  { access, cookies }: Pick<PagesContext, 'cookies'> & { access: Access },
  { slug, path, space }: { slug: string; path: string; space?: string },
  { headers }: FastifyRequest,
): Promise<Refusal | undefined> {
  const token = cookies.session.tokenOf(headers.cookie);
  const credential = token === undefined ? undefined : ({ kind: 'session', token } as const);
  const granted = await access.decide({ slug, path, space, method: 'GET', credential });
  if (isRefusal(granted)) return granted;
  const { plugin } = granted;
  const able = plugin.instances.some(
    ({ state }) => state?.name === 'ready' || state?.name === 'suspect',
  );
  return able ? undefined : pluginNotReady(plugin);
}
