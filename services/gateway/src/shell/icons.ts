import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { html, trusted, type Html } from './html.ts';

/**
 * The icon of a Font Awesome name, to be shown beside a text; a puzzle piece for unknown ones.
 */
export type Icons = (name: string) => Html;

/**
 * Font Awesome Free's icons, put into our pages as SVG, so that a page is complete when it arrives.
 * Understands `clock` as well as classes like `fa-regular fa-clock` and `fab fa-github`.
 */
export function createIcons({ folder }: { folder: string }): Icons {
  const loaded = new Map<string, Html>();
  return (name) => {
    const known = loaded.get(name);
    if (known) return known;
    const file = fileOf(folder, name) ?? path.join(folder, 'solid/puzzle-piece.svg');
    const svg = readFileSync(file, 'utf8').replace(/<!--.*?-->/gs, '');
    const icon = html`<span class="icon" aria-hidden="true">${trusted(svg)}</span>`;
    if (loaded.size < 500) loaded.set(name, icon);
    return icon;
  };
}

function fileOf(folder: string, name: string): string | undefined {
  const words = name.toLowerCase().split(/\s+/);
  const word = words.findLast((it) => !styles.has(it))?.replace(/^fa-/, '');
  if (!word || !/^[a-z0-9-]+$/.test(word)) return undefined;
  const style = words.map((it) => styles.get(it)).find((it) => it !== undefined) ?? 'solid';
  const candidates = [style, 'solid', 'regular', 'brands'].map((it) =>
    path.join(folder, it, `${word}.svg`),
  );
  return candidates.find((file) => existsSync(file));
}

const styles = new Map([
  ['fa', 'solid'],
  ['fas', 'solid'],
  ['fa-solid', 'solid'],
  ['far', 'regular'],
  ['fa-regular', 'regular'],
  ['fab', 'brands'],
  ['fa-brands', 'brands'],
]);
