import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Assets } from '../shell/assets.ts';
import type { Origins } from './origins.ts';

/** `ui/bridge.js` for views of this site: it knows the one origin that it speaks with. */
export function bridgeScript({ folders }: Assets, { isolated, shell }: Origins): string {
  const source = readFileSync(path.join(folders.ui, 'bridge.js'), 'utf8');
  return source.replace("'SHELL_ORIGIN'", isolated ? JSON.stringify(shell) : 'location.origin');
}
