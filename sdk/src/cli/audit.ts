import { parseArgs } from 'node:util';
import {
  auditCsvHead,
  auditCsvLine,
  auditEntryJson,
  fromTimestamp,
  toTimestamp,
  type ReceivedAuditEntry,
} from '@patchbay/proto';
import type { Command } from './command.ts';
import type { Registry } from './registry-clients.ts';
import { table } from './table.ts';
import { UsageError } from './usage-error.ts';

type Filter = Pick<
  Parameters<Registry['audit']['listEntries']>[0],
  'actor' | 'action' | 'target' | 'since' | 'until'
>;

/** Who did what, the latest first. */
export const audit: Command = {
  usage: [
    ['audit [--limit <n>]', 'list who did what, the latest first; 50 entries unless told'],
    ['  … --json | --csv', 'everything that matches, as lines of JSON or as CSV'],
    [
      '  … --actor | --action | --target',
      'only of user:<id>, plugin.disabled or plugin., plugin:hello',
    ],
    ['  … --since | --until', 'only from a moment on, and before one: 2030-01-31T12:00:00Z'],
  ],
  async run({ args, registry, print, tell }) {
    const { values } = parseArgs({
      args,
      options: {
        actor: { type: 'string' },
        action: { type: 'string' },
        target: { type: 'string' },
        since: { type: 'string' },
        until: { type: 'string' },
        limit: { type: 'string' },
        json: { type: 'boolean' },
        csv: { type: 'boolean' },
      },
    });
    const { actor = '', action = '', target = '', since, until, json, csv } = values;
    const filter = { actor, action, target, since: momentOf(since), until: momentOf(until) };
    const isExport = json === true || csv === true;
    const limit = limitOf(values.limit, isExport ? Infinity : 50);
    using clients = await registry();
    const entries = entriesOf(clients, filter, limit);
    if (csv) print(auditCsvHead.trimEnd());
    if (isExport) {
      for await (const entry of entries) {
        print(csv ? auditCsvLine(entry).trimEnd() : JSON.stringify(auditEntryJson(entry)));
      }
      return 0;
    }
    const rows: string[][] = [];
    for await (const { at, actorName, action: did, targetName } of entries) {
      rows.push([fromTimestamp(at)?.toISOString() ?? '', actorName, did, targetName]);
    }
    if (rows.length === 0) tell('nothing matches');
    for (const line of table(['when', 'who', 'what', 'about'], rows)) print(line);
    return 0;
  },
};

async function* entriesOf(
  { audit: client }: Registry,
  filter: Filter,
  limit: number,
): AsyncGenerator<ReceivedAuditEntry> {
  let left = limit;
  let pageToken = '';
  do {
    const pageSize = Math.min(left, 1000);
    const page = await client.listEntries({ ...filter, pageToken, pageSize });
    yield* page.entries;
    left -= page.entries.length;
    pageToken = page.nextPageToken;
  } while (pageToken !== '' && left > 0);
}

function momentOf(text: string | undefined) {
  if (text === undefined) return null;
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return toTimestamp(at);
  throw new UsageError(`"${text}" is no moment such as 2030-01-31T12:00:00Z`);
}

function limitOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--limit is "${text}": it must be a number of entries`);
}
