import { fromStruct } from '@patchbay/proto';
import type { Catalog } from '../catalog/catalog.ts';

/** A way to reach people beside their inbox: a contribution to `notifications.sender`. */
export type Sender = { medium: string; title: string; plugin: string; contribution: string };

export const inbox = 'inbox';
export const senderPoint = 'notifications.sender';

/** The senders of plugins that are offered now. */
export function sendersOf(catalog: Catalog): Sender[] {
  return catalog.entries().flatMap(({ plugin }) => {
    if (!plugin.offered) return [];
    return (plugin.contributions ?? []).flatMap(({ id = '', point, state, properties }) => {
      if (point !== senderPoint || state?.name !== 'shown') return [];
      const { title } = fromStruct(properties);
      return [
        {
          medium: `${plugin.slug}/${id}`,
          title: typeof title === 'string' ? title : id,
          plugin: plugin.slug,
          contribution: id,
        },
      ];
    });
  });
}
