import sdk from '../package.json' with { type: 'json' };
import {
  fromStruct,
  invalid,
  PlatformError,
  toStruct,
  type ReceivedConnectResponse,
} from '@patchbay/proto';
import { readConfig, type Config, type Environment } from './config.ts';
import type { Plugin } from './define-plugin.ts';
import { endOnSignal } from './end-on-signal.ts';
import { answerRequests } from './http/answer-requests.ts';
import { createAuthenticator } from './http/authenticate.ts';
import { listen } from './http/listen.ts';
import { sayLastWords } from './last-words.ts';
import { createLiveSettings } from './live-settings.ts';
import { createLogger, type Logger } from './log.ts';
import { createPlatformLink } from './platform-link.ts';
import { register, type Registration } from './registration.ts';
import type { Schedules } from './schedules.ts';
import { createScopedSettings } from './scoped-settings.ts';
import { createCallsClient } from './telling.ts';
import type { Runner, RunnerDeps } from './tasks/runner.ts';

export type ServeOptions = {
  /** What is read instead of the process's environment. */
  env?: Environment;
  /**
   * Whether this process is the plugin's own, which it is unless set: signals end it, and a refusal sets
   * its exit code.
   */
  signals?: boolean;
  /**
   * Whether the platform is told the error that ends the plugin's own process because nobody caught it: its message
   * and the first lines of its stack. It is unless set.
   */
  tellCrash?: boolean;
  /** Handlers at work at a time, for each queue of tasks; 10 unless set. */
  concurrency?: number;
};

/** A plugin that is being served. Disposing drains it, says good-bye to the registry and ends it. */
export type Served = AsyncDisposable & {
  /** Where it listens. */
  url: string;
  /** What the platform calls this process; undefined until it is registered. */
  readonly instanceId: string | undefined;
  /** Resolves when the plugin is registered for the first time, rejects when it is refused. */
  registered: Promise<void>;
  /** Resolves when it has ended: disposed, drained by the platform, or refused by it (with why). */
  ended: Promise<PlatformError | undefined>;
};

/**
 * Serves a plugin: answers its routes over HTTP, keeps it registered, and runs its tasks. Resolves as
 * soon as it listens; the registry may come later, and go and come back.
 *
 * In the plugin's own process what keeps it from starting is logged instead, and ends it with 1.
 *
 * @throws PlatformError `invalid` that names each variable of the environment, or option, that is wrong;
 * `unavailable` when the port is taken.
 */
export async function serve(
  plugin: Plugin,
  { env = process.env, signals = true, tellCrash = true, concurrency = 10 }: ServeOptions = {},
): Promise<Served> {
  if (!signals) return (await start(plugin, { config: readConfig(env), concurrency })).served;
  try {
    const { served, crash } = await start(plugin, { config: readConfig(env), concurrency });
    if (tellCrash) sayLastWords(crash);
    return endOnSignal(served);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    createLogger(plugin.manifest.slug, 'info').fatal(error.message);
    return process.exit(1);
  }
}

