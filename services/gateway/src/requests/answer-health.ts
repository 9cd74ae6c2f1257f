import type { ReceivedPlugin } from '@patchbay/proto';
import { failuresBeforeEjection } from '../engine/ejection.ts';
import type { Instance } from '../engine/instance.ts';
import type { Limits } from '../engine/limits.ts';
import { areSame, isOpen } from '../engine/route-breaker.ts';
import { answerTroubles, type AnswerTrouble } from './answer-troubles.ts';
import type { Instances } from './instances.ts';
import type { RouteTraffic, Traffic } from './traffic.ts';

/** A route that is asked now and then only, since no instance answered again and again. */
export type FailingRoute = {
  route: string;
  since: Date;
  /** Requests in a row that were not answered. */
  failures: number;
  /** Some of the last ones, the newest first; `instance` is its id. */
  last: { instance: string; why: string; at: Date }[];
  /** `open`: the next request after `nextAt` is let through. `half-open`: one is under way, which decides. */
  state: 'open' | 'half-open';
  nextAt: Date;
};

/** An instance that gets no requests for now. */
export type PassedOver = { instance: string } & (
  | { kind: 'failing'; failures: number; until: Date }
  | { kind: 'busy'; waiting: number }
);

/** What this process makes of a plugin's answers to requests. */
export type AnswerHealth = {
  routes: FailingRoute[];
  instances: PassedOver[];
  troubles: AnswerTrouble[];
};

export type AnswerHealthOf = (plugin: ReceivedPlugin) => AnswerHealth;

/** Reads what the engine keeps of a plugin; only what concerns the instances of now. */
export function createAnswerHealth({
  traffic,
  instances,
  limits: { waitingAtOnce },
}: {
  traffic: Pick<Traffic, 'ofPlugin'>;
  instances: Pick<Instances, 'candidates'>;
  limits: Pick<Limits, 'waitingAtOnce'>;
}): AnswerHealthOf {
  const passedOver = (
    { id, failures, ejectedUntil, waiting }: Instance,
    now: number,
  ): PassedOver[] => {
    if (waiting >= waitingAtOnce) return [{ instance: id, kind: 'busy', waiting }];
    if (failures < failuresBeforeEjection || ejectedUntil <= now) return [];
    return [{ instance: id, kind: 'failing', failures, until: dateOf(ejectedUntil) }];
  };

  return (plugin) => {
    const candidates = instances.candidates(plugin);
    const now = performance.now();
    const failing = ({ breaker }: RouteTraffic) =>
      isOpen(breaker) && areSame(breaker.candidates, candidates);
    return {
      routes: [...traffic.ofPlugin(plugin.slug)].filter(failing).map(failingRoute),
      instances: candidates.flatMap(({ instance }) => passedOver(instance, now)),
      troubles: answerTroubles(plugin, candidates, now),
    };
  };
}

function failingRoute({ route, breaker }: RouteTraffic): FailingRoute {
  const { failures, openedAt, probeAt, probedAt, last } = breaker;
  return {
    route,
    since: dateOf(openedAt),
    failures,
    last: last.toReversed().map(({ instance, why, at }) => ({ instance, why, at: dateOf(at) })),
    state: probedAt === 0 ? 'open' : 'half-open',
    nextAt: dateOf(probeAt),
  };
}

/** Of ms of the clock of `performance`. */
function dateOf(at: number): Date {
  return new Date(Date.now() + at - performance.now());
}
