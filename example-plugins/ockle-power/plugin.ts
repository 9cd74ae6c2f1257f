import { definePlugin, html, PlatformError, serve } from '@patchbay/sdk';
import { addServer, listServers } from './servers.ts';
import { settings, userSettings } from './settings.ts';

export const ocklePower = definePlugin({
  slug: 'ockle-power',
  title: 'Ockle power',
  version: '1.0.0',
  description: 'Switches servers on and off. For now just its settings, of every type there is.',
  icon: 'plug',
  settings,
  userSettings,
  validateSettings({ pdu_type: type, api_host: host }) {
    if (type === 'snmp' && host === 'localhost') {
      return { api_host: 'an SNMP power strip is never this machine itself' };
    }
  },
  settingsActions: {
    test: {
      title: 'Test the connection',
      run({ api_host: host, pdu_type: type }) {
        if (type !== 'simulated') throw new PlatformError('unavailable', `no answer from ${host}`);
        return `the simulated power strip at ${host} answers`;
      },
    },
  },
  contributions: [{ point: 'nav', id: 'ockle-power', title: 'Ockle power', path: '/' }],
  routes: {
    'GET /': async ({ settings: site, settingsFor, identity }) => {
      const { units } = await settingsFor({ user: identity.sub });
      return html`<h1>Ockle power</h1>
        <p>
          Site ${site.site_name}, socket ${site.socket}, ${units}, a try every ${site.wait_time} s.
        </p>
        <ul>
          ${listServers().map(({ name, description }) => html`<li>${name}: ${description}</li>`)}
        </ul>`;
    },
    'GET /server/:name/edit': ({ params }) => html`<h1>${params.name}</h1>`,
    'POST /servers/:name': ({ params }) => {
      addServer({ name: params.name, description: 'Added by hand', needs: [] });
      return { added: params.name };
    },
  },
});

if (import.meta.main) await serve(ocklePower);
