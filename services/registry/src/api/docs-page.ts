import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { apiPrefix } from '@patchbay/proto/api';
import type { FastifyInstance } from 'fastify';

const base = `${apiPrefix}/docs`;
const types: Readonly<Record<string, string>> = {
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
};

/**
 * A page to read and try the API, by Swagger UI from this machine. Its requests are those of whoever is
 * signed in; its scripts run by a nonce, so that the page allows no other.
 */
export function serveDocsPage(app: FastifyInstance): void {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of Object.entries(types)) {
    const content = readFileSync(path.join(folder, name));
    app.get(`${base}/${name}`, (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'private, max-age=3600')
        .header('x-content-type-options', 'nosniff')
        .send(content),
    );
  }
  app.get(base, (_request, reply) => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy(nonce))
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .send(page(nonce));
  });
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The theme is what this person chose on our other pages, else the system's. */
function page(nonce: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>API · Patchbay</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${base}/swagger-ui.css" />
    <style nonce="${nonce}">
      body { margin: 0; }
      html.dark-mode body { background: #12161a; }
      .back { display: block; max-width: 1460px; margin: auto; padding: 16px 20px 0;
        font: 15px/1.5 system-ui, sans-serif; color: #0b5b51; }
      html.dark-mode .back { color: #7ad6c5; }
      .swagger-ui .info { margin: 16px 0; }
      .swagger-ui .scheme-container { display: none; }
    </style>
  </head>
  <body>
    <a class="back" href="/">← Patchbay</a>
    <div id="docs"></div>
    <script nonce="${nonce}">
      const chosen = localStorage.getItem('patchbay-theme');
      const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
      document.documentElement.classList.toggle('dark-mode', (chosen ?? system) === 'dark');
    </script>
    <script nonce="${nonce}" src="${base}/swagger-ui-bundle.js"></script>
    <script nonce="${nonce}">
      SwaggerUIBundle({
        url: '${apiPrefix}/openapi.json',
        dom_id: '#docs',
        deepLinking: true,
        docExpansion: 'none',
        defaultModelsExpandDepth: -1,
        displayRequestDuration: true,
        filter: true,
        validatorUrl: null,
      });
    </script>
  </body>
</html>
`;
}
