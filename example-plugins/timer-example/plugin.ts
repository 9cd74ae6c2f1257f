import { definePlugin, html, serve, setting } from '@patchbay/sdk';
import { z } from 'zod';

const messages: { at: Date; text: string }[] = [];

export const timerExample = definePlugin({
  slug: 'timer-example',
  title: 'Timer example',
  version: '1.0.0',
  description: 'Logs a message every WAIT_TIME seconds, as a scheduled task.',
  icon: 'clock',
  settings: z.object({
    WAIT_TIME: z.int().min(1).default(1).describe('Seconds from one message to the next'),
  }),
  contributions: [
    { point: 'nav', id: 'timer-example', title: 'Timer example', path: '/', icon: 'clock' },
  ],
  tasks: {
    tick: {
      title: 'Log a message',
      delaySeconds: 0,
      repeatSeconds: setting('WAIT_TIME'),
      run: (_params, { log, scheduledFor }) => {
        const text = 'I am a test plugin';
        log.info(text);
        messages.unshift({ at: scheduledFor, text });
        messages.length = Math.min(messages.length, 20);
      },
    },
  },
  routes: {
    'GET /': ({ settings, identity }) =>
      html` <main>
          <h1>Timer example</h1>
          <p>A message every ${settings.WAIT_TIME} s: that is its setting WAIT_TIME.</p>
          <h2>Last messages</h2>
          <p>Up to 20 of this instance since it started; it keeps them in memory.</p>
          <table>
            <tr>
              <th>Time</th>
              <th>Message</th>
            </tr>
            ${messages.map(
              ({ at, text }) =>
                html`<tr>
                  <td>${timeFor(identity, at)}</td>
                  <td>${text}</td>
                </tr>`,
            )}
          </table>
        </main>
        <script type="module" src="refresh.js"></script>`,
    'GET /refresh.js': () =>
      new Response(refresh, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
  },
});

function timeFor({ locale, timeZone }: { locale: string; timeZone: string }, at: Date): string {
  return at.toLocaleTimeString(locale, { timeZone });
}

/** Runs in the browser: shows the page's newest content every second. */
const refresh = `
  setInterval(async () => {
    const response = await fetch(location.href).catch(() => undefined);
    if (!response?.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    document.querySelector('main').replaceWith(fresh.querySelector('main'));
  }, 1000);
`;

if (import.meta.main) await serve(timerExample);
