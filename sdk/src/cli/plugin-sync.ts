import { setTimeout as sleep } from 'node:timers/promises';
import { fromTimestamp, parseDuration, type ReceivedPlugin } from '@patchbay/proto';
import type { Action } from './action.ts';
import { everyPlugin } from './every-plugin.ts';
import type { Registry } from './registry-clients.ts';
import { UsageError } from './usage-error.ts';

/** A plugin that takes longer than this to begin is not waited for. */
const patienceMs = 60_000;
const pollMs = 250;

/** Plugins register by themselves: what is left to do is to wait for them, and to say what changed. */
export const sync: Action = {
  takes: ['since'],
  flags: ['quiet', 'verbose'],
  purpose:
    'wait until plugins have begun, then list what is new, updated and removed since 1h ago, or a moment; --quiet lists nothing, --verbose all',
  async run({ registry, print, tell }, [text = ''], { quiet, verbose }) {
    const since = momentOf(text);
    using clients = await registry();
    const plugins = await settled(clients);
    const lines = plugins.flatMap((plugin) => changesOf(plugin, since));
    const shown = lines.filter((line) => verbose || !line.startsWith('Unchanged'));
    if (!quiet) for (const line of shown) print(line);
    if (!quiet && shown.length === 0) tell(`nothing changed since ${since.toISOString()}`);
    const late = plugins.filter(isBeginning).map(({ slug }) => slug);
    if (late.length > 0) tell(`still initialising: ${late.join(', ')}`);
    return late.length > 0 ? 1 : 0;
  },
};

/** `10m` is so long ago; else it is a moment as ISO 8601 has it. */
function momentOf(text: string): Date {
  const seconds = parseDuration(text);
  const moment = seconds === undefined ? new Date(text) : new Date(Date.now() - seconds * 1000);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new UsageError(`"${text}" is no time; write it like 10m, 1h or 2030-01-31T12:00:00Z`);
}

async function settled(clients: Registry): Promise<ReceivedPlugin[]> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const plugins = await everyPlugin(clients);
    if (!plugins.some(isBeginning) || Date.now() > giveUpAt) return plugins;
    await sleep(pollMs);
  }
}

function isBeginning({ state }: ReceivedPlugin): boolean {
  return state?.name === 'initialising';
}

function changesOf(plugin: ReceivedPlugin, since: Date): string[] {
  const { slug, version, state, contributions } = plugin;
  const isNew = (at: Date | null) => at !== null && at >= since;
  if (state?.name === 'removed') {
    return isNew(fromTimestamp(state.since)) ? [`Removed ${slug}`] : [];
  }
  const gone = contributions
    .filter((it) => it.state?.name === 'removed' && isNew(fromTimestamp(it.state.since)))
    .map(({ id }) => `Removed ${slug}/${id}`);
  if (version === '') return gone;
  return [releaseLine(plugin, isNew), ...gone];
}

function releaseLine(
  { slug, version, releases }: ReceivedPlugin,
  isNew: (at: Date | null) => boolean,
): string {
  const earlier = releases.filter((it) => !isNew(fromTimestamp(it.firstSeenAt)));
  if (earlier.length === 0) return `Registered ${slug} ${version}`;
  const isOld = earlier.some((it) => it.version === version);
  return isOld ? `Unchanged ${slug} ${version}` : `Updated ${slug} to ${version}`;
}
