import { randomBytes } from 'node:crypto';
import type { Icons } from './icons.ts';
import type { Origins } from '../isolation/origins.ts';

/** What every page of ours needs from the gateway. */
export type PageFrame = {
  /** To be put on each `<script>` of the page. */
  nonce: string;
  /** The page's Content-Security-Policy. */
  policy: string;
  /** Where the assets of this version are: `/-/assets/<version>`. */
  assets: string;
  icon: Icons;
};

/**
 * A frame for one page. Its policy allows the scripts with the page's nonce: `'self'` would also
 * allow those of plugins where they share the origin. `data:` is where Web Awesome keeps the icons that
 * its elements draw themselves.
 */
export function newPageFrame({
  assets,
  icons,
  origins: { isolated, shell, everyView },
}: {
  assets: string;
  icons: Icons;
  origins: Origins;
}): PageFrame {
  const nonce = randomBytes(16).toString('base64url');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' data:",
    `frame-src 'self'${isolated ? ` ${everyView}` : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors 'self'${isolated ? ` ${shell}` : ''}`,
  ].join('; ');
  return { nonce, policy, assets, icon: icons };
}
