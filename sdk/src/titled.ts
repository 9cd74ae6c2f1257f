import type { Titles } from '@patchbay/proto';

/** What has a title, which may be in several languages: `{ en: 'Notes', de: 'Notizen' }`. */
export type Titled<Definition> = Omit<Definition, 'title' | 'titles'> & {
  /** Shown to people in their language, else in English, else in the first that there is. */
  title?: string | Titles;
};

/** The manifest's way to say it: one title for whoever has none of the languages, and the others. */
export function withTitles<Spec extends { title?: string | Titles }>(spec: Spec) {
  const { title, ...rest } = spec;
  if (title === undefined || typeof title === 'string') return spec;
  return { ...rest, title: title['en'] ?? Object.values(title)[0], titles: title };
}
