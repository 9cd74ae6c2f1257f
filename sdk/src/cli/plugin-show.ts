import { fromTimestamp, type ReceivedPlugin } from '@patchbay/proto';
import type { Action } from './action.ts';
import { answerTroubles } from './answer-troubles.ts';
import { originOf } from './origin.ts';
import { answerJson } from './print-json.ts';
import { table } from './table.ts';

export const show: Action = {
  takes: ['slug'],
  flags: ['json'],
  purpose: 'show one plugin: its state, releases, instances and contributions',
  async run({ registry, print, ...context }, [slug = ''], { json }) {
    using clients = await registry();
    const [{ plugin }, { slugs: dependents }] = await Promise.all([
      clients.catalog.getPlugin({ slug }),
      clients.admin.listDependents({ slug }),
    ]);
    if (!plugin) return 1;
    const troubles = json ? [] : await answerTroubles(context, slug);
    const lines = json
      ? [documentOf(plugin, dependents)]
      : [
          ...facts(plugin, { dependents, troubles }),
          ...releases(plugin),
          ...instances(plugin),
          ...parts(plugin),
        ];
    for (const line of lines) print(line);
    return 0;
  },
};

function documentOf(plugin: ReceivedPlugin, dependents: string[]): string {
  const { plugin: document } = answerJson('Catalog.getPlugin', { plugin });
  return JSON.stringify(Object.assign({}, document, { dependents }), null, 2);
}

function facts(
  plugin: ReceivedPlugin,
  { dependents, troubles }: { dependents: readonly string[]; troubles: readonly string[] },
): string[] {
  const { slug, title, version, pinnedVersion, operatorTitle, index, state } = plugin;
  const { refusal, lastCrash } = plugin;
  const rows = [
    ['slug', slug],
    ['title', operatorTitle ? `${title} (the operator's)` : title],
    [
      'version',
      [version || '-', pinnedVersion && `pinned to ${pinnedVersion}`].filter(Boolean).join(', '),
    ],
    ['origin', originOf(plugin)],
    ['state', `${state?.name ?? 'unknown'}: ${state?.message ?? ''}`],
    ['hint', state?.hint ?? ''],
    ['since', fromTimestamp(state?.since)?.toISOString() ?? ''],
    ...troubles.map((trouble) => ['answers', trouble]),
    ['refused', refusal?.message ?? ''],
    ['crashed', lastCrash?.error.split('\n', 1)[0] ?? ''],
    ['index', index?.toString() ?? ''],
    ['needed by', dependents.join(', ')],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([name = '', value = '']) => `${name.padEnd(9)}  ${value}`);
}

function releases({ releases: all, version: active }: ReceivedPlugin): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ version, approved, rejectionReason, instances: count, diff }) => [
    version,
    version === active ? 'active' : diff?.direction || '-',
    approved ? 'approved' : rejectionReason ? `rejected: ${rejectionReason}` : 'waits for approval',
    String(count),
    [
      ...(diff?.added ?? []).map((line) => `+ ${line}`),
      ...(diff?.removed ?? []).map((line) => `- ${line}`),
    ].join(', '),
  ]);
  return ['', ...table(['release', 'is', 'approval', 'instances', 'against the active one'], rows)];
}

function instances({ instances: all }: ReceivedPlugin): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ id, name, version, state, serving, standby, endpoint, sdk }) => [
    name || id,
    version,
    state?.name ?? '',
    serving ? 'serving' : 'standby',
    endpoint,
    sdk,
    standby,
  ]);
  const head = ['instance', 'version', 'state', 'traffic', 'endpoint', 'sdk', 'why standby'];
  return ['', ...table(head, rows)];
}

function parts({ contributions }: ReceivedPlugin): string[] {
  if (contributions.length === 0) return [];
  const rows = contributions.map(({ id, point, state }) => [
    id,
    point,
    state?.name ?? '',
    state?.message ?? '',
  ]);
  return ['', ...table(['contribution', 'point', 'state', 'reason'], rows)];
}
