import {
  fromStruct,
  shownSettings,
  type CallOptions,
  type JsonObject,
  type SettingField,
  type SettingScope,
} from '@patchbay/proto';
import type { SettingsClient } from '../platform-clients.ts';

export type ChoiceShown = { value: string; title: string; description: string; disabled: string };

/** Everything a form of settings shows. */
export type SettingsData = {
  slug: string;
  scope: SettingScope;
  scopeId: string;
  fields: SettingField[];
  /** In force, without secrets. */
  values: JsonObject;
  /** Where each value comes from; secrets that are set are among them. */
  sources: Readonly<Record<string, string>>;
  version: number;
  /** Who changed them last, such as `user:018f…`; empty when nobody has. */
  changedBy: string;
  missing: readonly string[];
  choices: Readonly<Record<string, { choices: ChoiceShown[]; trouble: string }>>;
  /** Was a secret in another release, whose value is not used. */
  setAnew: readonly string[];
  restartRequired: boolean;
  /** Why these are settings of an earlier version; empty when they are not. */
  trouble: string;
};

/** @throws PlatformError of the registry. */
export async function loadSettings(
  settings: SettingsClient,
  { slug, scope, scopeId }: { slug: string; scope: SettingScope; scopeId: string },
  options: CallOptions,
): Promise<SettingsData> {
  const at = { slug, scope: { kind: scope, id: scopeId } };
  const [answer, { choices }] = await Promise.all([
    settings.getSettings(at, options),
    settings.listChoices(at, options),
  ]);
  return {
    slug,
    scope,
    scopeId,
    fields: shownSettings(fromStruct(answer.schema)),
    values: fromStruct(answer.settings),
    sources: answer.sources,
    version: answer.document?.version ?? 0,
    changedBy: answer.document?.changedBy ?? '',
    missing: answer.missing,
    choices,
    setAnew: answer.document?.setAnew ?? [],
    restartRequired: answer.restartRequired,
    trouble: answer.document?.trouble ?? '',
  };
}
