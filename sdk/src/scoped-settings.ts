import type { z } from 'zod';
import {
  forgetOldest,
  fromStruct,
  invalid,
  PlatformError,
  violationsOf,
  type ConnectRequest,
  type ReceivedConnectResponse,
} from '@patchbay/proto';
import type { Settings } from './live-settings.ts';

/** For whom settings are looked up: a space, a person, or a person in a space, by their ids. */
export type Whom = { space?: string | undefined; user?: string | undefined };

/** The settings in force for somebody: the person's, else the space's, the site's, the default. */
export type SettingsFor<Settings> = (whom: Whom) => Promise<Settings>;

export type ScopedSettings = {
  of: SettingsFor<Settings>;
  /** Takes what the registry says. */
  hear(message: ReceivedConnectResponse): void;
  /** Remembers nothing of before: after a new connection, or a change of the site's. */
  forget(): void;
};

const remembered = 1_000;
const answerMs = 5_000;

/**
 * Settings of spaces and people. They are asked for when they are first needed and remembered until
 * they change: a plugin in a thousand spaces holds those it works in. Question, answer and the notice
 * of a change travel on one stream, so that nothing stale is remembered.
 */
export function createScopedSettings(
  schema: z.ZodObject,
  { ask }: { ask: (question: ConnectRequest) => boolean },
): ScopedSettings {
  const known = new Map<string, { whom: Whom; settings: Promise<Settings> }>();
  const waiting = new Map<number, PromiseWithResolvers<Settings>>();
  let lastId = 0;

  const question = async ({ space = '', user = '' }: Whom): Promise<Settings> => {
    lastId += 1;
    const id = lastId;
    const answer = Promise.withResolvers<Settings>();
    waiting.set(id, answer);
    const timer = setTimeout(() => answer.reject(away()), answerMs);
    try {
      if (!ask({ askSettings: { id, space, user } })) throw away();
      return await answer.promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(id);
    }
  };

  return {
    of(whom) {
      const key = JSON.stringify([whom.space ?? '', whom.user ?? '']);
      const found = known.get(key);
      known.delete(key);
      const entry = found ?? { whom, settings: question(whom) };
      known.set(key, entry);
      if (!found) entry.settings.catch(() => known.get(key) === entry && known.delete(key));
      forgetOldest(known, remembered);
      return entry.settings;
    },
    hear({ settingsAnswer, scopeChanged }) {
      if (settingsAnswer) {
        const { id, trouble, settings } = settingsAnswer;
        const parsed = schema.safeParse(fromStruct(settings));
        const answer = waiting.get(id);
        if (trouble) answer?.reject(new PlatformError('unavailable', trouble));
        else if (parsed.success) answer?.resolve(parsed.data);
        else answer?.reject(invalid('the settings do not fit', violationsOf(parsed.error)));
      }
      if (!scopeChanged) return;
      for (const [key, { whom }] of known) {
        const { kind, id } = scopeChanged;
        if ((kind === 'space' ? whom.space : whom.user) === id) known.delete(key);
      }
    },
    forget() {
      known.clear();
    },
  };
}

function away(): PlatformError {
  return new PlatformError('unavailable', 'the registry does not say the settings now: try again');
}
