import { isDeepStrictEqual } from 'node:util';
import { durationText, type Json, type JsonObject, type SettingField } from '@patchbay/proto';

const longest = 200;

/**
 * What to say at each setting that somebody else changed while a person had the form open. What the
 * person changed stands in the form, the other's value in the note; of everything else the form shows
 * what is stored now.
 */
export function conflictNotes({
  fields,
  shown,
  changes,
  values,
  who,
}: {
  fields: readonly SettingField[];
  /** What the form was made with. */
  shown: JsonObject;
  /** What the person changed in it. */
  changes: JsonObject;
  /** In force now. */
  values: JsonObject;
  /** Who saved in between. */
  who: string;
}): Record<string, string> {
  const notes = fields.flatMap((field): [string, string][] => {
    const { name, kind } = field;
    const now = values[name];
    if (kind === 'secret' || isDeepStrictEqual(now, shown[name])) return [];
    const done = `${who} set this to ${inWords(field, now)} in the meantime`;
    const isMine = name in changes && !isDeepStrictEqual(changes[name], now);
    return [[name, isMine ? `${done}; what stands here replaces that when you save` : done]];
  });
  return Object.fromEntries(notes);
}

function inWords({ kind }: SettingField, value: Json | undefined): string {
  if (value === undefined || value === '') return 'nothing';
  if (kind === 'bool') return value === true ? 'on' : 'off';
  if (kind === 'duration' && typeof value === 'number') return durationText(value);
  const isList = Array.isArray(value) && value.every((it) => typeof it === 'string');
  const text = isList ? value.join(', ') || 'nothing' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
