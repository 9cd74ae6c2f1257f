import { forgetOldest } from '@patchbay/proto';
import type { Events } from '../events.ts';

/** A contribution that was left out, and why. */
export type Skip = { plugin: string; contribution: string; point: string; reason: string };

export type Skips = {
  note(skip: Skip): void;
  /** The latest of a plugin, the newest first, each reason once, whatever figures it has. */
  of(plugin: string): (Skip & { at: Date; times: number })[];
};

const kept = 10;

/** Remembers, for operators, which contributions this gateway left out since it started. */
export function createSkips({ events }: { events: Pick<Events, 'contributionSkipped'> }): Skips {
  const known = new Map<string, Map<string, Skip & { at: Date; times: number }>>();
  return {
    note(skip) {
      events.contributionSkipped(skip);
      const ofPlugin = known.get(skip.plugin) ?? new Map();
      known.set(skip.plugin, ofPlugin);
      const reason = skip.reason.replaceAll(/\d+/g, '#');
      const key = `${skip.point} ${skip.contribution} ${reason}`;
      const times = (ofPlugin.get(key)?.times ?? 0) + 1;
      ofPlugin.delete(key);
      ofPlugin.set(key, { ...skip, at: new Date(), times });
      forgetOldest(ofPlugin, kept);
    },
    of: (plugin) => [...(known.get(plugin)?.values() ?? [])].toReversed(),
  };
}
