import { nats, ownSettings, type JsonObject, type SettingScope } from '@patchbay/proto';
import type { PlatformLink } from './platform-link.ts';

/** Settings as they are in force in one scope. */
export type StoredSettings = {
  /** By name, without secrets. */
  values: JsonObject;
  /** Where each comes from: `user`, `space`, `site` or `default`. Secrets that are set are among them. */
  sources: Readonly<Record<string, string>>;
  /** Of what is stored in this scope; it grows with every change. */
  version: number;
};

/**
 * The plugin's settings, as the person who asks may see and change them: for a page that the manifest's
 * `settingsPages` name. The scope is the space in which it is asked, else the site; `user` is the person.
 */
export type OwnSettings = {
  /** @throws PlatformError `forbidden` for who may not change them, `unavailable`. */
  read(scope?: SettingScope): Promise<StoredSettings>;
  /**
   * Changes some settings and leaves the others; a null resets one. It is checked as the platform's own
   * form is, by `validateSettings` too, and stored by all or nothing. `unchecked` says why the plugin did
   * not check it; it is empty when it did. The audit log names the person, and that it was on this page.
   *
   * @throws PlatformError `invalid` with the name of each bad setting as a violation's `field`,
   * `conflict` when `version` is not the stored one any more, `forbidden`, `unavailable`.
   */
  save(
    changes: JsonObject,
    options?: { scope?: SettingScope; version?: number },
  ): Promise<StoredSettings & { unchecked: string }>;
};

/** The platform's own check and the plugin's. */
const answerMs = 20_000;

export function createOwnSettings(
  link: PlatformLink,
  slug: string,
  { identity, space }: { identity: string; space: string | undefined },
): OwnSettings {
  const here = space === undefined ? 'site' : 'space';
  const ask = (
    request:
      | { do: 'read'; scope: SettingScope }
      | { do: 'save'; scope: SettingScope; changes: JsonObject; version?: number },
  ) => {
    const whose = { identity, ...(request.scope === 'space' && space !== undefined && { space }) };
    return link.ask(
      nats.subjects.settings(slug),
      { ...request, ...whose },
      { reply: ownSettings.settingsReply, timeoutMs: answerMs },
    );
  };
  return {
    async read(scope = here) {
      const { values, sources, version } = await ask({ do: 'read', scope });
      return { values, sources, version };
    },
    save: (changes, { scope = here, version } = {}) =>
      ask({ do: 'save', scope, changes, ...(version !== undefined && { version }) }),
  };
}
