import type { ReceivedPlugin } from '@patchbay/proto';
import type { Refusal } from '../refusal.ts';

export function unknownPlugin(slug: string): Refusal {
  return {
    status: 404,
    code: 'unknown_plugin',
    title: 'There is no such plugin',
    detail: `no plugin "${slug}" is installed here`,
    hint: 'check the address, or choose a plugin from the navigation',
  };
}

export function disabledPlugin(
  { title, state }: ReceivedPlugin,
  { administrator }: { administrator: boolean },
): Refusal {
  return {
    status: 404,
    code: 'plugin_disabled',
    title: `${title} is disabled`,
    detail: administrator
      ? (state?.message ?? 'an operator disabled it')
      : 'an administrator has switched this plugin off',
    hint: administrator
      ? 'enable it again on the Plugins page'
      : 'ask an administrator if you need it',
  };
}

export function pluginNotReady({ slug, title, state }: ReceivedPlugin): Refusal {
  const unset = state?.name === 'not-configured';
  return {
    status: 503,
    code: 'plugin_not_ready',
    title: `${title} is ${wordFor(state?.name, state?.reason)}`,
    detail: state?.message ?? 'no process of this plugin is ready',
    hint: state?.hint || 'this page comes back by itself as soon as the plugin is ready',
    retryAfterSeconds: 5,
    ...(unset && {
      hint: 'whoever administers settings can set what is missing',
      link: { href: `/plugins/${slug}/settings`, label: 'Settings' },
    }),
  };
}

export function badAnswer(title: string, detail: string): Refusal {
  return {
    status: 502,
    code: 'bad_gateway',
    title: `${title} did not answer properly`,
    detail,
    hint: 'try again; if it stays like this, an administrator finds the reason in the log of the plugin',
  };
}

export function pluginFailing(title: string, detail: string, retryAfterSeconds: number): Refusal {
  return {
    status: 503,
    code: 'plugin_failing',
    title: `${title} does not answer`,
    detail,
    hint: 'wait a moment; if it stays like this, an administrator finds the reason in the log of the plugin',
    retryAfterSeconds,
  };
}

export function pluginBusy(title: string, detail: string, retryAfterSeconds: number): Refusal {
  return {
    status: 503,
    code: 'plugin_busy',
    title: `${title} has too much to do`,
    detail,
    hint: 'try again in a moment',
    retryAfterSeconds,
  };
}

export function tooSlow(title: string, detail: string): Refusal {
  return {
    status: 504,
    code: 'plugin_timeout',
    title: `${title} takes too long`,
    detail,
    hint: 'try again in a moment',
  };
}

function wordFor(state: string | undefined, reason: string | undefined): string {
  if (reason === 'conflict') return 'kept apart from another plugin';
  if (reason === 'dependency-cycle') return 'waiting for itself';
  switch (state) {
    case 'initialising':
      return 'starting';
    case 'draining':
      return 'shutting down';
    case 'pending':
      return 'not connected yet';
    case 'pending-approval':
      return 'waiting for approval';
    case 'not-configured':
      return 'not configured';
    case 'blocked':
      return 'waiting for something it needs';
    case 'incompatible':
      return 'not made for this platform';
    case 'quarantined':
      return 'in quarantine';
    case 'ready':
      return 'between two processes';
    default:
      return 'offline';
  }
}
