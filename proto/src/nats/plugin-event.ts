import { z } from 'zod';

/**
 * What happened to a plugin. `what` is one of `created`, `deleted`, `enabled`, `disabled`,
 * `state-changed` (from, to, reason, message), `release-registered` (version, approved),
 * `release-approved` (version), `release-rejected` (version, reason), `release-activated` (from, to),
 * `instance-changed` (instance, name, version, epoch, state, reason), `contribution-changed`
 * (contribution, point, state, reason).
 */
export const pluginEvent = z.object({
  /** The same for the same event, should it arrive twice. */
  id: z.string(),
  plugin: z.string(),
  what: z.string(),
  at: z.iso.datetime({ offset: true }),
  data: z.record(z.string(), z.json()),
});

export type PluginEvent = z.output<typeof pluginEvent>;
