import type { ReceivedPlugin } from '@patchbay/proto';
import { everyPage } from './every-page.ts';
import type { Registry } from './registry-clients.ts';

export async function everyPlugin({ catalog }: Registry): Promise<ReceivedPlugin[]> {
  const found: ReceivedPlugin[] = [];
  const pages = everyPage((pageToken) => catalog.listPlugins({ pageSize: 1000, pageToken }));
  for await (const page of pages) found.push(...page.plugins);
  return found;
}
