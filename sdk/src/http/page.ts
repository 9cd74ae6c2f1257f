import { html, type Html } from '../html.ts';

/** The platform's design tokens, in its newest version: colours follow light and dark. */
const tokens = '/-/assets/latest/ui/tokens.css';

/** A complete document around `body`; one that is complete already is left alone. */
export function page(body: Html, { title, locale }: { title: string; locale: string }): string {
  if (/^\s*<(!doctype|html)\b/i.test(String(body))) return String(body);
  return String(
    html`<!doctype html>
      <html lang="${locale}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="stylesheet" href="${tokens}" />
          <style>
            body {
              margin: 0;
              padding: var(--space-5, 1.5rem);
              background: var(--canvas);
              color: var(--text);
              font: var(--text-m, 1rem) / 1.55 var(--font, sans-serif);
            }
            a {
              color: var(--accent-text);
            }
          </style>
        </head>
        <body>
          ${body}
        </body>
      </html> `,
  );
}
