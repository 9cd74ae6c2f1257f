import { meetsRange, platformVersion } from '@patchbay/proto';
import type { InstanceRow } from './instance-store.ts';
import type { ReleaseRow } from './release-store.ts';

/** A state with its reason: `reason` for programs, `message` one sentence, `hint` what to do. */
export type State = { name: StateName; reason: string; message: string; hint: string };

export type StateName =
  | 'pending'
  | 'pending-approval'
  | 'not-configured'
  | 'initialising'
  | 'ready'
  | 'draining'
  | 'offline'
  | 'disabled'
  | 'incompatible'
  | 'blocked'
  | 'quarantined'
  | 'removed';

export type Departure =
  | 'stopped'
  | 'crashed'
  | 'lease-expired'
  | 'fell-silent'
  | 'credential-revoked';

/** What is stored of a plugin that its state depends on. */
export type PluginFacts = {
  slug: string;
  enabled: boolean;
  removed: boolean;
  replacedBy: string | null;
  quarantined: boolean;
  pinnedVersion: string | null;
  /** The active version; null when no release may serve. */
  version: string | null;
  releases: readonly ReleaseRow[];
  /** Required site settings that are not set. */
  missingSettings: readonly string[];
  /** Connected instances, of any version. */
  instances: readonly InstanceRow[];
  /** Why the latest instance went, when one did; else the reason of the state before. */
  lastDeparture: string;
  /** The error that it told when it crashed. */
  lastError?: string | undefined;
};

const offeredStates = new Set<string>(['initialising', 'ready', 'draining', 'offline']);

/** Whether a plugin in this state is offered: its pages are shown and its tasks are scheduled. */
export function isOffered(state: string): boolean {
  return offeredStates.has(state);
}

/** The state of a plugin that has a credential and nothing else. */
export const neverConnected: State = {
  name: 'pending',
  reason: 'never-connected',
  message: 'it has a credential, but no process has connected with it yet',
  hint: 'start the plugin with PATCHBAY_REGISTRY and PATCHBAY_CREDENTIAL set; if it runs already, its own log says why it is not let in, and so does the Plugins page under Connections that were refused',
};

/**
 * The state of a plugin by itself: what an operator decided, then what its release asks for, then
 * what its instances say. Whether others hold it back is for `resolve` to say.
 */
export function pluginState(plugin: PluginFacts): State {
  const byOthers = decided(plugin) ?? ofRelease(plugin);
  if (byOthers) return byOthers;
  const state = ofInstances(plugin);
  return state.name === 'ready' ? (unconfigured(plugin) ?? state) : state;
}

function decided({
  slug,
  removed,
  replacedBy,
  enabled,
  quarantined,
}: PluginFacts): State | undefined {
  if (removed && replacedBy !== null) {
    return {
      name: 'removed',
      reason: 'replaced',
      message: `"${replacedBy}" replaced it, and has its settings and what was decided of it`,
      hint: 'it can be deleted',
    };
  }
  if (removed) {
    return {
      name: 'removed',
      reason: 'removed',
      message: 'it was removed; its settings and history are kept',
      hint: 'it is back, with its former status, when it connects again; or it can be deleted',
    };
  }
  if (!enabled) {
    return {
      name: 'disabled',
      reason: 'disabled-by-operator',
      message: 'an operator disabled it: it gets no requests and no tasks',
      hint: `enable it on the Plugins page or with \`patchbay plugins enable ${slug}\``,
    };
  }
  if (quarantined) {
    return {
      name: 'quarantined',
      reason: 'crash-loop',
      message: 'it crashed again and again, and gets no requests and no tasks until it is released',
      hint: `see its log for why, then release it on its page under Plugins or with \`patchbay plugins release ${slug}\``,
    };
  }
  return undefined;
}

function ofRelease({ slug, version, releases }: PluginFacts): State | undefined {
  const [newest] = releases;
  if (!newest) return neverConnected;
  const active = releases.find((release) => release.version === version);
  if (!active?.approved) return withoutApproval(slug, active ?? newest);
  if (active.platform !== null && !meetsRange(platformVersion, active.platform)) {
    return {
      name: 'incompatible',
      reason: 'platform-range',
      message: `version ${active.version} requires Patchbay ${active.platform}, this is ${platformVersion}`,
      hint: 'install a version of the plugin made for this platform, or upgrade the platform',
    };
  }
  return undefined;
}

/** The state of a release that may not serve: it waits for an operator's word, or was turned down. */
export function withoutApproval(
  slug: string,
  { version, rejectionReason }: Pick<ReleaseRow, 'version' | 'rejectionReason'>,
): State {
  const approve = `\`patchbay plugins approve ${slug} ${version}\``;
  if (rejectionReason !== null) {
    return {
      name: 'pending-approval',
      reason: 'rejected',
      message: `an operator rejected version ${version}: ${rejectionReason}`,
      hint: `mend what is named and register another version; an operator may still let this one serve with ${approve}`,
    };
  }
  return {
    name: 'pending-approval',
    reason: 'not-approved',
    message: `version ${version} waits for an operator's approval`,
    hint: `approve it on the Plugins page or with ${approve}`,
  };
}

function unconfigured({ slug, missingSettings: missing }: PluginFacts): State | undefined {
  const [first] = missing;
  if (first === undefined) return undefined;
  return {
    name: 'not-configured',
    reason: 'settings-missing',
    message: `it needs ${missing.length === 1 ? 'the setting' : 'the settings'} ${missing.join(', ')} before it can serve`,
    hint: `set what is missing on its Settings page or with \`patchbay settings set ${slug} ${first}=…\``,
  };
}

function ofInstances({
  slug,
  version,
  pinnedVersion,
  instances,
  lastDeparture,
  lastError,
}: PluginFacts): State {
  const active = instances.filter((instance) => instance.version === version);
  const inPhase = (phase: string) => active.filter((instance) => instance.phase === phase);
  const ready = active.filter(({ state }) => state === 'ready');
  if (ready.length > 0) {
    const message = `${ready.length} ${ready.length === 1 ? 'instance is' : 'instances are'} ready`;
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
  if (pinnedVersion !== null && instances.length > 0) {
    return {
      name: 'offline',
      reason: 'pinned-version-missing',
      message: `it is pinned to version ${pinnedVersion}, and no instance runs that`,
      hint: `start version ${pinnedVersion}, or unpin it on its page under Plugins or with \`patchbay plugins unpin ${slug}\``,
    };
  }
  return offline(slug, lastDeparture, lastError);
}

function offline(slug: string, reason: string, error = ''): State {
  const hint = `start the plugin "${slug}" again; its log tells why it ended`;
  switch (reason) {
    case 'stopped':
      return { name: 'offline', reason, message: 'its last instance shut down', hint };
    case 'crashed': {
      const [what = ''] = error.split('\n', 1);
      const message = `its last instance crashed${what && `: ${what.slice(0, 300)}`}`;
      return { name: 'offline', reason, message, hint };
    }
    case 'credential-revoked':
      return {
        name: 'offline',
        reason,
        message: 'its credential was revoked',
        hint: `make a new one with \`patchbay credentials create ${slug}\``,
      };
    case 'fell-silent':
      return {
        name: 'offline',
        reason,
        message:
          'its last instance fell silent, though its connection did not break: something blocks its event loop, it is paused, or the network loses what it says',
        hint: `it is back by itself once it goes on; else end the process and start "${slug}" again`,
      };
    default:
      return {
        name: 'offline',
        reason: 'lease-expired',
        message:
          'the connection of its last instance broke, and it did not return: it crashed, was killed, or cannot reach the registry',
        hint,
      };
  }
}
