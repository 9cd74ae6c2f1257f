import { z } from 'zod';

const language = z.string().refine(isLanguage, 'must be a language, like "de" or "pt-BR"');

/** By language: `{ de: 'Notizen', 'pt-BR': 'Notas' }`. */
export const titles = z.record(language, z.string().min(1).max(100));

export type Titles = z.output<typeof titles>;

/** The title in the nearest of its languages; undefined when it has none for that locale. */
export function titleIn(known: unknown, locale: string): string | undefined {
  const { data = {} } = titles.safeParse(known);
  const parts = locale.split('-');
  const nearest = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const found = nearest.find((wanted) => Object.hasOwn(data, wanted));
  return found === undefined ? undefined : data[found];
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}
