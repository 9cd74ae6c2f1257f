import { fromTimestamp } from '@patchbay/proto';
import type { Action } from './action.ts';
import { printList } from './print-json.ts';
import { table } from './table.ts';

export const refused: Action = {
  takes: [],
  flags: ['json'],
  purpose: 'list the processes that came to register within a day and were refused',
  async run({ registry, print, tell }, _, { json }) {
    using clients = await registry();
    const answer = await clients.admin.listRefusedConnections({});
    const { refusedConnections: found } = answer;
    if (json) {
      printList(print, 'Admin.listRefusedConnections', answer, 'refusedConnections');
    } else if (found.length === 0) {
      tell('nobody was refused within a day');
    } else {
      const rows = found.map(({ slug, proven, address, times, lastSeenAt, message }) => [
        slug === '' ? '-' : proven ? slug : `${slug} (not proven)`,
        address,
        String(times),
        fromTimestamp(lastSeenAt)?.toISOString() ?? '',
        message,
      ]);
      for (const line of table(['plugin', 'from', 'times', 'last', 'reason'], rows)) print(line);
    }
    return 0;
  },
};
