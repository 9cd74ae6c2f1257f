import type { Logger } from '@patchbay/chassis';
import { createApiPolicy } from '../api/api-policy.ts';
import { createCors, parseOrigins } from '../api/cors.ts';
import { createActingFor } from '../bearer/acting-for.ts';
import type { Config } from '../config.ts';
import type { Policy } from '../engine/destination.ts';
import { instanceEndpoint } from '../engine/endpoint.ts';
import { createInstance } from '../engine/instance.ts';
import { closeEndpoint } from '../engine/upstream-pool.ts';
import type { Events } from '../events.ts';
import type { Origins } from '../isolation/origins.ts';
import type { Views } from '../isolation/views.ts';
import { createAccessLog } from '../requests/access-log.ts';
import type { PagesSocket } from '../requests/pages-socket.ts';
import type { RefusalAnswer } from '../requests/answer-refusal.ts';
import { createForwardedLines } from '../requests/forwarded-lines.ts';
import type { Identity } from '../requests/identity.ts';
import type { Instances } from '../requests/instances.ts';
import type { OpenStreams } from '../requests/open-streams.ts';
import { createPluginPolicy } from '../requests/plugin-policy.ts';
import { createRateLimits } from '../requests/rate-limits.ts';
import { createRequestAccounts } from '../requests/request-accounts.ts';
import { createRequestPolicy } from '../requests/request-policy.ts';
import type { Account } from '../requests/routed.ts';
import type { SignedLinks } from '../requests/signed-links.ts';
import type { Traffic } from '../requests/traffic.ts';
import type { PlatformCookies } from '../sign-in/platform-cookies.ts';
import type { Sessions } from '../sign-in/sessions.ts';
import type { Decisions } from './decisions.ts';

/** What becomes of requests: of those for plugins, for the API and for our own pages. */
export function createRequestRules({
  config,
  decisions: { access, bearers, broker, judge },
  identity,
  instances,
  origins,
  cookies,
  sessions,
  views,
  signedLinks,
  streams,
  refusalAnswer,
  pages,
  events,
  log,
  traffic,
  onHealthChange,
}: {
  config: Config;
  decisions: Decisions;
  identity: Identity;
  instances: Instances;
  origins: Origins;
  cookies: PlatformCookies;
  sessions: Sessions;
  views: Views;
  signedLinks: SignedLinks;
  streams: OpenStreams;
  refusalAnswer: RefusalAnswer;
  pages: PagesSocket;
  events: Events;
  log: Logger;
  traffic: Traffic;
  /** Called when a route is asked now and then only, or always again. */
  onHealthChange: () => void;
}): Disposable & { policy: Policy<Account> } {
  using stack = new DisposableStack();
  const serviceAt = (name: string, address: string) => {
    const service = createInstance(name, instanceEndpoint(new URL(`http://${address}`)));
    stack.defer(() => closeEndpoint(service.endpoint));
    return service;
  };
  const rateLimits = createRateLimits();
  const api = createApiPolicy({
    sessions,
    bearers,
    judge,
    services: {
      gateway: pages.api,
      registry: serviceAt('registry', config.REGISTRY_HTTP_ADDRESS),
      scheduler: serviceAt('scheduler', config.SCHEDULER_HTTP_ADDRESS),
    },
    platformToken: config.PLATFORM_TOKEN,
    requestsPerMinute: config.API_REQUESTS_PER_MINUTE,
    rateLimits,
    cors: createCors(parseOrigins(config.API_CORS_ORIGINS)),
    shell: origins.shell,
  });
  const forwardedLines = createForwardedLines(origins.shell);
  const accessLog = createAccessLog({ log, share: config.ACCESS_LOG_SHARE });
  const plugins = createPluginPolicy({
    access,
    actingFor: createActingFor({ bearers, vouched: broker.vouched }),
    identity,
    instances,
    origins,
    traffic,
    signedLinks,
    rateLimits,
    forwardedLines,
  });
  const policy = createRequestPolicy({
    access,
    api,
    plugins,
    accounts: createRequestAccounts({ access, streams, events, accessLog, onHealthChange }),
    forwardedLines,
    events,
    traffic,
    accessLog,
    origins,
    views,
    cookies,
    refusalAnswer,
    pages: pages.instance,
  });
  const held = stack.move();
  return { policy, [Symbol.dispose]: () => held.dispose() };
}
