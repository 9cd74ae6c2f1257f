import { createClient, pluginCalls } from '@patchbay/proto';

export type Activity = {
  /** What was done, such as `booked`; at most 100 characters. */
  verb: string;
  /** To what, such as `2 h on the website`; at most 200 characters. */
  target?: string;
  /** Path below the plugin at which it can be seen, such as `/entries/7`. */
  link?: string;
  /** The same key is told once in a space. */
  key?: string;
  /** Id or slug of the space; that of the handler when left out. */
  space?: string;
  /** Id of the person who did it: whoever asks when left out, the plugin itself where nobody does. */
  actor?: string;
};

export type Activities = {
  /**
   * Tells a space what happened in it; its dashboard shows the last of it.
   *
   * @throws PlatformError `invalid` for a member that is too long or a link that is no such path,
   * `failed_precondition` where the plugin is not active or the space is archived, `unavailable`.
   */
  emit(activity: Activity): Promise<void>;
};

export type Notification = {
  title: string;
  /** Plain text. */
  text?: string;
  /** Path below the plugin to which the notification leads. */
  link?: string;
  /** Ids of people. In a space only its members are told. */
  users?: readonly string[];
  /** Everybody who has one of these: `member`, `team`, `admin` in a space, names of roles outside. */
  roles?: readonly string[];
  /** The same key reaches nobody twice. */
  key?: string;
  /** Id or slug of the space it is about; that of the handler when left out. */
  space?: string;
  /** Id of the person who caused it and is not told: whoever asks when left out. */
  actor?: string;
};

/** Whom something in a space can be addressed to. */
export type Recipients = {
  roles: { role: string; title: string; members: number }[];
  members: { userId: string; name: string; roles: string[] }[];
};

export type Notifications = {
  /**
   * Notifies people, each once, by what they chose for this type of notification, one of the
   * manifest's. Resolves to how many it reached.
   *
   * @throws PlatformError `invalid`, `failed_precondition` where the plugin is not active in the
   * space, `unavailable`.
   */
  send(type: string, notification: Notification): Promise<number>;
  /** @throws PlatformError `not_found`, `failed_precondition`, `unavailable`. */
  recipients(space?: string): Promise<Recipients>;
};

export type Telling = { activities: Activities; notifications: Notifications };

export function createCallsClient(at: { address: string; token: string }) {
  return createClient(pluginCalls, at);
}

export type CallsClient = ReturnType<typeof createCallsClient>;

/** How a handler tells spaces and people something, from where it works and for whom. */
export function createTelling(
  client: CallsClient,
  { space: here = '', actor: who = '' }: { space?: string | undefined; actor?: string | undefined },
): Telling {
  return {
    activities: {
      async emit({ space = here, actor = who, ...activity }) {
        await client.emitActivity({ ...activity, space, actor });
      },
    },
    notifications: {
      async send(type, { space = here, actor = who, users = [], roles = [], ...notification }) {
        const meant = { users: [...users], roles: [...roles], space, actor };
        return (await client.notify({ ...notification, ...meant, type })).notified;
      },
      recipients: (space = here) => client.listSpaceRecipients({ space }),
    },
  };
}
