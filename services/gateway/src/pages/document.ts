import { html, type Html } from '../shell/html.ts';
import type { PageFrame } from '../shell/page-frame.ts';

/**
 * A whole HTML document. Its theme is set before anything is painted; `scripts` are modules of
 * `ui/`.
 */
export function document({
  title,
  body,
  bodyClass,
  scripts = [],
  frame: { nonce, assets },
}: {
  title: string;
  body: Html;
  bodyClass: string;
  scripts?: readonly string[];
  frame: PageFrame;
}): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" type="image/svg+xml" href="${assets}/ui/favicon.svg" />
        <script nonce="${nonce}" src="${assets}/ui/theme.js"></script>
        <link rel="stylesheet" href="${assets}/webawesome/styles/themes/default.css" />
        ${sheets.map((it) => html`<link rel="stylesheet" href="${assets}/ui/${it}.css" />`)}
        ${scripts.map(
          (it) =>
            html`<script type="module" nonce="${nonce}" src="${assets}/ui/${it}.js"></script>`,
        )}
      </head>
      <body class="${bodyClass}">
        ${body}
      </body>
    </html> `;
}

const sheets = [
  'tokens',
  'base',
  'controls',
  'shell',
  'pages',
  'cards',
  'panels',
  'tables',
  'emptiness',
  'copyable',
  'view-frame',
  'front',
  'chips',
  'plugin-list',
  'plugin-page',
  'row-controls',
  'answers',
  'points',
  'tasks',
  'settings',
  'spaces',
  'people',
  'toasts',
  'commands',
  'credentials',
];

/** The title of a page in the browser's tab. */
export function pageTitle(...parts: string[]): string {
  return [...parts, 'Patchbay'].join(' · ');
}
