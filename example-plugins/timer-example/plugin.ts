import { setTimeout as sleep } from 'node:timers/promises';
import { definePlugin, html, PlatformError, repeat, serve, setting } from '@patchbay/sdk';
import { z } from 'zod';

const messages: { at: Date; text: string }[] = [];

export const timerExample = definePlugin({
  slug: 'timer-example',
  title: { en: 'Timer example', de: 'Zeitgeber-Beispiel' },
  version: '1.0.0',
  description: 'Logs a message every WAIT_TIME seconds, as a scheduled task.',
  icon: 'clock',
  settings: z.object({
    WAIT_TIME: z.int().min(1).default(1).describe('Seconds from one message to the next'),
  }),
  contributions: [
    {
      point: 'nav',
      id: 'timer-example',
      title: { en: 'Timer example', de: 'Zeitgeber' },
      path: '/',
      icon: 'clock',
    },
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
    forget: {
      title: 'Forget old messages',
      delaySeconds: repeat.daily,
      repeatSeconds: repeat.daily,
      run: () => {
        const yesterday = Date.now() - repeat.daily * 1000;
        const old = messages.findIndex(({ at }) => at.getTime() < yesterday);
        if (old !== -1) messages.length = old;
      },
    },
    countdown: {
      title: 'Count down',
      onDemand: true,
      overlap: 'allow',
      params: { from: 10 },
      run: async ({ from }, { log, progress, signal }) => {
        for (let left = from; left > 0; left--) {
          progress(1 - left / from, `${left} to go`);
          log.info(`${left} …`);
          await sleep(1_000, undefined, { signal });
        }
        return { counted: from };
      },
    },
  },
  routes: {
    'GET /': ({ settings, identity }) =>
      html` <main>
          <h1>Timer example</h1>
          <p class="every">
            A message every ${settings.WAIT_TIME} s: that is its setting WAIT_TIME.
          </p>
          <p><button>Count down from 10</button> It appears under Tasks, with its progress.</p>
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
    'POST /countdowns': async ({ query, schedules }) => {
      const from = Number(query.get('from') ?? 10);
      if (!Number.isInteger(from) || from < 1 || from > 600) {
        throw new PlatformError('invalid', 'from: must be a whole number from 1 to 600');
      }
      return schedules.add({ task: 'countdown', in: 0, params: { from } });
    },
    'GET /refresh.js': () =>
      new Response(refresh, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
  },
});

function timeFor({ locale, timeZone }: { locale: string; timeZone: string }, at: Date): string {
  return at.toLocaleTimeString(locale, { timeZone });
}

/** Runs in the browser: starts a countdown, and shows what is new on the page every second. */
const refresh = `
  document.querySelector('button').addEventListener('click', async () => {
    const response = await fetch('countdowns?from=10', { method: 'POST' }).catch(() => undefined);
    if (!response?.ok) patchbay.toast('The countdown did not start', { kind: 'bad' });
  });
  setInterval(async () => {
    const response = await fetch(location.href).catch(() => undefined);
    if (!response?.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of ['.every', 'table']) {
      document.querySelector(part).replaceWith(fresh.querySelector(part));
    }
  }, 1000);
`;

if (import.meta.main) await serve(timerExample);
