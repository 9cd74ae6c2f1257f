import { z } from 'zod';

/** What a page says after an operator's decision; it travels in the address of the redirect. */
export type Outcome = { done: Done; version?: string; count?: string; remaining?: string };

type Done = keyof typeof sentences;

const sentences = {
  enabled: () => 'it is enabled',
  disabled: () => 'it is disabled: it gets no requests and no tasks',
  approved: (version: string) => `version ${version} is approved`,
  rejected: (version: string) =>
    `version ${version} is rejected, and its processes are told why; you can still approve it`,
  pinned: (version: string) =>
    `it is pinned to version ${version}, and stays there until you unpin it`,
  unpinned: () => 'it is no longer pinned: the newest approved release that is ready is active',
  released: () => 'it is released from quarantine',
  restarted: () => 'its processes are asked to end, and are back as soon as they are started again',
  titled: () => 'title and index are saved',
  switchedOn: () => 'the contribution is switched on',
  switchedOff: () =>
    'the contribution is switched off, and stays off when the plugin registers again',
  placed: () => 'the index of the contribution is saved',
  removed: () => 'it is removed; its settings and history are kept',
  deleted: () => 'the plugin is deleted, with everything that was stored of it',
  started: () => 'the run is started; it appears below as it goes on',
  paused: () => 'the schedule is paused: nothing runs until it is resumed',
  resumed: () => 'the schedule goes on',
  scheduled: () => 'the schedule is made',
  unscheduled: () => 'the schedule is deleted; its runs are kept for a while',
  cancelled: () => 'the run is cancelled, or ends as soon as its plugin has heard of it',
  retried: () => 'the run is tried again',
  retriedAll: (_version: string, count: string, remaining: string) => {
    if (count === '0') return 'no failed run matches';
    const rest = Number(remaining) > 0 ? `; ${remaining} more are left: try again for those` : '';
    return `${count} failed runs are tried again, the oldest first${rest}`;
  },
  spaceCreated: () => 'the space is created: choose its plugins and take people in under Settings',
  spaceSaved: () => 'the space is saved',
  spaceArchived: () => 'the space is archived',
  spaceRestored: () => 'the space is out of the archive',
  spaceLeft: () => 'you have left the space',
  spaceDeleted: (title: string) => `the space "${title}" is deleted, with everything in it`,
  pluginActivated: (title: string) => `plugin "${title}" activated`,
  pluginDeactivated: (title: string) => `plugin "${title}" deactivated`,
  pluginsSaved: () => 'the plugins of this space are saved',
  membersSaved: () => 'the people of this space are saved',
  preferencesSaved: () => 'your choice is saved',
  toldAgain: () => 'the plugin is told again; what fails is shown below',
  untold: () => 'it is forgotten: the plugin is not told',
  credentialRevoked: () => 'the credential is revoked: what was connected with it is cut off',
  chosen: () => 'the choice is saved; plugins that need the capability go on without a restart',
};

const query = z.object({
  done: z
    .enum(Object.keys(sentences) as Done[])
    .optional()
    .catch(undefined),
  version: z.string().max(100).catch(''),
  count: z.string().max(20).catch(''),
  remaining: z
    .string()
    .regex(/^\d{1,9}$/)
    .catch(''),
});

/** The address that leads to `path` and says there what was done. */
export function outcomeUrl(path: string, outcome: Outcome): string {
  return `${path}?${new URLSearchParams(outcome).toString()}`;
}

/** The sentence for a page's query; undefined when it is not led to by a decision. */
export function outcomeOf(search: unknown): string | undefined {
  const { done, version, count, remaining } = query.parse(search ?? {});
  return done && sentences[done](version, count, remaining);
}
