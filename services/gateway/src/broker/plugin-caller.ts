import { Agent } from 'node:http';
import {
  broker,
  PlatformError,
  type Json,
  type ReceivedInstance,
  type ReceivedPlugin,
} from '@patchbay/proto';
import type { Events } from '../events.ts';
import type { Acting, Identity } from '../requests/identity.ts';
import type { Instances } from '../requests/instances.ts';
import { readAnswer } from './read-answer.ts';
import { postCall, type Posted } from './post-call.ts';
import type { Safeguards } from './safeguards.ts';

export type PluginCall = {
  plugin: string;
  /** Such as `command/reindex`. */
  call: string;
  payload: Json;
  deadlineMs: number;
  acting: Acting;
  /** Id of the space in which it is asked. */
  space?: string | undefined;
};

export type PluginCaller = Disposable & {
  /**
   * Asks one instance of a plugin, at most once: another instance is tried only when there is no
   * connection to the first.
   *
   * @throws PlatformError the plugin's own; `not_found`, `unavailable`, `timeout`, `too_large`, or
   * `internal` for an answer that is none.
   */
  call(asked: PluginCall): Promise<Json>;
};

/** Calls plugins as the platform does: `POST /-/call/<name>` with an identity that only counts there. */
export function createPluginCaller({
  plugins,
  instances,
  identity,
  safeguards,
  events,
}: {
  plugins: () => ReadonlyMap<string, ReceivedPlugin>;
  instances: Instances;
  identity: Identity;
  safeguards: Safeguards;
  events: Events;
}): PluginCaller {
  // Instances of the SDK keep idle connections for 75 s.
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 16, timeout: 60_000 });

  const post = async (
    asked: PluginCall,
    plugin: ReceivedPlugin,
    signal: AbortSignal,
  ): Promise<Made> => {
    const headers = {
      'content-type': 'application/json',
      'patchbay-identity': await identity.tokenForCall(asked.acting, plugin.slug),
      ...(asked.space !== undefined && { [broker.callSpaceHeader]: asked.space }),
    };
    const body = JSON.stringify(asked.payload);
    const path = broker.callPath + asked.call;
    let before: Unreached | undefined;
    for (;;) {
      const lease = instances.take(callable(plugin, asked.call), { except: before?.instance });
      if (!lease) return before ?? { kind: 'nobody' };
      try {
        const endpoint = lease.endpoint;
        const posted = await postCall({ endpoint, path, headers, body, agent, signal });
        if (posted.kind === 'answered') lease.answered();
        if (posted.kind !== 'unreached') return posted;
        lease.failed();
        const { slug } = plugin;
        const at = { plugin: slug, instance: lease.id, reason: 'unreachable' };
        events.upstreamFailed({ ...at, detail: posted.detail });
        if (before) return before;
        before = { ...posted, instance: lease.id };
      } finally {
        lease.release();
      }
    }
  };

  return {
    async call(asked) {
      const { plugin: slug, call, deadlineMs } = asked;
      const plugin = plugins().get(slug);
      if (!plugin) throw new PlatformError('not_found', `there is no plugin "${slug}"`);
      const signal = AbortSignal.timeout(deadlineMs);
      const { posted } = await safeguards.guard(plugin, async () => {
        const made = await post(asked, plugin, signal);
        return { posted: made, failure: failureOf(made, asked) };
      });
      switch (posted.kind) {
        case 'answered':
          return readAnswer(posted, { plugin: slug, call });
        case 'nobody':
          throw notThere(plugin, false);
        case 'unreached':
          throw notThere(plugin, true);
        case 'broken':
          throw new PlatformError(
            'internal',
            `plugin "${slug}" did not answer ${call}: ${posted.detail}`,
          );
        case 'late':
          throw new PlatformError(
            'timeout',
            `plugin "${slug}" did not answer ${call} within ${deadlineMs} ms`,
          );
        default:
          return posted satisfies never;
      }
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}

type Unreached = Extract<Posted, { kind: 'unreached' }> & { instance: string };
/** What was made of a call; `nobody`: there was no process to send it to. */
type Made = Posted | { kind: 'nobody' };

/** Why a call counts against the plugin; undefined when it answered, if only with an error. */
function failureOf(posted: Made, { deadlineMs }: PluginCall): string | undefined {
  switch (posted.kind) {
    case 'answered':
    case 'nobody':
      return undefined;
    case 'late':
      return `it did not answer within ${deadlineMs} ms`;
    case 'broken':
    case 'unreached':
      return posted.detail;
    default:
      return posted satisfies never;
  }
}

/** What only a plugin that is offered is asked; everything else is about the plugin itself. */
const ofOffered = /^(point|command|policy)(\/|$)/;

/** The plugin with those instances marked that may be asked. */
function callable(plugin: ReceivedPlugin, call: string): ReceivedPlugin {
  if (ofOffered.test(call)) return plugin;
  const ofActive = (instance: ReceivedInstance) => ({
    ...instance,
    serving: instance.version === plugin.version,
  });
  return { ...plugin, instances: plugin.instances.map(ofActive) };
}

function notThere({ slug, state }: ReceivedPlugin, unreachable: boolean): PlatformError {
  const why = unreachable
    ? 'none of its processes can be reached'
    : `it is ${state?.name ?? 'unknown'}: ${state?.message || 'no process of it is ready'}`;
  return new PlatformError('unavailable', `plugin "${slug}" cannot be asked: ${why}`);
}
