import { definePlugin, html, serve } from '@patchbay/sdk';

export const hello = definePlugin({
  slug: 'hello',
  title: 'Hello',
  version: '1.0.0',
  description: 'The smallest plugin: one page in the navigation.',
  icon: 'hand',
  contributions: [{ point: 'nav', id: 'hello', title: 'Hello', path: '/', icon: 'hand' }],
  routes: {
    'GET /': ({ identity }) => html`<h1>Hello, ${identity.name}</h1>`,
    'GET /greet/:name': ({ params }) => `Hello, ${params.name}`,
  },
});

if (import.meta.main) await serve(hello);
