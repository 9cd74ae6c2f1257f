import { html, type Html } from '../html.ts';

/** The platform's look, in its newest version, from the gateway. */
const ui = '/-/assets/latest/ui';

/**
 * A complete document around `body`, which looks like the platform in the theme that this person has
 * chosen there, and keeps the platform's title and address in step with its own; one that is complete
 * already is left alone.
 */
export function page(body: Html, { title, locale }: { title: string; locale: string }): string {
  if (/^\s*<(!doctype|html)\b/i.test(String(body))) return String(body);
  return String(
    html`<!doctype html>
      <html lang="${locale}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <script src="${ui}/theme.js"></script>
          <script src="/-/bridge.js"></script>
          <link rel="stylesheet" href="${ui}/view.css" />
        </head>
        <body>
          ${body}
        </body>
      </html> `,
  );
}