async function start(
  plugin: Plugin,
  { config, concurrency }: { config: Config; concurrency: number },
): Promise<{ served: Served; crash: Registration['crash'] }> {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    const message = `must be a whole number from 1, and is ${concurrency}`;
    throw invalid('the options of `serve` are not right', [{ field: 'concurrency', message }]);
  }
  const { slug } = plugin.manifest;
  const log = createLogger(slug, config.LOG_LEVEL);
  const { settings: manifestSchema } = plugin.manifest;
  const settings = createLiveSettings(plugin.settings, { manifestSchema, log });
  const scoped = createScopedSettings(plugin.scopedSettings, {
    ask: (question) => registration.say(question),
  });
  const authenticator = createAuthenticator({ audience: slug });

  await using stack = new AsyncDisposableStack();
  const link = stack.use(createPlatformLink({ slug, log }));
  const calls = stack.use(
    createCallsClient({ address: config.PATCHBAY_REGISTRY, token: config.PATCHBAY_CREDENTIAL }),
  );
  let schedules = noSchedules(slug);
  const http = stack.use(
    await listen(
      config.PATCHBAY_LISTEN,
      answerRequests({
        plugin,
        authenticator,
        settings: settings.current,
        schedules: () => schedules,
        settingsFor: scoped.of,
        link,
        calls,
        log,
      }),
    ),
  );
  const runner = stack.use(
    await loadRunner({
      plugin,
      settings: settings.current,
      settingsFor: scoped.of,
      calls,
      instanceId: () => registration.instanceId() ?? '',
      queues: queuesOf(plugin, config),
      concurrency,
      log,
    }),
  );
  if (runner) ({ schedules } = runner);
  const endpoint = config.PATCHBAY_ENDPOINT ?? http.url;
  const registration = stack.use(
    register({
      address: config.PATCHBAY_REGISTRY,
      token: config.PATCHBAY_CREDENTIAL,
      hello: {
        protocol: 1,
        manifest: toStruct(plugin.manifest),
        endpoint,
        instanceName: config.PATCHBAY_INSTANCE,
        sdk: `patchbay-sdk-ts/${sdk.version}`,
      },
      log,
      onWelcome(welcome) {
        settings.apply(fromStruct(welcome.settings));
        scoped.forget();
        if (welcome.identity) authenticator.trust(welcome.identity);
        link.use(welcome.nats);
        if (welcome.nats) runner?.use(welcome.nats);
        runner?.setServing(welcome.serving);
        if (!welcome.serving && welcome.state?.hint) logState(log, welcome.state);
      },
      onMessage,
    }),
  );
  stack.defer(async () => {
    registration.setPhase('PHASE_DRAINING');
    const deadline = AbortSignal.timeout(config.PATCHBAY_DRAIN_SECONDS * 1000);
    await Promise.all([http.drain(deadline), runner?.drain(deadline)]);
  });

  function onMessage(message: ReceivedConnectResponse): void {
    const { settings: changed, state, drain, nats } = message;
    if (changed) settings.apply(fromStruct(changed.settings));
    if (changed) scoped.forget();
    scoped.hear(message);
    if (state) runner?.setServing(state.serving);
    if (state?.state) logState(log, state.state);
    if (nats) {
      link.use(nats);
      runner?.use(nats);
    }
    if (drain) {
      log.info({ reason: drain.reason }, 'the platform asks this process to end');
      void end();
    }
  }

  const running = stack.move();
  const ended = Promise.withResolvers<PlatformError | undefined>();
  let disposal: Promise<void> | undefined;
  const end = (why?: PlatformError) =>
    (disposal ??= running.disposeAsync().finally(() => ended.resolve(why)));
  registration.refused.catch((error: PlatformError) => {
    log.fatal({ violations: error.details.violations }, error.message);
    void end(error);
  });
  log.info({ endpoint }, 'listening');

  const served = {
    url: http.url,
    get instanceId() {
      return registration.instanceId();
    },
    registered: registration.registered,
    ended: ended.promise,
    [Symbol.asyncDispose]: () => end(),
  };
  return { served, crash: (error) => registration.crash(error) };
}

/** @throws PlatformError `invalid` for a queue that no task is in. */
function queuesOf({ manifest: { tasks } }: Plugin, { PATCHBAY_QUEUES: wanted }: Config): string[] {
  const known = [...new Set(tasks.map(({ queue }) => queue))];
  if (wanted.length === 0) return known;
  const unknown = wanted.filter((queue) => !known.includes(queue));
  if (unknown.length === 0) return wanted;
  const message = `no task is in ${unknown.join(', ')}; they are in ${known.join(', ') || 'none'}`;
  throw invalid('the environment is not right', [{ field: 'PATCHBAY_QUEUES', message }]);
}

/** A plugin without tasks does not load NATS: that saves time and memory in every small plugin. */
async function loadRunner(deps: RunnerDeps): Promise<Runner | undefined> {
  if (deps.plugin.manifest.tasks.length === 0) return undefined;
  const { createRunner } = await import('./tasks/runner.ts');
  return createRunner(deps);
}

function noSchedules(slug: string): Schedules {
  const refuse = (): never => {
    const hint = 'declare a task in its manifest; `onDemand: true` gives it no schedule of its own';
    throw new PlatformError('failed_precondition', `plugin "${slug}" has no tasks: ${hint}`);
  };
  return { add: async () => refuse(), remove: async () => refuse() };
}

function logState(
  log: Logger,
  { name, reason, message, hint }: { name: string; reason: string; message: string; hint: string },
): void {
  log.info({ state: name, reason, hint }, message || `the plugin is ${name}`);
}
