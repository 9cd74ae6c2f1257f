import {
  settingsMembers,
  settingScopes,
  settingsSchemaOf,
  type Manifest,
  type Violation,
} from '@patchbay/proto';
import { schemaTrouble } from '@patchbay/chassis';

/** Settings of a manifest whose JSON Schema cannot be used. */
export function settingsSchemaViolations(manifest: Manifest): Violation[] {
  return settingScopes.flatMap((scope) => {
    const schema = settingsSchemaOf(manifest, scope);
    const trouble = schema && schemaTrouble(schema);
    return trouble ? [{ field: settingsMembers[scope], message: trouble }] : [];
  });
}
