import { platformOnly, type CatalogCopy, type Logger } from '@patchbay/chassis';
import { mount, pluginHealth, PlatformError, toTimestamp, type Mounted } from '@patchbay/proto';
import type { Broker } from '../broker/broker.ts';
import type { SeenBy } from '../pages/seen-by.ts';
import type { AnswerTrouble } from '../requests/answer-troubles.ts';
import type { AnswerHealthOf, FailingRoute, PassedOver } from '../requests/answer-health.ts';

/**
 * `patchbay.gateway.v1.PluginHealth`: what plugins do not answer, as their pages show it. Whether somebody may
 * know is for the rules of the API to say, which alone ask it.
 */
export function mountPluginHealth({
  catalog,
  answerHealth,
  broker,
  seenBy: { worker, workers },
  log,
  platformToken,
}: {
  catalog: Pick<CatalogCopy, 'plugins'>;
  answerHealth: AnswerHealthOf;
  broker: Pick<Broker, 'health' | 'skips'>;
  seenBy: SeenBy;
  log: Logger;
  platformToken: string;
}): Mounted {
  const handlers = {
    getPluginHealth({ slug }: { slug: string }) {
      const plugin = catalog.plugins().get(slug);
      if (!plugin) throw new PlatformError('not_found', `there is no plugin "${slug}"`);
      const { routes, instances, troubles } = answerHealth(plugin);
      const { state, reason, underWay } = broker.health(slug);
      return {
        failingRoutes: routes.map(failingRoute),
        passedOver: instances.map(passedOver),
        calls: { state, reason: state === 'closed' ? '' : (reason ?? ''), underWay },
        skipped: broker.skips.of(slug).map(({ contribution, point, reason: why, at, times }) => {
          return { contribution, point, reason: why, at: toTimestamp(at), times };
        }),
        troubles: troubles.map(answerTrouble),
        seenBy: { worker: worker ?? 0, workers },
      };
    },
  };
  return mount(pluginHealth, handlers, platformOnly({ log, platformToken }));
}

function failingRoute({ route, state, since, failures, last, nextAt }: FailingRoute) {
  return {
    route,
    state,
    since: toTimestamp(since),
    failures,
    last: last.map(({ instance, why, at }) => ({ instance, reason: why, at: toTimestamp(at) })),
    nextAt: toTimestamp(nextAt),
  };
}

function passedOver(it: PassedOver) {
  const { instance, kind: reason } = it;
  return it.kind === 'busy'
    ? { instance, reason, waiting: it.waiting }
    : { instance, reason, failures: it.failures, until: toTimestamp(it.until) };
}

function answerTrouble({ last: { at, ...last }, ...trouble }: AnswerTrouble) {
  return { ...trouble, last: { ...last, at: toTimestamp(at) } };
}
