import { parseDuration, type Json, type SettingField } from '@patchbay/proto';

/** Characters that a name does not have: all but letters, digits, space, `_`, `-` and `.`. */
const illegalInNames = /[^\p{L}\p{M}\p{N} _.-]/gu;

/** A name without illegal characters. */
export function toName(text: string): string {
  return text.replace(illegalInNames, '').trim();
}

/** A value as it is stored: what people write in another way is brought into the one form. */
export function normalise({ kind }: SettingField, value: Json): Json {
  if (kind === 'name' && typeof value === 'string') return toName(value);
  if (kind === 'duration' && typeof value === 'string') return parseDuration(value) ?? value;
  if (kind === 'emails' && Array.isArray(value)) {
    return value.map((it) => (typeof it === 'string' ? it.trim() : it));
  }
  return value;
}
