import type { InstanceRow } from './instance-store.ts';

/** A state with its reason: `reason` for programs, `message` one sentence, `hint` what to do. */
export type State = { name: string; reason: string; message: string; hint: string };

export type Departure = 'stopped' | 'lease-expired' | 'credential-revoked';

/**
 * The state of a plugin, from what an operator decided and what its instances say.
 *
 * @param lastDeparture why the latest instance went, when one did; else the stored state's reason.
 */
export function pluginState({
  slug,
  enabled,
  version,
  instances,
  lastDeparture,
}: {
  slug: string;
  enabled: boolean;
  version: string | null;
  instances: readonly InstanceRow[];
  lastDeparture: string;
}): State {
  if (!enabled) {
    return {
      name: 'disabled',
      reason: 'disabled-by-operator',
      message: 'an operator disabled it: it gets no requests and no tasks',
      hint: `enable it on the Plugins page or with \`patchbay plugins enable ${slug}\``,
    };
  }
  if (version === null) {
    return {
      name: 'pending',
      reason: 'never-connected',
      message: 'it has a credential, but no process has connected with it yet',
      hint: 'start the plugin with PATCHBAY_REGISTRY and PATCHBAY_CREDENTIAL set',
    };
  }
  const inState = (state: string) => instances.filter((instance) => instance.state === state);
  const inPhase = (phase: string) => instances.filter((instance) => instance.phase === phase);
  const ready = inState('ready');
  if (ready.length > 0) {
    const message = `${count(ready.length, 'instance is', 'instances are')} ready`;
    return { name: 'ready', reason: 'ready', message, hint: '' };
  }
  if (inPhase('ready').length > 0) {
    return {
      name: 'ready',
      reason: 'connection-lost',
      message: 'its connection broke; it is offline unless it returns within the lease time',
      hint: "look at the plugin's own log, and at the network between it and the registry",
    };
  }
  const [initialising] = inPhase('initialising');
  if (initialising) {
    return {
      name: 'initialising',
      reason: 'initialising',
      message: initialising.message || 'it is connected and getting ready',
      hint: '',
    };
  }
  if (inPhase('draining').length > 0) {
    return {
      name: 'draining',
      reason: 'draining',
      message: 'it finishes what it has and gets nothing new',
      hint: '',
    };
  }
  return offline(slug, lastDeparture);
}

function offline(slug: string, reason: string): State {
  const hint = `start the plugin "${slug}" again; its log tells why it ended`;
  switch (reason) {
    case 'stopped':
      return { name: 'offline', reason, message: 'its last instance shut down', hint };
    case 'credential-revoked':
      return {
        name: 'offline',
        reason,
        message: 'its credential was revoked',
        hint: `make a new one with \`patchbay credentials create ${slug}\``,
      };
    default:
      return {
        name: 'offline',
        reason: 'lease-expired',
        message:
          'its last instance went away without saying so: it crashed, hangs, or cannot reach the registry',
        hint,
      };
  }
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
