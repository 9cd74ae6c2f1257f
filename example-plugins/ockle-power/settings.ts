import { field } from '@patchbay/sdk';
import { z } from 'zod';
import { listServers, pathBetween } from './servers.ts';

/** What every kind of outlet has; each kind adds its own. */
const outlet = z.object({
  api_host: z.string().min(1).default('localhost').meta({ title: 'API host' }),
  wait_time: field
    .restart(z.int().min(0).max(3600))
    .default(1)
    .meta({ title: 'Wait time' })
    .describe('Seconds between two attempts to switch'),
});

export const settings = outlet.extend({
  dry_run: z.boolean().default(true).meta({ title: 'Dry run' }).describe('Switch nothing for real'),
  socket: field.intRange(1, 8).default(1).meta({ title: 'Socket' }),
  pdu_type: field
    .select([
      { value: 'simulated', title: 'Simulated', description: 'Needs no hardware' },
      { value: 'snmp', title: 'SNMP', description: 'Power strips that speak SNMP' },
      { value: 'serial', title: 'Serial', disabled: 'this machine has no serial port' },
    ])
    .default('simulated')
    .meta({ title: 'Type of power strip' }),
  enabled_servers: field
    .multilist(() => listServers().map(({ name, description }) => ({ value: name, description })))
    .default([])
    .meta({ title: 'Enabled servers' }),
  start_order: field
    .multilist(() => listServers().map(({ name, description }) => ({ value: name, description })), {
      ordered: true,
      link: 'server/~~name~~/edit',
    })
    .default([])
    .meta({ title: 'Start order' }),
  depends_on: field
    .select(({ values }) => dependencies(values['site_name']))
    .default('')
    .meta({ title: 'Depends on' })
    .describe('The server that has to run before this site does'),
  site_name: field
    .name({
      available: (name) =>
        listServers().some((server) => server.name === name) ? `"${name}" already exists` : true,
    })
    .default('rack-1')
    .meta({ title: 'Name of the site' }),
  community: field.secret().optional().meta({ title: 'SNMP community' }),
  region: field
    .locked(field.select(['here', 'elsewhere']), 'it is where the plugin runs')
    .default('here')
    .meta({ title: 'Region' }),
  alerts: field.emails().default([]).meta({ title: 'Alerts to' }),
  manual: field.url().optional().meta({ title: 'Address of the manual' }),
  sample_every: field.duration().default(300).meta({ title: 'Sample every' }),
  nightly: field.cron().default('0 3 * * *').meta({ title: 'Nightly check' }),
  notes: field.text().default('').meta({ title: 'Notes' }),
  plotter: field.plugin('nav').optional().meta({ title: 'Plugin that plots' }),
  max_attempts: field
    .hidden(z.int().min(1).max(100).default(3))
    .describe('How often a server is switched before it counts as failed'),
  labels: field.json().default({}).meta({ title: 'Labels' }),
});

/** Servers to depend on; those that depend on this site themselves cannot be chosen. */
function dependencies(site: unknown) {
  const servers = listServers().map(({ name }) => {
    const cycle = typeof site === 'string' ? pathBetween(name, site) : undefined;
    if (cycle === undefined) return { value: name };
    return { value: name, disabled: `it would make a cycle: ${cycle}` };
  });
  return [{ value: '', title: 'nothing' }, ...servers];
}

export const userSettings = z.object({
  units: field.select(['watts', 'kilowatts']).default('watts').meta({ title: 'Units' }),
});
