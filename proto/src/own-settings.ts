import { z } from 'zod';
import { replyError } from './broker.ts';
import { settingScopes } from './setting-hints.ts';

const whose = {
  /** The token with which the person asked the plugin. */
  identity: z.string(),
  scope: z.enum(settingScopes),
  /** Id or slug; of the scope `space`. */
  space: z.string().min(1).max(200).optional(),
};

/** What a plugin asks the gateway for: its own settings, for the person who is on its page of them. */
export const settingsRequest = z.discriminatedUnion('do', [
  z.object({ do: z.literal('read'), ...whose }),
  z.object({
    do: z.literal('save'),
    ...whose,
    /** A null resets that setting. */
    changes: z.record(z.string(), z.json()),
    /** Of what the change is made to. */
    version: z.int().min(0).optional(),
  }),
]);

/** What is in force in the scope, without secrets. */
const shown = z.object({
  values: z.record(z.string(), z.json()),
  /** Where each value comes from; secrets that are set are among them. */
  sources: z.record(z.string(), z.string()),
  version: z.number(),
  /** Why the plugin did not check what was saved; empty when it did. */
  unchecked: z.string(),
});

export const settingsReply = z.union([shown, z.object({ error: replyError })]);

export type SettingsReply = z.input<typeof settingsReply>;
